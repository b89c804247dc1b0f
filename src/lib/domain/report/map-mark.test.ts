import { describe, expect, it } from 'vitest';
import { packMarks, unpackMarks, type MapMark } from './map-mark.ts';

const REPORT: MapMark = { kind: 'report', lat: 51.49351, lon: 7.19952, reference: 'BO-7K4-M2P', category: 'waste', state: 'closed', outcome: 'fixed' };
const CLUSTER: MapMark = { kind: 'cluster', lat: 51.4787, lon: 7.2229, count: 148, open: 44, fixed: 92 };
const OTHER: MapMark = { kind: 'cluster', lat: 51.4712, lon: 7.2301, count: 3, open: 0, fixed: 3 };

describe('marks on their way to the browser', () => {
  it('arrive as they were sent', () => {
    expect(unpackMarks(packMarks([CLUSTER, OTHER, REPORT], 12))).toEqual([CLUSTER, OTHER, REPORT]);
    expect(unpackMarks(packMarks([{ ...CLUSTER, lat: 51.47873 }], 17))).toEqual([{ ...CLUSTER, lat: 51.47873 }]);
    expect(unpackMarks(packMarks([], 12))).toEqual([]);
  });

  it('clusters cost five numbers each and no names', () => {
    const { clusters } = packMarks([CLUSTER, OTHER], 12);
    expect(clusters).toEqual({ perDegree: 10_000, lat: [514_787, -75], lon: [72_229, 72], count: [148, 3], open: [44, 0], fixed: [92, 3] });
  });

  it('a place from afar is off by less than six metres', () => {
    const [mark] = unpackMarks(packMarks([{ ...CLUSTER, lat: 51.478_749 }], 12));
    expect(Math.abs((mark?.lat ?? 0) - 51.478_749)).toBeLessThanOrEqual(0.00005);
  });

  it('a state the page does not know is left out', () => {
    const { clusters } = packMarks([], 12);
    expect(unpackMarks({ clusters, reports: [[51, 7, 'BO-7K4-M2P', 'waste', 'dreaming', null]] })).toEqual([]);
  });
});
