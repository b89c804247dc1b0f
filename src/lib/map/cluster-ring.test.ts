import { describe, expect, it } from 'vitest';
import { clusterDiameterPx, ringParts } from './cluster-ring.ts';

const AROUND = 138;

describe('ring of a cluster', () => {
  it('shows open, fixed and otherwise closed reports in this order and fills the ring', () => {
    const parts = ringParts({ count: 100, open: 30, fixed: 60 }, AROUND);
    expect(parts.map(({ share }) => share)).toEqual(['open', 'fixed', 'other']);
    const gaps = parts.length * 2.4;
    expect(parts.reduce((sum, { length }) => sum + length, 0) + gaps).toBeCloseTo(AROUND, 6);
    expect((parts[1]?.length ?? 0) / (parts[0]?.length ?? 1)).toBeCloseTo(2, 1);
  });

  it('never hides the single open report among hundreds', () => {
    const [open] = ringParts({ count: 500, open: 1, fixed: 499 }, AROUND);
    expect(open?.share).toBe('open');
    expect(open?.length).toBeGreaterThan(4);
  });

  it('is one closed ring when all are alike', () => {
    expect(ringParts({ count: 7, open: 0, fixed: 7 }, AROUND)).toEqual([{ share: 'fixed', length: AROUND, start: 0 }]);
  });

  it('grows in three steps', () => {
    expect([2, 29, 30, 99, 100, 4000].map(clusterDiameterPx)).toEqual([46, 46, 54, 54, 62, 62]);
  });
});
