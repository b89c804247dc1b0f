import { describe, expect, it } from 'vitest';
import { packMarks, unpackMarks, type MapMark } from './map-mark.ts';

const REPORT: MapMark = { kind: 'report', lat: 51.4935, lon: 7.1995, reference: 'BO-7K4-M2P', category: 'waste', state: 'closed', outcome: 'fixed' };
const CLUSTER: MapMark = { kind: 'cluster', lat: 51.4787, lon: 7.2229, count: 148, open: 44, fixed: 92 };

describe('marks on their way to the browser', () => {
  it('arrive as they were sent', () => {
    expect(unpackMarks(packMarks([REPORT, CLUSTER], 16))).toEqual([REPORT, CLUSTER]);
  });

  it('a cluster costs five numbers and no names', () => {
    expect(JSON.stringify(packMarks([CLUSTER], 16))).toBe('[[51.4787,7.2229,148,44,92]]');
  });

  it('a state the page does not know is left out', () => {
    expect(unpackMarks([[51, 7, 'BO-7K4-M2P', 'waste', 'dreaming', null]])).toEqual([]);
  });
});
