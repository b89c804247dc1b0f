import { deskClient, rowsOf } from '../../support/desk.ts';
import { attempt, crowd, type Attempt } from '../../support/hostile-posts.ts';
import { expect, test } from '../../support/app.ts';
import { CLOCK_START, startServer } from '../../support/server-process.ts';

/** `HOSTILE_POSTS=10000` makes it the whole simulation, of two minutes. */
const HOSTILE = Number(process.env.HOSTILE_POSTS ?? 500);
const HONEST = 100;
const AT_ONCE = 8;
/** The defaults of `.env.example`: so many reports of one network at once, and one more every five minutes. */
const PER_NETWORK = 30;
const LIMITS = { REPORTS_PER_NETWORK: String(PER_NETWORK), FORM_SECONDS: '3' };
const SAME_TEXTS = 5;
const FIVE_MINUTES = 300_000;

type Fate = { who: string; status: number; state: string | null };

test(`${HOSTILE} hostile posts beside ${HONEST} honest ones: every honest one is at the desk, and hardly a hostile one`, async () => {
  test.setTimeout(600_000);
  const server = await startServer(LIMITS);
  try {
    const started = Date.now();
    const clock = () => Date.parse(CLOCK_START) + Date.now() - started;
    const sent: { post: Attempt; id: string; status: number }[] = [];
    const waiting = crowd(HOSTILE, HONEST);
    const sendAll = async () => {
      for (let post = waiting.shift(); post; post = waiting.shift()) sent.push({ post, ...(await attempt(server.url, post, clock())) });
    };
    await Promise.all(Array.from({ length: AT_ONCE }, sendAll));
    const states = new Map(rowsOf(server, 'select id, state from report').map(({ id, state }) => [String(id), String(state)]));
    const fates = sent.map(({ post: { who }, id, status }): Fate => ({ who, status, state: states.get(id) ?? null }));
    console.log(JSON.stringify(summary(fates)));

    const honest = fates.filter(({ who }) => who === 'honest');
    expect(honest).toHaveLength(HONEST);
    expect(honest.filter(({ state }) => state !== 'received')).toEqual([]);
    const seen = fates.filter(({ who, state }) => who !== 'honest' && state !== null && state !== 'held');
    const hasty = seen.filter(({ who }) => who === 'faster than a hand');
    const byPace = PER_NETWORK + Math.ceil((Date.now() - started) / FIVE_MINUTES);
    expect(seen.length - hasty.length).toBeLessThanOrEqual(byPace + SAME_TEXTS + Math.round(HOSTILE * 0.002));
    expect(hasty.length, 'a busy machine may take longer than a hand').toBeLessThanOrEqual(HOSTILE / 100);
    if (HOSTILE >= 10_000) expect(seen.length).toBeLessThan(HOSTILE / 100);
    expect(
      fates.filter(({ state, status }) => (state === null) !== (status === 429)),
      'whoever is refused is told so, and whoever is not is kept'
    ).toEqual([]);
  } finally {
    await server.stop();
  }
});

test('in a Lage nobody of a large network is refused, and before it the hundredth is told when to try again', async () => {
  const server = await startServer(LIMITS);
  try {
    const [post] = crowd(0, 1);
    if (!post) throw new Error('The crowd is empty.');
    const statuses = async (count: number) => {
      const found: Record<number, number> = {};
      for (let sent = 0; sent < count; sent += 1) {
        const { status } = await attempt(server.url, { ...post, way: 'api', text: 'Baum umgestürzt' }, 0);
        found[status] = (found[status] ?? 0) + 1;
      }
      return found;
    };
    expect(Object.keys(await statuses(100))).toEqual(['201', '429']);
    const held = () => rowsOf(server, `select count(*) as n from report where state = 'held'`);
    const before = held();
    const room = await deskClient(server.url, 'leitstelle');
    const declared = await room.post('/dienst/lage?/declare', { art: 'storm', beginn: '2026-11-23T09:30' });
    expect(declared.kind, declared.said).toBe('redirect');
    expect(await statuses(100)).toEqual({ 201: 100 });
    expect(held(), 'whoever is covered by it does not wait for staff either').toEqual(before);
    const id = declared.location?.split('/').at(-1)?.split('?')[0] ?? '';
    const ended = await room.post(`/dienst/lage/${id}?/end`, {});
    expect(ended.kind, ended.said).toBe('redirect');
    expect(Object.keys(await statuses(40)), 'without it the old limit holds').toContain('429');
  } finally {
    await server.stop();
  }
});

/** How many of each kind were refused, held and brought to the desk. */
function summary(fates: readonly Fate[]): Record<string, Record<string, number>> {
  const counts: Record<string, Record<string, number>> = {};
  for (const { who, state } of fates) {
    const count = (counts[who] ??= { refused: 0, held: 0, desk: 0 });
    const fate = state === null ? 'refused' : state === 'held' ? 'held' : 'desk';
    count[fate] = (count[fate] ?? 0) + 1;
  }
  return counts;
}
