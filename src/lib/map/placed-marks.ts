import { boxAround } from '#lib/domain/geo/basemap-labels.ts';
import type { Box } from '#lib/domain/geo/basemap-paths.ts';
import { projectorOf, type MapView } from '#lib/domain/geo/basemap-view.ts';
import type { MapMark } from '#lib/domain/report/map-mark.ts';
import { clusterDiameterPx } from './cluster-ring.ts';

export type PlacedMark = MapMark & { x: number; y: number };

const REPORT_RADIUS_PX = 15;
/** Marks may overlap by this much before they become one. */
const OVERLAP_PX = 7;

/**
 * Marks with their pixels in a view. Those that would cover each other become one cluster, the largest first, so that
 * every mark can be read and tapped.
 */
export function placeMarks(marks: readonly MapMark[], view: MapView): PlacedMark[] {
  const project = projectorOf(view);
  const placed: PlacedMark[] = [];
  for (const mark of [...marks].sort((a, b) => countOf(b) - countOf(a))) {
    const [x, y] = project(mark.lat, mark.lon);
    const here = { ...mark, x, y };
    const near = placed.findIndex((other) => Math.hypot(other.x - x, other.y - y) < radiusOf(other) + radiusOf(here) - OVERLAP_PX);
    const other = placed[near];
    if (other) placed[near] = joined(other, here);
    else placed.push(here);
  }
  return placed.map((mark) => ({ ...mark, x: Math.round(mark.x), y: Math.round(mark.y) }));
}

/** Room that words leave to the marks. */
export function obstaclesOf(marks: readonly PlacedMark[]): Box[] {
  return marks.map((mark) => boxAround([mark.x, mark.y], radiusOf(mark)));
}

/** One cluster in the middle of both, weighted by their counts. */
function joined(a: PlacedMark, b: PlacedMark): PlacedMark {
  const count = countOf(a) + countOf(b);
  const middle = (of: (mark: PlacedMark) => number) => (of(a) * countOf(a) + of(b) * countOf(b)) / count;
  return {
    kind: 'cluster',
    lat: middle(({ lat }) => lat),
    lon: middle(({ lon }) => lon),
    x: middle(({ x }) => x),
    y: middle(({ y }) => y),
    count,
    open: openOf(a) + openOf(b),
    fixed: fixedOf(a) + fixedOf(b)
  };
}

function radiusOf(mark: MapMark): number {
  return mark.kind === 'cluster' ? clusterDiameterPx(mark.count) / 2 : REPORT_RADIUS_PX;
}

const countOf = (mark: MapMark): number => (mark.kind === 'cluster' ? mark.count : 1);
const openOf = (mark: MapMark): number => (mark.kind === 'cluster' ? mark.open : Number(mark.state !== 'closed'));
const fixedOf = (mark: MapMark): number => (mark.kind === 'cluster' ? mark.fixed : Number(mark.outcome === 'fixed'));
