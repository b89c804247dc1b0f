import { randomUUID } from 'node:crypto';
import { createChance } from '../../src/lib/server/demo/random.ts';
import { NETWORK_HEADER } from './server-process.ts';
import { at, newSecret, reportBody } from './residents.ts';

/** One attempt to report, by whom and over which of the two ways; `isHasty` sends a form back at once. */
export type Attempt = { who: string; network: string; way: 'api' | 'form'; text: string; trapped: boolean; isHasty: boolean };

const WORDS =
  'sack sofa reifen ecke spielplatz gehweg laterne mauer eingang haltestelle seit gestern vorne hinten voll kaputt dunkel liegt steht viele wieder'.split(' ');
/** Somebody who reads, taps and takes a photo. */
const BY_HAND = 20_000;

/**
 * A crowd of `hostile` posts in five manners and `honest` ones between them, in an order that is the same in every run. Every
 * fifth honest one comes from one mobile network, every third without JavaScript.
 */
export function crowd(hostile: number, honest: number): Attempt[] {
  const chance = createChance(7);
  const newText = () => Array.from({ length: 12 }, () => chance.pick(WORDS)).join(' ');
  const posts = (who: string, count: number, make: (n: number) => Partial<Attempt>): Attempt[] =>
    Array.from({ length: Math.round(count) }, (_, n) => ({
      who,
      network: `${who} ${n}`,
      way: 'api',
      text: newText(),
      trapped: false,
      isHasty: false,
      ...make(n)
    }));
  const all = [
    ...posts('one network, ever new texts', hostile * 0.4, () => ({ network: 'script' })),
    ...posts('one text, ever new networks', hostile * 0.3, (n) => ({ text: `Jetzt günstig einkaufen bei uns im großen Laden ${n}` })),
    ...posts('fills every field', hostile * 0.15, (n) => ({ trapped: true, way: n % 2 === 0 ? 'api' : 'form' })),
    ...posts('faster than a hand', hostile * 0.148, () => ({ way: 'form', isHasty: true })),
    ...posts('ever new networks and texts', hostile * 0.002, () => ({})),
    ...posts('honest', honest, (n) => ({ ...(n % 5 === 0 ? { network: 'mobile' } : {}), ...(n % 3 === 0 ? { way: 'form', text: 'Altes Sofa' } : {}) }))
  ];
  return all
    .map((attempt) => ({ attempt, place: chance.next() }))
    .sort((one, other) => one.place - other.place)
    .map(({ attempt }) => attempt);
}

/** Sends it as that way sends; answers with the id of the report and the status. `now` is not later than the server's. */
export async function attempt(url: string, { network, way, text, trapped, isHasty }: Attempt, now: number): Promise<{ id: string; status: number }> {
  const headers = { origin: url, [NETWORK_HEADER]: network };
  const id = way === 'api' ? randomUUID() : isHasty ? await idOfForm(url) : idMadeAt(now - BY_HAND);
  const response = await (way === 'api'
    ? fetch(`${url}/api/bochum/reports/${id}`, {
        method: 'PUT',
        headers: { ...headers, 'content-type': 'application/json', 'x-report-key': newSecret() },
        body: JSON.stringify({ ...reportBody({ subKind: 'bulky_waste', text, location: at(51.4818, 7.2162) }), ...(trapped ? { subject: 'Hallo' } : {}) })
      })
    : fetch(`${url}/bochum/melden/waste`, {
        method: 'POST',
        redirect: 'manual',
        headers: { ...headers, accept: 'application/json' },
        body: new URLSearchParams({ id, art: 'bulky_waste', vorgabe: '51.4818,7.2162', text, betreff: trapped ? 'Hallo' : '' })
      }));
  const said = await response.text();
  // A form of SvelteKit says its status in the body.
  const status = way === 'api' ? response.status : (JSON.parse(said) as { status: number }).status;
  return { id, status };
}

/** The id in a form that is handed out now. */
async function idOfForm(url: string): Promise<string> {
  const page = await (await fetch(`${url}/bochum/melden/waste`)).text();
  const id = /name="id" value="([\da-f-]{36})"/.exec(page)?.[1];
  if (id === undefined) throw new Error('The form has no id.');
  return id;
}

/** A UUID of version 7, as the server puts into the form that it hands out. */
function idMadeAt(instant: number): string {
  const time = instant.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}
