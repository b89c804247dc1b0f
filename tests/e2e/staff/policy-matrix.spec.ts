import { readFileSync } from 'node:fs';
import { may, STAFF_ACTIONS, type PolicyAction } from '../../../src/lib/domain/staff/policy.ts';
import type { Staff } from '../../../src/lib/domain/staff/staff.ts';
import { DEMO_LOGINS } from '../../../src/lib/server/demo/logins.ts';
import { clientWith, deskClient, rowsOf, versionOf, type DeskClient, type FormAnswer } from '../../support/desk.ts';
import { expect, test as base } from '../../support/own-server.ts';
import { DISTRICT_POINTS, drawnPhoto } from '../../support/reporting.ts';
import { at, sendPhoto, sendReport, type Draft } from '../../support/residents.ts';
import type { RunningServer } from '../../support/server-process.ts';
import { waysBelow } from '../../support/ways.ts';

/** A report of one team with everything somebody could want from it. `described` is a place in a resident's words. */
type Target = {
  team: string;
  reference: string;
  other: string;
  photo: string;
  text: string;
  described: string;
  describedText: string;
  spot: number;
  situation: string;
};
type Attempt = { server: RunningServer; admin: DeskClient; desk: DeskClient; person: string; target: Target; version: string };

const PAGE = 'dienst/(desk)/meldung/[ref=reference]';
const MERGE = `${PAGE}/zusammenfuehren/[other=reference]`;
const REDACT = `${PAGE}/foto/[photoId]`;
const SPOT = 'dienst/(desk)/orte/[id=number]';
const SITUATION = 'dienst/(desk)/lage/[id]';
const NEVER = '-1';

/**
 * One row per way into the desk: what it asks the policy for, and a real request. A form that is allowed carries a version
 * that never was, so that it comes as far as the conflict and changes nothing; one that is not allowed carries the true one.
 */
const WAYS: readonly { route: string; entry: string; right: PolicyAction; isLetIn: (attempt: Attempt) => Promise<boolean> }[] = [
  { route: 'dienst/(desk)', entry: 'GET', right: 'enter', isLetIn: ({ desk }) => opens(desk, '/dienst') },
  {
    route: 'dienst/(desk)',
    entry: 'GET',
    right: 'read',
    isLetIn: ({ desk, target }) => shows(desk, `/dienst?suche=${target.reference.slice(3)}&team=`, target.reference)
  },
  { route: 'dienst/(desk)', entry: 'GET', right: 'read_text', isLetIn: ({ desk, target }) => shows(desk, `/dienst?meldung=${target.reference}`, target.text) },
  {
    route: 'dienst/(desk)',
    entry: 'GET',
    right: 'read_text',
    isLetIn: ({ desk, target }) => shows(desk, `/dienst?suche=${target.text}&team=`, target.reference)
  },
  { route: PAGE, entry: 'GET', right: 'read', isLetIn: ({ desk, target }) => opens(desk, `/dienst/meldung/${target.reference}`) },
  { route: PAGE, entry: 'GET', right: 'read_text', isLetIn: ({ desk, target }) => shows(desk, `/dienst/meldung/${target.reference}`, target.text) },
  { route: PAGE, entry: 'GET', right: 'read_text', isLetIn: ({ desk, target }) => shows(desk, `/dienst/meldung/${target.described}`, target.describedText) },
  { route: PAGE, entry: 'GET', right: 'read_photo', isLetIn: ({ desk, target }) => shows(desk, `/dienst/meldung/${target.reference}`, target.photo) },
  form('accept', 'accept', () => ({})),
  form('take', 'take', () => ({})),
  form('assign', 'assign', ({ person, target }) => ({ wer: colleagueOf(person, target) })),
  form('recategorise', 'recategorise', () => ({ kategorie: 'graffiti' })),
  form('wait', 'wait', () => ({ grund: 'notice_period', bis: '2026-12-24' })),
  form('forward', 'forward', () => ({ organisation: 'usb' })),
  form('close', 'close', () => ({ ergebnis: 'not_found' })),
  form('return', 'return', () => ({ grund: 'wrong_area', team: '' })),
  form('team', 'assign_team', ({ target }) => ({ team: target.team === 'kod-ost' ? 'kod-sued' : 'kod-ost', grund: 'place' })),
  form('dismiss', 'dismiss_organisation', () => ({ grund: 'own_task' })),
  form('urgent', 'set_urgency', () => ({ grund: 'hand_danger' })),
  form('calm', 'set_urgency', () => ({ grund: 'secured' })),
  form('leave', 'leave_spot', () => ({ grund: 'other_cause' })),
  form('hide', 'hide', () => ({ grund: 'unclear' })),
  form('show', 'hide', () => ({})),
  form('reopen', 'reopen', () => ({})),
  form('note', 'note', () => ({ notiz: 'Notiz' })),
  form('answer', 'answer', () => ({ antwort: 'Antwort' })),
  form('pin', 'read', () => ({ pin: '402917' })),
  form('link', 'link_situation', () => ({ lage: 'gibt-es-nicht' })),
  form('unlink', 'link_situation', () => ({})),
  form('separate', 'merge', () => ({})),
  form('apart', 'merge', ({ target }) => ({ andere: target.other })),
  form('agree', 'merge_across', () => ({ change: 'nie-gestellt' })),
  form('decline', 'merge_across', () => ({ change: 'nie-gestellt' })),
  { route: PAGE, entry: 'POST ?/undo', right: 'undo', isLetIn: takesBack },
  {
    route: PAGE,
    entry: 'POST ?/proof',
    right: 'add_proof',
    isLetIn: ({ desk, target }) => sends(desk, `/dienst/meldung/${target.reference}?/proof`, { beleg: new Blob(['kein Foto']) })
  },
  { route: REDACT, entry: 'GET', right: 'read_photo', isLetIn: ({ desk, target }) => opens(desk, redactPath(target)) },
  {
    route: REDACT,
    entry: 'POST',
    right: 'release_photo',
    isLetIn: ({ desk, target }) => sends(desk, redactPath(target), { x: '10', y: '10', w: '20', h: '20' })
  },
  // After the release, so that the next person finds the photo as it was.
  {
    route: PAGE,
    entry: 'POST ?/withhold',
    right: 'withhold_photo',
    isLetIn: ({ desk, target }) => sends(desk, `/dienst/meldung/${target.reference}?/withhold`, { foto: target.photo })
  },
  { route: 'dienst/(desk)/lage', entry: 'GET', right: 'manage_situations', isLetIn: ({ desk }) => opens(desk, '/dienst/lage') },
  {
    route: 'dienst/(desk)/lage',
    entry: 'POST ?/declare',
    right: 'manage_situations',
    isLetIn: ({ desk }) => sends(desk, '/dienst/lage?/declare', { art: 'storm', beginn: '2020-01-01T10:00' })
  },
  { route: SITUATION, entry: 'GET', right: 'manage_situations', isLetIn: ({ desk, target }) => opens(desk, `/dienst/lage/${target.situation}`) },
  {
    route: SITUATION,
    entry: 'POST ?/answer',
    right: 'manage_situations',
    isLetIn: ({ desk, target }) => sends(desk, `/dienst/lage/${target.situation}?/answer`, { tun: 'accept' })
  },
  {
    route: SITUATION,
    entry: 'POST ?/end',
    right: 'manage_situations',
    isLetIn: ({ desk, target }) => sends(desk, `/dienst/lage/${target.situation}?/end`, {})
  },
  { route: 'dienst/(desk)/barrieren', entry: 'GET', right: 'read_barriers', isLetIn: ({ desk }) => opens(desk, '/dienst/barrieren') },
  { route: 'dienst/(desk)/berichte', entry: 'GET', right: 'freeze_numbers', isLetIn: ({ desk }) => opens(desk, '/dienst/berichte') },
  {
    route: 'dienst/(desk)/berichte',
    entry: 'POST ?/make',
    right: 'freeze_numbers',
    isLetIn: ({ desk }) => sends(desk, '/dienst/berichte?/make', { bezirk: 'gibt-es-nicht', quartal: '2026-q3' })
  },
  { route: 'dienst/(desk)/regeln', entry: 'GET', right: 'read_rules', isLetIn: ({ desk }) => opens(desk, '/dienst/regeln') },
  { route: 'dienst/(desk)/regeln/vorschlaege.json', entry: 'GET', right: 'read_rules', isLetIn: ({ desk }) => opens(desk, '/dienst/regeln/vorschlaege.json') },
  { route: 'dienst/(desk)/zurueckgehalten', entry: 'GET', right: 'release_held', isLetIn: ({ desk }) => opens(desk, '/dienst/zurueckgehalten') },
  {
    route: 'dienst/(desk)/zurueckgehalten',
    entry: 'POST ?/release',
    right: 'release_held',
    isLetIn: ({ desk, target }) => sends(desk, '/dienst/zurueckgehalten?/release', { meldung: target.reference })
  },
  {
    route: 'dienst/(desk)/zurueckgehalten',
    entry: 'POST ?/block',
    right: 'release_held',
    isLetIn: ({ desk, target }) => sends(desk, '/dienst/zurueckgehalten?/block', { sperre: target.reference })
  },
  { route: 'dienst/(desk)/zustellung', entry: 'GET', right: 'manage_deliveries', isLetIn: ({ desk }) => opens(desk, '/dienst/zustellung') },
  {
    route: 'dienst/(desk)/zustellung',
    entry: 'POST ?/retry',
    right: 'manage_deliveries',
    isLetIn: ({ desk }) => sends(desk, '/dienst/zustellung?/retry', { nachricht: 'gibt es nicht' })
  },
  { route: 'dienst/(desk)/schnittstellen', entry: 'GET', right: 'manage_keys', isLetIn: ({ desk }) => opens(desk, '/dienst/schnittstellen') },
  {
    route: 'dienst/(desk)/schnittstellen',
    entry: 'POST ?/create',
    right: 'manage_keys',
    isLetIn: ({ desk }) => sends(desk, '/dienst/schnittstellen?/create', { name: '' })
  },
  {
    route: 'dienst/(desk)/schnittstellen',
    entry: 'POST ?/revoke',
    right: 'manage_keys',
    isLetIn: ({ desk }) => sends(desk, '/dienst/schnittstellen?/revoke', { schluessel: 'gibt es nicht' })
  },
  { route: 'dienst/(desk)/mails', entry: 'GET', right: 'manage_deliveries', isLetIn: ({ desk }) => opens(desk, '/dienst/mails') },
  {
    route: `${PAGE}/zusammenfuehren`,
    entry: 'GET',
    right: 'enter',
    isLetIn: async ({ desk, target }) => leadsTo(await desk.get(`/dienst/meldung/${target.reference}/zusammenfuehren?mit=${target.other}`), mergePath(target))
  },
  { route: MERGE, entry: 'GET', right: 'read', isLetIn: ({ desk, target }) => opens(desk, mergePath(target)) },
  { route: MERGE, entry: 'GET', right: 'read_text', isLetIn: ({ desk, target }) => shows(desk, mergePath(target), target.text) },
  { route: MERGE, entry: 'GET', right: 'read_photo', isLetIn: ({ desk, target }) => shows(desk, mergePath(target), target.photo) },
  { route: MERGE, entry: 'POST', right: 'merge', isLetIn: merges },
  { route: 'dienst/(desk)/orte', entry: 'GET', right: 'read', isLetIn: ({ desk }) => opens(desk, '/dienst/orte?team=') },
  { route: SPOT, entry: 'GET', right: 'read', isLetIn: ({ desk, target }) => opens(desk, `/dienst/orte/${target.spot}`) },
  {
    route: SPOT,
    entry: 'POST ?/measure',
    right: 'plan_measure',
    isLetIn: ({ desk, target }) => sends(desk, `/dienst/orte/${target.spot}?/measure`, { was: '', wer: 'organisation:usb', ab: '2026-11-20' })
  },
  {
    route: SPOT,
    entry: 'POST ?/withdraw',
    right: 'plan_measure',
    isLetIn: ({ desk, target }) => sends(desk, `/dienst/orte/${target.spot}?/withdraw`, { massnahme: 'gibt es nicht' })
  },
  { route: 'dienst/foto/[photoId]/[size]', entry: 'GET', right: 'read_photo', isLetIn: ({ desk, target }) => opens(desk, `/dienst/foto/${target.photo}/large`) }
];

/** Ways that are open before anybody signed in. */
const OPEN = ['dienst/anmelden GET', 'dienst/anmelden POST', 'dienst/abmelden POST'];
/** Rights that no page of the desk uses yet: `npm run staff:create` manages people. */
const WITHOUT_PAGE: readonly PolicyAction[] = ['manage_people'];

const TEAM_DRAFTS: readonly { team: string; districtId: string | null; draft: Draft }[] = [
  ...DISTRICT_POINTS.map(({ team, lat, lon }) => ({ team: `kod-${team}`, districtId: `bochum-${team}`, draft: { location: at(lat, lon) } })),
  // Away from the point of Mitte: a recurring place belongs to one team.
  { team: 'quartiershausmeister', districtId: 'bochum-mitte', draft: { location: at(51.4755, 7.2229), phrases: ['at_rented_house'] } },
  { team: 'leitstelle', districtId: null, draft: { location: { kind: 'described', text: 'Am Kiosk', districtId: null } } }
];

const test = base.extend<object, { targets: ReadonlyMap<string, Target> }>({
  targets: [
    async ({ server }, use) => use(new Map(await Promise.all(TEAM_DRAFTS.map(async (wanted) => [wanted.team, await makeTarget(server, wanted)] as const)))),
    { scope: 'worker', timeout: 60_000 }
  ]
});
test.describe.configure({ mode: 'default' });

for (const person of DEMO_LOGINS) {
  test(`"${person.login}" (${person.role}) can do at the desk what the policy says, and nothing else`, async ({ server, targets }) => {
    const staff: Staff = { ...person, initials: '', cityId: 'bochum' };
    const admin = await deskClient(server.url, 'verwaltung');
    const desk = await deskClient(server.url, person.login);
    const ownTeam = person.teams[0] ?? 'kod-mitte';
    for (const team of [ownTeam, ownTeam === 'kod-nord' ? 'kod-mitte' : 'kod-nord']) {
      const target = targets.get(team);
      if (!target) throw new Error(`No report of ${team}.`);
      for (const { route, entry, right, isLetIn } of WAYS) {
        const expected = may(staff, right, { cityId: 'bochum', team, assignee: null });
        const before = stateOf(server, target);
        const version = expected ? NEVER : String(versionOf(server, target.reference));
        const title = `${entry} ${route}: ${right} on a report of ${team}`;
        expect(await isLetIn({ server, admin, desk, person: person.id, target, version }), title).toBe(expected);
        if (!expected) expect(stateOf(server, target), `${title} left everything as it was`).toEqual(before);
      }
    }
  });
}

test('nobody gets in without signing in, by whatever way', async ({ server, targets }) => {
  const target = targets.get('kod-mitte');
  if (!target) throw new Error('No report of kod-mitte.');
  for (const identity of [null, '__Host-dienst=erfunden', `__Host-dienst=${'a'.repeat(52)}`]) {
    const stranger = clientWith(server.url, identity);
    for (const { route, entry } of waysBelow('dienst')) {
      if (OPEN.includes(`${route} ${entry}`)) continue;
      const [method, action = ''] = entry.split(' ');
      const path = pathOf(route, target) + action;
      const { status, location, text } =
        method === 'GET'
          ? await readAnswer(await stranger.get(path))
          : await stranger.post(path, { version: '1', foto: target.photo }).then((said) => ({ ...said, text: said.said }));
      expect([status, location?.split('?')[0]], `${method} ${path}`).toEqual([303, '/dienst/anmelden']);
      expect(text).not.toContain(target.text);
    }
  }
});

test('every page and every form of the desk stands in this matrix, and every right has a way that asks for it', () => {
  const known = [...new Set([...WAYS.map(({ route, entry }) => `${route} ${entry}`), ...OPEN])].sort();
  const product = waysBelow('dienst')
    .map(({ route, entry }) => `${route} ${entry}`)
    .sort();
  expect(product).toEqual(known);
  expect(STAFF_ACTIONS.filter((action) => !WAYS.some(({ right }) => right === action))).toEqual(WITHOUT_PAGE);
  expect(new Set(DEMO_LOGINS.map(({ role }) => role)).size).toBe(5);
});

/** Somebody else, as taking a report oneself is another right; best somebody who works for its team. */
function colleagueOf(person: string, { team }: Target): string {
  const others = DEMO_LOGINS.filter(({ id }) => id !== person);
  return (others.find(({ teams }) => teams.includes(team)) ?? others.find(({ role }) => role === 'admin' || role === 'dispatcher'))?.id ?? '';
}

/** A form of the report page. */
function form(name: string, right: PolicyAction, fields: (attempt: Attempt) => Record<string, string>): (typeof WAYS)[number] {
  return {
    route: PAGE,
    entry: `POST ?/${name}`,
    right,
    isLetIn: (attempt) => sends(attempt.desk, `/dienst/meldung/${attempt.target.reference}?/${name}`, { version: attempt.version, ...fields(attempt) })
  };
}

async function sends(desk: DeskClient, path: string, fields: Record<string, string | Blob>): Promise<boolean> {
  return isLetThrough(await desk.post(path, fields));
}

const MESSAGES = {
  ...messages('staff'),
  ...messages('merge'),
  ...messages('spots'),
  ...messages('errors'),
  ...messages('response'),
  ...messages('open311'),
  ...messages('situation')
};
const REFUSALS = ['refusal_not_allowed', 'refusal_other_team', 'photo_problem_not_allowed', 'situation_problem_not_allowed'].map((key) => sentence(key));
/** What is said to somebody who may, but whose form is out of date or not a photo. */
const FURTHER = [
  'refusal_version_conflict',
  'refusal_nothing_requested',
  'delivery_gone',
  'held_gone',
  'held_unknown_sender',
  'reports_unknown',
  'api_keys_problem_name',
  'api_keys_gone',
  'desk_pin_none',
  'photo_problem_unknown_format',
  'photo_problem_damaged',
  'photo_problem_too_small',
  'situation_problem_start_old',
  'situation_problem_none',
  'situation_problem_not_in_force',
  'situation_problem_linked',
  'situation_problem_unlinked',
  'measure_refusal_what_missing',
  'measure_refusal_not_found'
].map((key) => sentence(key));

/** Whether the policy let a form through; every other answer is a mistake of this test or of the product. */
function isLetThrough(answer: FormAnswer): boolean {
  if (answer.kind === 'redirect') return !answer.location?.startsWith('/dienst/anmelden');
  if (REFUSALS.some((refusal) => answer.said.includes(refusal))) return false;
  if (FURTHER.some((further) => answer.said.includes(further))) return true;
  throw new Error(`Neither refused nor let through: ${answer.status} ${answer.said}`);
}

async function merges({ server, desk, target, version }: Attempt): Promise<boolean> {
  const otherVersion = version === NEVER ? NEVER : String(versionOf(server, target.other));
  return sends(desk, mergePath(target), { haupt: target.reference, [`version-${target.reference}`]: version, [`version-${target.other}`]: otherVersion });
}

/** Undo has no version: an admin first does something that can be taken back, and clears up afterwards. */
async function takesBack({ server, admin, desk, target }: Attempt): Promise<boolean> {
  const path = `/dienst/meldung/${target.reference}`;
  const accepted = await admin.post(`${path}?/accept`, { version: String(versionOf(server, target.reference)) });
  const change = new URL(accepted.location ?? '', server.url).searchParams.get('getan') ?? '';
  const isLetIn = isLetThrough(await desk.post(`${path}?/undo`, { change }));
  const [row] = rowsOf(server, 'select state from report where reference = ?', target.reference);
  expect(row?.['state'] === 'received').toBe(isLetIn);
  if (!isLetIn) await admin.post(`${path}?/undo`, { change });
  return isLetIn;
}

async function opens(desk: DeskClient, path: string): Promise<boolean> {
  const { status } = await desk.get(path);
  if (![200, 403, 404].includes(status)) throw new Error(`${path} answered ${status}.`);
  return status === 200;
}

/** The page and its data alike. */
async function shows(desk: DeskClient, path: string, words: string): Promise<boolean> {
  const url = new URL(path, 'http://localhost');
  const [page, data] = await Promise.all([path, `${url.pathname}/__data.json${url.search}`].map(async (each) => (await desk.get(each)).text()));
  const isOnPage = page?.includes(words) ?? false;
  const isInData = data?.includes(words) ?? false;
  if (isOnPage !== isInData) throw new Error(`${path}: page and data differ about "${words}".`);
  return isOnPage;
}

function leadsTo(response: Response, path: string): boolean {
  return response.status === 303 && response.headers.get('location') === path;
}

const redactPath = ({ reference, photo }: Target) => `/dienst/meldung/${reference}/foto/${photo}`;
const mergePath = ({ reference, other }: Target) => `/dienst/meldung/${reference}/zusammenfuehren/${other}`;

function pathOf(route: string, { reference, other, photo }: Target): string {
  const values: Record<string, string> = {
    '[id=number]': '1',
    '[ref=reference]': reference,
    '[other=reference]': other,
    '[id]': 'demo-situation',
    '[photoId]': photo,
    '[size]': 'large'
  };
  const segments = route.split('/').filter((segment) => !segment.startsWith('('));
  return `/${segments.map((segment) => values[segment] ?? segment).join('/')}`;
}

async function readAnswer(response: Response) {
  return { status: response.status, location: response.headers.get('location'), text: await response.text() };
}

/** What a refused attempt must not have touched. */
function stateOf(server: RunningServer, { reference, other, photo }: Target) {
  return [
    rowsOf(server, 'select * from report where reference in (?, ?)', reference, other).map(({ version: _version, updated_at: _updated, ...row }) => row),
    rowsOf(server, 'select * from photo where id = ?', photo),
    rowsOf(server, 'select count(*) as n from report_text join report on report.id = report_text.report_id where reference = ?', reference)
  ];
}

async function makeTarget(server: RunningServer, { team, districtId, draft }: (typeof TEAM_DRAFTS)[number]): Promise<Target> {
  const words = `Geheimtext${team.replace(/\W/g, '')}`;
  const report = await sendReport(server.url, { ...draft, text: words, photosExpected: 1 });
  const other = await sendReport(server.url, draft);
  const place = { kind: 'described' as const, text: `Ortstext${words}`, districtId };
  const described = await sendReport(server.url, { ...draft, location: place });
  expect([report.team, other.team, described.team]).toEqual([team, team, team]);
  return {
    team,
    reference: report.reference,
    other: other.reference,
    photo: await sendPhoto(server.url, report, (await drawnPhoto()).buffer),
    text: words,
    described: described.reference,
    spot: await spotAt(server, report.id, draft),
    situation: String(rowsOf(server, 'select id from situation')[0]?.['id']),
    describedText: place.text
  };
}

function messages(area: string): Record<string, unknown> {
  return JSON.parse(readFileSync(`messages/de/${area}.json`, 'utf8')) as Record<string, unknown>;
}

function sentence(key: string): string {
  const words = MESSAGES[key];
  if (typeof words !== 'string') throw new Error(`There is no sentence "${key}".`);
  return words;
}

/** A recurring place that this report is part of, once enough others came. A described place has none; then one of the middle stands in for it, as its readers may see all. */
async function spotAt(server: RunningServer, id: string, draft: Draft): Promise<number> {
  if (draft.location?.kind === 'described') return spotAt(server, (await sendReport(server.url)).id, {});
  for (let sent = 0; sent < 3; sent += 1) await sendReport(server.url, draft);
  return Number(rowsOf(server, 'select spot_id from spot_report where report_id = ?', id)[0]?.['spot_id']);
}
