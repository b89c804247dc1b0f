import { describe, expect, it } from 'vitest';
import { aReport } from '../../../../tests/support/builders.ts';
import { whoHears, type Listener } from './audience.ts';

const MAIN = aReport({ id: 'main' });
const CHILD = aReport({ id: 'child', mergedInto: 'main' });
const reporter = (person: string, reportId: string): Listener => ({ person, reportId, role: 'reporter' });
const supporter = (person: string, reportId: string): Listener => ({ person, reportId, role: 'supporter' });

describe('who hears of a main report', () => {
  it('is everybody of its family, each once, however often they said the same', () => {
    const listeners = [reporter('anna', 'main'), reporter('bert', 'child'), reporter('anna', 'child'), supporter('carla', 'main'), supporter('carla', 'child')];
    expect(whoHears('main', [MAIN, CHILD], listeners)).toEqual([reporter('anna', 'main'), reporter('bert', 'child'), supporter('carla', 'main')]);
  });

  it('is nobody of another family', () => {
    const other = aReport({ id: 'other' });
    expect(whoHears('main', [MAIN, other], [reporter('anna', 'main'), reporter('bert', 'other')])).toEqual([reporter('anna', 'main')]);
  });

  it('is no longer the reporter who withdrew, but still whoever had joined that report', () => {
    const withdrawn = { ...CHILD, state: 'closed', outcome: 'withdrawn' } as const;
    expect(whoHears('main', [MAIN, withdrawn], [reporter('bert', 'child'), supporter('carla', 'child')])).toEqual([supporter('carla', 'child')]);
  });
});
