import type { DemoLogin } from '../../src/lib/server/demo/logins.ts';

/**
 * One address of a page. `route` is the folder under `src/routes` without `+page.svelte`; `find` is a query for the path in
 * the seeded data, for pages whose address is not known beforehand.
 */
export type Address = { route: string; path: string; find?: string; status?: number };

const CITY = '[city=city]';
const DESK = 'dienst/(desk)';
const REPORT = `${DESK}/meldung/[ref=reference]`;

const OPEN_IN_MITTE = `from report r where r.team = 'kod-mitte' and r.state != 'closed' and r.merged_into is null and r.public_kind = 'pin'`;
const FIND_PUBLIC_REPORT = `select '/bochum/meldung/' || reference as path from report where is_public = 1 and outcome = 'fixed' limit 1`;
const FIND_FLAG = `select '/bochum/meldung/' || reference || '/problem' as path from report where is_public = 1 and state <> 'closed' limit 1`;
const FIND_NUMBERS_REPORT = `select '/bochum/zahlen/bericht/' || id as path from numbers_report limit 1`;
const FIND_REPORT = `select '/dienst/meldung/' || r.reference as path ${OPEN_IN_MITTE} limit 1`;
/** With a measure, if there is one. */
const FIND_SPOT = `select '/dienst/orte/' || e.spot_id as path from spot_report e where e.spot_id is not null group by e.spot_id
  order by (select count(*) from spot_measure m where m.spot_id = e.spot_id) desc, count(*) desc limit 1`;
const FIND_SITUATION = `select '/dienst/lage/' || id || '?stand=alle' as path from situation limit 1`;
/** A photo can be redacted whatever became of its report. */
const FIND_PHOTO = `select '/dienst/meldung/' || r.reference || '/foto/' || p.id as path from report r join photo p on p.report_id = r.id
  where r.team = 'kod-mitte' and r.public_kind = 'pin' and r.merged_into is null limit 1`;
const FIND_PAIR = `select '/dienst/meldung/' || max(r.reference) || '/zusammenfuehren/' || min(r.reference) as path ${OPEN_IN_MITTE}`;

const CATEGORIES = ['waste', 'graffiti', 'damage', 'streetlight', 'unsafe_place', 'disorder', 'vehicle', 'other'];
const TEXTS = ['impressum', 'datenschutz', 'barrierefreiheit', 'hilfe', 'falschparken', 'leichte-sprache', 'gebaerdensprache'];

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
  { route: `${CITY}/verfolgen/link-verloren`, path: '/bochum/verfolgen/link-verloren' },
  { route: `${CITY}/folgen`, path: '/bochum/folgen' },
  { route: `${CITY}/folgen`, path: '/bochum/folgen?umkreis=51.4712,7.2792,500&kategorie=waste' },
  { route: `${CITY}/mail/bestaetigen/[key=key]`, path: `/bochum/mail/bestaetigen/${'a'.repeat(22)}` },
  { route: `${CITY}/mail/abbestellen/[key=key]`, path: `/bochum/mail/abbestellen/${'a'.repeat(22)}` },
  { route: `${CITY}/ausgang`, path: '/bochum/ausgang' },
  { route: `${CITY}/offline`, path: '/bochum/offline' },
  { route: `${CITY}/karte`, path: '/bochum/karte' },
  { route: `${CITY}/karte`, path: '/bochum/karte?ansicht=karte' },
  { route: `${CITY}/zahlen`, path: '/bochum/zahlen' },
  { route: `${CITY}/zahlen`, path: '/bochum/zahlen?bezirk=bochum-wattenscheid' },
  { route: `${CITY}/bezirk/[id]`, path: '/bochum/bezirk/bochum-mitte' },
  { route: `${CITY}/stadtteil/[id]`, path: '/bochum/stadtteil/bochum-sb-10' },
  { route: `${CITY}/zahlen/bericht/[id]`, path: '/bochum/zahlen/bericht/…', find: FIND_NUMBERS_REPORT },
  { route: `${CITY}/daten`, path: '/bochum/daten' },
  { route: `${CITY}/einbetten`, path: '/bochum/einbetten?zeit=alle' },
  { route: `${CITY}/meldung/[ref=reference]`, path: '/bochum/meldung/…', find: FIND_PUBLIC_REPORT },
  { route: `${CITY}/meldung/[ref=reference]/problem`, path: '/bochum/meldung/…/problem', find: FIND_FLAG },
  ...TEXTS.map((code) => ({ route: `${CITY}/[page]`, path: `/bochum/${code}` })),
  { route: `${CITY}/barriere-melden`, path: '/bochum/barriere-melden' },
  { route: CITY, path: '/ar/bochum' },
  { route: `${CITY}/melden/[category]`, path: '/ar/bochum/melden/waste' },
  { route: CITY, path: '/uk/bochum' },
  { route: 'm/[ref=reference]', path: '/m/BO-222-222', status: 404 },
  { route: `${CITY}/[page]`, path: '/bochum/gibt-es-nicht', status: 404 },
  { route: '', path: '/ar/gibt-es-nicht/hier', status: 404 },
  { route: 'dienst/anmelden', path: '/dienst/anmelden' }
];

/** Pages of the desk, with a demo person who may see them. */
export const DESK_ADDRESSES: readonly (Address & { login: DemoLogin['login'] })[] = [
  { route: DESK, path: '/dienst', login: 'mitte' },
  { route: DESK, path: '/dienst', login: 'leitstelle' },
  { route: REPORT, path: '/dienst/meldung/…', find: FIND_REPORT, login: 'mitte' },
  { route: `${DESK}/orte`, path: '/dienst/orte', login: 'leitung' },
  { route: `${DESK}/orte`, path: '/dienst/orte?team=&zeige=massnahmen', login: 'leitstelle' },
  { route: `${DESK}/lage`, path: '/dienst/lage', login: 'leitstelle' },
  { route: `${DESK}/lage/[id]`, path: '/dienst/lage/…', find: FIND_SITUATION, login: 'leitstelle' },
  { route: `${DESK}/orte/[id=number]`, path: '/dienst/orte/…', find: FIND_SPOT, login: 'leitung' },
  { route: `${REPORT}/foto/[photoId]`, path: '/dienst/meldung/…/foto/…', find: FIND_PHOTO, login: 'mitte' },
  { route: `${DESK}/barrieren`, path: '/dienst/barrieren', login: 'leitung' },
  { route: `${DESK}/berichte`, path: '/dienst/berichte', login: 'leitung' },
  { route: `${DESK}/regeln`, path: '/dienst/regeln', login: 'leitstelle' },
  { route: `${DESK}/zurueckgehalten`, path: '/dienst/zurueckgehalten', login: 'leitstelle' },
  { route: `${DESK}/zustellung`, path: '/dienst/zustellung', login: 'leitstelle' },
  { route: `${DESK}/schnittstellen`, path: '/dienst/schnittstellen', login: 'verwaltung' },
  { route: `${DESK}/mails`, path: '/dienst/mails', login: 'leitstelle' },
  { route: `${REPORT}/zusammenfuehren/[other=reference]`, path: '/dienst/meldung/…/zusammenfuehren/…', find: FIND_PAIR, login: 'mitte' }
];
