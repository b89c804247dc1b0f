const DATA = /__data\.json$/;
/** First words of paths that are no city: what depends on who asks, or is no page. */
const NO_CITY = new Set(['dienst', 'm', 'api', 'open311', '_app']);
const LANGUAGE = /^[a-z]{2}(?:-[a-z]+)?$/;

/**
 * The key under which a page of the reporting flow (or its data) is kept, or null for any other address. What only
 * concerns one visit is left out: a draft's id, a chosen kind. A page that tells a phone number by the hour is not kept.
 */
export function flowKey({ pathname, searchParams }: Pick<URL, 'pathname' | 'searchParams'>): string | null {
  const now = searchParams.get('jetzt');
  if (!isFlowPath(pathname.replace(DATA, '')) || (now !== null && now !== 'nein') || searchParams.has('wort')) return null;
  return now === 'nein' ? `${pathname}?jetzt=nein` : pathname;
}

/** Where the data of a page lies, for a navigation without a full load. */
export function dataOf(key: string): string {
  const [path = '', search] = key.split('?');
  return `${path.replace(/\/$/, '')}/__data.json${search ? `?${search}` : ''}`;
}

/** The page that says that there is no line, for an address of a city; null elsewhere. */
export function offlinePageOf(pathname: string): string | null {
  const city = cityPath(pathname);
  return city && `${city}/offline`;
}

/** Whether it is a page that residents open, and not one of the desk or for machines. */
export function isForResidents(pathname: string): boolean {
  const [first = ''] = pathname.split('/').slice(1);
  return first === 'm' || !NO_CITY.has(first);
}

function isFlowPath(pathname: string): boolean {
  const path = pathname.replace(/\/$/, '');
  const city = cityPath(path);
  return city !== null && /^(?:|\/melden\/[a-z_]+|\/ausgang|\/offline)$/.test(path.slice(city.length));
}

/** `/bochum` or `/en/bochum`, where a path begins like that. */
function cityPath(pathname: string): string | null {
  const [first = '', second = ''] = pathname.split('/').slice(1);
  if (NO_CITY.has(first) || first === '') return null;
  if (!LANGUAGE.test(first)) return /^[a-z-]+$/.test(first) ? `/${first}` : null;
  return /^[a-z-]{3,}$/.test(second) ? `/${first}/${second}` : null;
}
