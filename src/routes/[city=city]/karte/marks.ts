import type { MapBounds, MapMark, PublicFilter } from '#lib/server/public-map/queries.ts';
import type { App } from '#lib/server/app.ts';
import { gridZoom } from './map-filter.ts';

/** More could not be told apart on a screen, and would cost a phone more than it shows. */
const MOST_MARKS = 340;

/** Marks of a view: on the fine grid of close views, so that pins come apart, unless they would be too many. */
export async function marksOf(
  app: App,
  cityId: string,
  { filter, bounds, zoom }: { filter: PublicFilter; bounds: MapBounds; zoom: number }
): Promise<MapMark[]> {
  const [fine, coarse] = [gridZoom(zoom), Math.round(zoom)];
  const marks = await app.publicMap.marks(cityId, filter, bounds, fine);
  return marks.length > MOST_MARKS && fine !== coarse ? app.publicMap.marks(cityId, filter, bounds, coarse) : marks;
}
