import { describe, expect, it } from 'vitest';
import type { MapView } from '#lib/domain/geo/basemap-view.ts';
import { offsetMeters } from '#lib/domain/geo/distance.ts';
import type { MapMark } from '#lib/domain/report/map-mark.ts';
import { placeMarks } from './placed-marks.ts';

const CENTER = { lat: 51.48, lon: 7.22 };
/** One metre is one pixel. */
const VIEW: MapView = { center: CENTER, metersPerPixel: 1, width: 600, height: 400 };

const report = (east: number, outcome: 'fixed' | null = null): MapMark => ({
  kind: 'report',
  ...offsetMeters(CENTER, east, 0),
  reference: `BO-222-${east}`,
  category: 'waste',
  state: outcome ? 'closed' : 'received',
  outcome
});
const cluster = (east: number, count: number): MapMark => ({ kind: 'cluster', ...offsetMeters(CENTER, east, 0), count, open: 0, fixed: count });

describe('marks on the map', () => {
  it('stand at their pixel', () => {
    expect(placeMarks([report(100)], VIEW)).toMatchObject([{ kind: 'report', x: 400, y: 200 }]);
  });

  it('that would cover each other are one cluster with the counts of both', () => {
    expect(placeMarks([report(0), report(10, 'fixed')], VIEW)).toMatchObject([{ kind: 'cluster', count: 2, open: 1, fixed: 1, x: 305 }]);
  });

  it('that stand apart stay apart', () => {
    expect(placeMarks([report(0), report(40)], VIEW)).toHaveLength(2);
  });

  it('join the larger one, which hardly moves', () => {
    const [only] = placeMarks([report(30), cluster(0, 99)], VIEW);
    expect(only).toMatchObject({ count: 100, x: 300 });
  });

  it('lose no report when they join', () => {
    const many = Array.from({ length: 60 }, (_, i) => cluster((i * 37) % 500, 1 + (i % 9)));
    const placed = placeMarks(many, VIEW);
    expect(placed.reduce((sum, mark) => sum + (mark.kind === 'cluster' ? mark.count : 1), 0)).toBe(
      many.reduce((sum, mark) => sum + (mark.kind === 'cluster' ? mark.count : 1), 0)
    );
  });
});
