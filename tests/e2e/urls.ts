import type { DemoLogin } from '../../src/lib/server/demo/logins.ts';

/**
 * One address of a page. `route` is the folder under `src/routes` without `+page.svelte`; `follow` goes on from
 * `path` to the first page that a chain of matching links reaches, for addresses that are not known beforehand.
 */
export type Address = { route: string; path: string; follow?: readonly RegExp[]; status?: number };

const CITY = '[city=city]';
const DESK = 'dienst/(desk)';
const REPORT = `${DESK}/meldung/[ref=reference]`;

const TO_DETAIL = /^\/dienst\?.*meldung=/;
const TO_REPORT = /^\/dienst\/meldung\/[^/#]+$/;

const CATEGORIES = ['waste', 'graffiti', 'damage', 'streetlight', 'unsafe_place', 'disorder', 'vehicle', 'other'];
const TEXTS = ['impressum', 'datenschutz', 'barrierefreiheit', 'barriere-melden', 'hilfe', 'falschparken', 'leichte-sprache', 'gebaerdensprache'];

/** Everything that anybody may open. A new page goes in here: axe, the crawl and the header checks read this list. */
export const PUBLIC_ADDRESSES: readonly Address[] = [
  { route: '', path: '/' },
  { route: CITY, path: '/bochum' },
  { route: CITY, path: '/bochum?wort=sofa' },
  ...CATEGORIES.map((code) => ({ route: `${CITY}/melden/[category]`, path: `/bochum/melden/${code}` })),
  { route: `${CITY}/melden/[category]`, path: '/bochum/melden/disorder?jetzt=ja' },
  { route: `${CITY}/melden/[category]`, path: '/bochum/melden/disorder?jetzt=nein' },
  { route: `${CITY}/mensch-in-not`, path: '/bochum/mensch-in-not' },
  { route: `${CITY}/verfolgen`, path: '/bochum/verfolgen' },
  { route: `${CITY}/karte`, path: '/bochum/karte' },
  { route: `${CITY}/karte`, path: '/bochum/karte?ansicht=karte' },
  { route: `${CITY}/meldung/[ref=reference]`, path: '/bochum/karte', follow: [/^\/bochum\/meldung\//] },
  ...TEXTS.map((code) => ({ route: `${CITY}/[page]`, path: `/bochum/${code}` })),
  { route: 'm/[ref=reference]', path: '/m/BO-222-222', status: 404 },
  { route: 'dienst/anmelden', path: '/dienst/anmelden' }
];

/** Pages of the desk, with a demo person who may see them. */
export const DESK_ADDRESSES: readonly (Address & { login: DemoLogin['login'] })[] = [
  { route: DESK, path: '/dienst', login: 'mitte' },
  { route: DESK, path: '/dienst', login: 'leitstelle' },
  { route: REPORT, path: '/dienst', follow: [TO_DETAIL, TO_REPORT], login: 'mitte' },
  { route: `${REPORT}/foto/[photoId]`, path: '/dienst', follow: [TO_DETAIL, TO_REPORT, /\/foto\/[^/]+$/], login: 'mitte' },
  { route: `${REPORT}/zusammenfuehren/[other=reference]`, path: '/dienst', follow: [TO_DETAIL, TO_REPORT, /\/zusammenfuehren\//], login: 'mitte' }
];
