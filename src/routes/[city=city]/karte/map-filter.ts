import type { Bounds } from '#lib/domain/geo/bounds.ts';
import type { LatLon } from '#lib/domain/geo/point.ts';
import { SIGNED_STATES, type Outcome, type ReportState } from '#lib/domain/report/report.ts';
import { DAY, type Instant } from '#lib/domain/time.ts';
import type { PublicFilter } from '#lib/server/public-map/queries.ts';

/** States and outcomes by the word that stands for all of them; what was withdrawn or rejected has no public entry. */
export const STATE_GROUPS = { open: SIGNED_STATES, closed: ['fixed', 'not_found', 'not_responsible', 'not_feasible', 'no_answer'] } as const satisfies Record<
  string,
  readonly (ReportState | Outcome)[]
>;
export const STATE_CHOICES = ['open', ...STATE_GROUPS.open, 'closed', ...STATE_GROUPS.closed] as const;
export type StateChoice = (typeof STATE_CHOICES)[number];

/** Spans by their word in the URL, in days; null is everything. */
export const SPAN_DAYS = { '7': 7, '30': 30, '90': 90, '365': 365, alle: null } as const;
export type Span = keyof typeof SPAN_DAYS;
const USUAL_SPAN: Span = '30';

/** Lists of words in the URL, and what of a filter each fills. */
const LISTS = { stand: 'states', kategorie: 'categories', bezirk: 'districts', quartier: 'quarters' } as const;
export type FilterName = keyof typeof LISTS | 'zeit';

export type MapFilter = {
  states: StateChoice[];
  categories: string[];
  districts: string[];
  quarters: string[];
  span: Span;
  area: Bounds | null;
  /** Words that stand in the URL and that this city does not know. */
  unknown: { name: FilterName; word: string }[];
};

type FilterCity = { categories: readonly { code: string; visibility: string }[]; districts: readonly { id: string }[]; quarters: readonly { id: string }[] };

/** The filter as it stands in the URL. A word that the city does not know is remembered: it is to find nothing, not everything. */
export function readFilter(query: URLSearchParams, city: FilterCity): MapFilter {
  const unknown: MapFilter['unknown'] = [];
  const known = <T extends string>(name: FilterName, words: readonly T[]) => {
    const asked = query.getAll(name).filter((word) => word !== '');
    for (const word of asked) if (!words.some((each) => each === word) && unknown.length < MAX_UNKNOWN) unknown.push({ name, word: word.slice(0, MAX_WORD) });
    return words.filter((word) => asked.includes(word));
  };
  const [span = USUAL_SPAN] = known('zeit', Object.keys(SPAN_DAYS).filter(isSpan));
  return {
    states: known('stand', STATE_CHOICES),
    categories: known(
      'kategorie',
      city.categories.filter(({ visibility }) => visibility === 'pin').map(({ code }) => code)
    ),
    districts: known(
      'bezirk',
      city.districts.map(({ id }) => id)
    ),
    quarters: known(
      'quartier',
      city.quarters.map(({ id }) => id)
    ),
    span,
    area: readBounds(query),
    unknown
  };
}

/** Whether a word of the URL leaves nothing to find: nothing that is known stands beside it. */
export function findsNothing(filter: MapFilter): boolean {
  return filter.unknown.some(({ name }) => name === 'zeit' || filter[LISTS[name]].length === 0);
}

export function toQuery(filter: MapFilter, now: Instant): PublicFilter {
  const days = SPAN_DAYS[filter.span];
  return {
    states: statesOf(filter.states),
    categories: filter.categories,
    districts: filter.districts,
    quarters: filter.quarters,
    since: days === null ? null : now - days * DAY,
    bounds: filter.area,
    nothing: findsNothing(filter)
  };
}

/** Both groups together narrow nothing. */
function statesOf(choices: readonly StateChoice[]): PublicFilter['states'] {
  if (choices.includes('open') && choices.includes('closed')) return [];
  return [...new Set(choices.flatMap((choice) => (choice === 'open' || choice === 'closed' ? STATE_GROUPS[choice] : choice)))];
}

/** The filter as a query string without what is usual, so that the plain address stays plain. */
export function filterQuery(filter: MapFilter): string {
  const query = new URLSearchParams();
  for (const word of filter.states) query.append('stand', word);
  for (const word of filter.categories) query.append('kategorie', word);
  for (const word of filter.districts) query.append('bezirk', word);
  for (const word of filter.quarters) query.append('quartier', word);
  for (const { name, word } of filter.unknown) query.append(name, word);
  if (filter.span !== USUAL_SPAN) query.set('zeit', filter.span);
  if (filter.area) query.set('rahmen', boundsWord(filter.area));
  return query.toString();
}

/** A page with the same filters and something more. */
export function hrefWith(path: string, filters: string, extra: Record<string, string>): string {
  const query = new URLSearchParams(filters);
  for (const [name, word] of Object.entries(extra)) query.set(name, word);
  return query.size > 0 ? `${path}?${query}` : path;
}

export function readBounds(query: URLSearchParams): Bounds | null {
  const [south, west, north, east] = (query.get('rahmen') ?? '').split(',').map(Number);
  if (south === undefined || west === undefined || north === undefined || east === undefined) return null;
  return [south, west, north, east].every(Number.isFinite) && Math.abs(south) <= 85 && Math.abs(north) <= 85 && south < north && west < east
    ? { south, west, north, east }
    : null;
}

export function boundsWord({ south, west, north, east }: Bounds): string {
  return [south, west, north, east].map((degrees) => degrees.toFixed(5)).join(',');
}

export function readZoom(word: string | null): number | null {
  const zoom = Number(word);
  return word !== null && word !== '' && zoom >= MIN_ZOOM && zoom <= MAX_ZOOM ? zoom : null;
}

/** "51.48,7.22,14": where the map stands. */
export function readPlace(query: URLSearchParams): { center: LatLon; zoom: number } | null {
  const [lat, lon, zoomWord] = (query.get('ort') ?? '').split(',');
  const zoom = readZoom(zoomWord ?? null);
  const center = { lat: Number(lat), lon: Number(lon) };
  return zoom !== null && lat && lon && Math.abs(center.lat) <= 85 && Math.abs(center.lon) <= 180 ? { center, zoom } : null;
}

export function placeWord(center: LatLon, zoom: number): string {
  return `${center.lat.toFixed(4)},${center.lon.toFixed(4)},${Math.min(MAX_ZOOM, Math.round(zoom * 10) / 10)}`;
}

/** Zoom of the grid on which the server counts: finer between single buildings, so that pins come apart. */
export function gridZoom(zoom: number): number {
  return Math.round(zoom) + (zoom >= FINE_GRID_ZOOM ? FINE_GRID_STEPS : 0);
}

/** The closest zoom at which these bounds still fit a large screen, so that nobody asks for a whole city house by house. */
export function zoomWithin({ west, east }: Bounds, zoom: number): number {
  return Math.min(zoom, Math.log2((MAX_VIEW_PX * 360) / (TILE_PX * (east - west))));
}

/** More of what nobody knows need not be carried along. */
const MAX_UNKNOWN = 5;
const MAX_WORD = 60;
const MAX_VIEW_PX = 6000;
const TILE_PX = 256;
const FINE_GRID_ZOOM = 16;
const FINE_GRID_STEPS = 2;
const MIN_ZOOM = 8;
const MAX_ZOOM = 19;

function isSpan(word: string): word is Span {
  return Object.hasOwn(SPAN_DAYS, word);
}
