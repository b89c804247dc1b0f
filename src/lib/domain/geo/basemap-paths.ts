import type { Pixel } from './basemap-view.ts';

/** A rectangle in pixels. */
export type Box = { left: number; top: number; right: number; bottom: number };

/** Points nearer to the one before are left out; finer cannot be seen. */
const THIN_PX = 0.7;

export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

/** SVG path through points, with thinning; `closed` ends it with Z. */
export function pathOf(points: readonly Pixel[], closed: boolean): string {
  const kept = thin(points);
  if (kept.length < 2) return '';
  return `M${kept.map(([x, y]) => `${tenth(x)} ${tenth(y)}`).join('L')}${closed ? 'Z' : ''}`;
}

/** Smooth SVG path through few points (Catmull–Rom as cubic Béziers). */
export function curveOf(points: readonly Pixel[]): string {
  const [first] = points;
  if (!first || points.length < 2) return '';
  let d = `M${pair(first)}`;
  for (let i = 0; i + 1 < points.length; i++) {
    const from = points[i] ?? first;
    const to = points[i + 1] ?? from;
    const before = points[i - 1] ?? from;
    const after = points[i + 2] ?? to;
    d += `C${pair([from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6])} ${pair([to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6])} ${pair(to)}`;
  }
  return d;
}

/** A soft closed shape around a point whose wobble depends only on `seed`. */
export function blobOf([cx, cy]: Pixel, radius: { x: number; y: number }, seed: string): string {
  const hash = hashOf(seed);
  const points = Array.from({ length: 8 }, (_, i): Pixel => {
    const angle = (i / 8) * 2 * Math.PI;
    const wobble = 0.84 + (((hash >> i) & 7) / 7) * 0.28;
    return [cx + Math.cos(angle) * radius.x * wobble, cy + Math.sin(angle) * radius.y * wobble];
  });
  const middle = (a: Pixel, b: Pixel): Pixel => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  const last = points.at(-1) ?? [cx, cy];
  let d = `M${pair(middle(last, points[0] ?? last))}`;
  points.forEach((point, i) => (d += `Q${pair(point)} ${pair(middle(point, points[(i + 1) % points.length] ?? point))}`));
  return `${d}Z`;
}

/** FNV-1a; only for looks. */
export function hashOf(text: string): number {
  let hash = 2166136261;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16777619);
  return hash >>> 3;
}

/** The part of a ring inside a box (Sutherland–Hodgman); may run along the box's edges. */
export function clipRing(ring: readonly Pixel[], box: Box): Pixel[] {
  const edges: { keeps: (p: Pixel) => boolean; cut: (a: Pixel, b: Pixel) => Pixel }[] = [
    { keeps: (p) => p[0] >= box.left, cut: (a, b) => crossAt(a, b, 0, box.left) },
    { keeps: (p) => p[0] <= box.right, cut: (a, b) => crossAt(a, b, 0, box.right) },
    { keeps: (p) => p[1] >= box.top, cut: (a, b) => crossAt(a, b, 1, box.top) },
    { keeps: (p) => p[1] <= box.bottom, cut: (a, b) => crossAt(a, b, 1, box.bottom) }
  ];
  return edges.reduce<readonly Pixel[]>((points, { keeps, cut }) => {
    const kept: Pixel[] = [];
    points.forEach((to, i) => {
      const from = points[(i + points.length - 1) % points.length] ?? to;
      if (keeps(to) !== keeps(from)) kept.push(cut(from, to));
      if (keeps(to)) kept.push(to);
    });
    return kept;
  }, ring) as Pixel[];
}

/** The parts of a line that touch a box, as runs of whole segments. */
export function clipLine(line: readonly Pixel[], box: Box): Pixel[][] {
  const runs: Pixel[][] = [];
  let run: Pixel[] = [];
  for (let i = 1; i < line.length; i++) {
    const from = line[i - 1];
    const to = line[i];
    if (!from || !to) continue;
    if (clipSegment(from, to, box)) {
      if (run.length === 0) run.push(from);
      run.push(to);
    } else if (run.length > 0) {
      runs.push(run);
      run = [];
    }
  }
  if (run.length > 0) runs.push(run);
  return runs;
}

/** The part of a segment inside a box, or null (Liang–Barsky). */
export function clipSegment(a: Pixel, b: Pixel, box: Box): [Pixel, Pixel] | null {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  let start = 0;
  let end = 1;
  for (const [p, q] of [
    [-dx, a[0] - box.left],
    [dx, box.right - a[0]],
    [-dy, a[1] - box.top],
    [dy, box.bottom - a[1]]
  ] as const) {
    if (p === 0) {
      if (q < 0) return null;
      continue;
    }
    if (p < 0) start = Math.max(start, q / p);
    else end = Math.min(end, q / p);
    if (start > end) return null;
  }
  return [
    [a[0] + dx * start, a[1] + dy * start],
    [a[0] + dx * end, a[1] + dy * end]
  ];
}

/** Even–odd rule. */
export function ringHolds(ring: readonly Pixel[], [x, y]: Pixel): boolean {
  let holds = false;
  ring.forEach(([xi, yi], i) => {
    const [xj, yj] = ring[(i + ring.length - 1) % ring.length] ?? [xi, yi];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) holds = !holds;
  });
  return holds;
}

/** Middle of the area of a ring; of its points if it has no area. */
export function centroidOf(ring: readonly Pixel[]): Pixel {
  let area = 0;
  let x = 0;
  let y = 0;
  ring.forEach(([ax, ay], i) => {
    const [bx, by] = ring[(i + 1) % ring.length] ?? [ax, ay];
    const weight = ax * by - bx * ay;
    area += weight;
    x += (ax + bx) * weight;
    y += (ay + by) * weight;
  });
  return Math.abs(area) > 1e-9 ? [x / (3 * area), y / (3 * area)] : (ring[0] ?? [0, 0]);
}

export function distance(a: Pixel, b: Pixel): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

function thin(points: readonly Pixel[]): Pixel[] {
  const kept: Pixel[] = [];
  points.forEach((point, i) => {
    const last = kept.at(-1);
    if (!last || i === points.length - 1 || distance(last, point) > THIN_PX) kept.push(point);
  });
  return kept;
}

function crossAt(a: Pixel, b: Pixel, axis: 0 | 1, value: number): Pixel {
  const t = (value - a[axis]) / (b[axis] - a[axis]);
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
}

function pair([x, y]: Pixel): string {
  return `${tenth(x)} ${tenth(y)}`;
}
