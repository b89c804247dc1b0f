import { z } from 'zod';
import type { City } from '#lib/domain/city/city.ts';
import { locate } from '#lib/domain/city/locate.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { RouteReason } from '#lib/domain/triage/reasons.ts';
import { routeReport } from '#lib/domain/triage/routing.ts';

type OutsideReason = { code: 'outside'; neighbour: string | null };

/** What one point is answered with; district and team are null outside the city. */
export type RoutedPoint = { id: string | number; district: string | null; team: string | null; reasons: (RouteReason | OutsideReason)[] };

export type RoutedLine = { ok: true; point: RoutedPoint } | { ok: false; problem: string };

const pointLine = z.object({
  id: z.union([z.string(), z.number()]),
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
  category: z.string()
});

/**
 * Routes lines of `{"id","lat","lon","category"}`, where the category is the code of a category or of a sub-kind.
 * A line that cannot be read, or whose category the city does not have, is refused with what is wrong with it.
 */
export function createLineRouter(city: City, now: Instant): (line: string) => RoutedLine {
  const kinds = kindsOf(city);
  return (line) => {
    const point = readLine(line);
    if (typeof point === 'string') return { ok: false, problem: point };
    const kind = kinds.get(point.category);
    if (!kind) return { ok: false, problem: `category: ${city.id} has no category or sub-kind "${point.category}"` };
    return { ok: true, point: routePoint(point, kind, { city, now }) };
  };
}

type Kind = { category: string; subKind: string | null };

function routePoint({ id, lat, lon }: z.output<typeof pointLine>, kind: Kind, { city, now }: { city: City; now: Instant }): RoutedPoint {
  const located = locate({ lat, lon }, city);
  if (!located.inside) return { id, district: null, team: null, reasons: [{ code: 'outside', neighbour: located.neighbour?.name ?? null }] };
  const { districtId, quarterId, borderDistrictIds } = located;
  const place = { street: null, houseNumber: null, districtId, quarterId };
  const location = { kind: 'point' as const, accuracyMeters: null, source: 'map' as const, lat, lon };
  const { team, reasons } = routeReport({ ...kind, answers: {}, phrases: [], location, place, borderDistrictIds, receivedAt: now }, city);
  return { id, district: city.districts.find((district) => district.id === districtId)?.name ?? districtId, team, reasons };
}

/** Categories come last, so that a code that is both means the category. */
function kindsOf({ categories }: City): Map<string, Kind> {
  const subKinds = categories.flatMap(({ code: category, subKinds }) => subKinds.map(({ code }) => [code, { category, subKind: code }] as const));
  return new Map<string, Kind>([...subKinds, ...categories.map(({ code }) => [code, { category: code, subKind: null }] as const)]);
}

/** The point of a line, or what is wrong with the line. */
function readLine(line: string): z.output<typeof pointLine> | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'not JSON';
  }
  const read = pointLine.safeParse(value);
  if (read.success) return read.data;
  return read.error.issues.map(({ path, message }) => `${path.length > 0 ? path.join('.') : 'line'}: ${message}`).join('; ');
}
