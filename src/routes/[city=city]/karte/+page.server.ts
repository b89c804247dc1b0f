import { error } from '@sveltejs/kit';
import { boundsOf } from '#lib/domain/geo/bounds.ts';
import { drawBaseMap } from '#lib/domain/geo/basemap.ts';
import { boundsOfView, metersPerPixel, viewOfBounds, zoomOf, type MapView } from '#lib/domain/geo/basemap-view.ts';
import type { City } from '#lib/domain/city/city.ts';
import type { App } from '#lib/server/app.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { obstaclesOf, placeMarks } from '#lib/map/placed-marks.ts';
import { reportWords } from '#lib/report-ui/report-words.ts';
import { cityWord } from '#lib/i18n/city-word.ts';
import { baseMapData, baseMapVersion } from '#lib/server/http/base-map.ts';
import type { PageServerLoad } from './$types';
import { filterQuery, readFilter, readPlace, toQuery, type MapFilter } from './map-filter.ts';
import { marksOf } from './marks.ts';
import { safetyMonths } from './safety-months.ts';

const FILTER_WORDS = { stand: m.filter_state, kategorie: m.filter_category, bezirk: m.filter_district, quartier: m.filter_quarter, zeit: m.filter_time };

/** Size of the map without a script; it is scaled to the window. */
const STILL = { width: 480, height: 540, paddingPx: 12 };

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { app } = locals;
  const city = app.cities.get(params.city);
  if (!city) error(404, 'city-unknown');
  const filter = readFilter(url.searchParams, city);
  const shown = url.searchParams.get('ansicht') === 'karte' ? 'karte' : 'liste';
  const start = readPlace(url.searchParams);
  const after = url.searchParams.get('nach');
  const list = await app.publicMap.list(city.id, toQuery(filter, app.now()), after);
  return {
    shown,
    start,
    filter,
    after,
    filters: filterQuery(filter),
    /** What of the filter somebody can follow by mail: one district, one category. */
    followed: filterQuery({
      ...filter,
      states: [],
      districts: filter.districts.slice(0, 1),
      categories: filter.categories.slice(0, 1),
      quarters: [],
      span: '30',
      area: null,
      unknown: []
    }),
    unknown: [...new Set(filter.unknown.map(({ name }) => FILTER_WORDS[name]()))],
    tiles: app.tiles && { url: `/${city.id}/karte/kachel/{z}/{x}/{y}`, attribution: app.tiles.attribution },
    mapVersion: baseMapVersion(city),
    total: list.total,
    next: list.next,
    cards: list.reports.map((report) => ({ ...reportWords(report, city, app.now()), photo: report.photos.at(-1)?.id ?? null })),
    categories: city.categories.filter(({ visibility }) => visibility === 'pin').map(({ code, label }) => ({ code, word: cityWord(label) })),
    districts: city.districts.map(({ id, name }) => ({ code: id, word: name })),
    /** Where the map leaves out older ones: the first day that it counts. */
    countedSince: await app.publicMap.countedSince(city.id, { ...toQuery(filter, app.now()), bounds: null }),
    still: shown === 'karte' ? await stillMap(app, city, { filter, start }) : null,
    safety: safetyMonths(await app.publicMap.safetyCounts(city.id), city)
  } as const;
};

/** The map as one picture with links, for browsers without a script. */
async function stillMap(app: App, city: City, { filter, start }: { filter: MapFilter; start: ReturnType<typeof readPlace> }) {
  const view: MapView = start
    ? { center: start.center, metersPerPixel: metersPerPixel(start.zoom, start.center.lat), width: STILL.width, height: STILL.height }
    : viewOfBounds(boundsOf(city.boundary), STILL);
  const zoom = zoomOf(view);
  const marks = placeMarks(await marksOf(app, city.id, { filter: { ...toQuery(filter, app.now()), bounds: null }, bounds: boundsOfView(view), zoom }), view);
  return { map: drawBaseMap(baseMapData(city), view, obstaclesOf(marks)), marks, zoom };
}
