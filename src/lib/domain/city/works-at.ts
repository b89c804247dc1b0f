import type { LatLon } from '../geo/point.ts';
import type { Instant } from '../time.ts';
import type { City } from './city.ts';
import { localDayAt } from './local-time.ts';
import { locate } from './locate.ts';
import type { PlannedWork } from './planned-work.ts';
import { specialAreasAt } from './special-area.ts';

type Asked = { point: LatLon; category: string; now: Instant };

/** What is planned at a point for a category today, in the order of the file; the first and the last day count. */
export function worksAt({ point, category, now }: Asked, city: City): PlannedWork[] {
  const day = localDayAt(now, city.timeZone);
  const current = city.works.filter(({ categories, from, to }) => categories.includes(category) && from <= day && day <= to);
  if (current.length === 0) return [];
  const located = locate(point, city);
  const places = new Set(specialAreasAt(point, city).map(({ area }) => area.id));
  if (located.inside) for (const id of [located.districtId, located.quarterId, ...located.borderDistrictIds]) if (id) places.add(id);
  return current.filter(({ areaId }) => places.has(areaId));
}
