import { describe, expect, it } from 'vitest';
import { MOST_LOOKS, MOST_OPEN_FLAGS, looksOf, openFlags } from '#lib/domain/report/flag.ts';
import { MINUTE } from '#lib/domain/time.ts';
import { reportLife, secretOf, sent, uuid } from '../../../../tests/support/report-life.ts';
import { createPublicQueries } from '../sqlite/public-queries.ts';
import { createInboxQuery } from '../sqlite/staff-queries.ts';

const ALL = { states: [], categories: [], districts: [], quarters: [], since: null };
const INBOX = { queue: 'flagged', team: null, category: null, situation: null, language: null, search: null, sort: 'due', after: null } as const;
const FLAG = { reason: 'shows_somebody', text: ' Man erkennt mich. ', language: 'de' } as const;

async function life() {
  const made = reportLife();
  const staff = await made.hire('dispatcher');
  const report = await sent(made.reports);
  const { reference, cityId, id } = report;
  const cities = { get: (city: string) => (city === made.city.id ? made.city : null) };
  const publicMap = createPublicQueries(made.database, { cities, report: made.pages.publicPage, now: () => made.clock.now });
  const inbox = createInboxQuery(made.database, () => made.clock.now);
  const version = async () => (await made.store.byReference(reference))?.version ?? 0;
  return {
    ...made,
    staff,
    reference,
    history: () => made.store.history(cityId, id),
    flag: (over: { text?: string } = {}) => made.reports.flag(cityId, reference, { ...FLAG, ...over }),
    look: (answer: 'there' | 'gone') => made.reports.look(cityId, reference, answer),
    decide: async (action: { type: 'show' } | { type: 'hide'; reason: string } | { type: 'accept' }) =>
      made.reports.act(staff, reference, await version(), action),
    /** What everybody sees of it: the page, the list, the open data, the map. */
    seen: async () => {
      const page = (await publicMap.report(cityId, reference)) !== null;
      const list = (await publicMap.list(cityId, ALL, null)).total === 1;
      const batches = (await Array.fromAsync(publicMap.batches(cityId, ALL))).flat().length === 1;
      const marks = (await publicMap.marks(cityId, ALL, { south: 50, north: 53, west: 6, east: 9 }, 14)).length === 1;
      return [page, list, batches, marks];
    },
    /** References in the queue, which has to agree with the domain's answer. */
    asked: async () => {
      const { rows, counts } = await inbox(staff, INBOX);
      expect(counts.flagged).toBe(rows.length);
      expect(rows.length).toBe(openFlags(await made.store.history(cityId, id)).length > 0 ? 1 : 0);
      return rows.map((row) => row.reference);
    },
    texts: () => made.store.texts(cityId, id)
  };
}

const SEEN = [true, true, true, true];
const UNSEEN = [false, false, false, false];

describe('"Problem mit diesem Eintrag"', () => {
  it('hides the entry everywhere at once, keeps the words for the team, and waits in its queue', async () => {
    const { flag, seen, asked, texts, reference, reports } = await life();
    expect(await seen()).toEqual(SEEN);
    expect(await flag()).toEqual({ ok: true });
    expect(await seen()).toEqual(UNSEEN);
    expect(await asked()).toEqual([reference]);
    expect(await texts()).toMatchObject([{ kind: 'note', body: 'Man erkennt mich.', authorId: null }]);
    expect((await reports.copy(reference, secretOf('anna')))?.texts).toEqual([]);
    // Whoever comes second finds nothing to flag.
    expect(await flag()).toEqual({ ok: false, reason: 'not-public' });
  });

  it('hides only once: after staff let it stand, a second one is told to them and changes nothing', async () => {
    const { flag, decide, seen, asked, reference } = await life();
    await flag();
    expect(await decide({ type: 'show' })).toMatchObject({ ok: true });
    expect(await seen()).toEqual(SEEN);
    expect(await asked()).toEqual([]);
    expect(await flag({ text: '' })).toEqual({ ok: true });
    expect(await seen()).toEqual(SEEN);
    expect(await asked()).toEqual([reference]);
    expect(await decide({ type: 'show' })).toMatchObject({ ok: true });
    expect(await asked()).toEqual([]);
    // Nothing is left to decide.
    expect(await decide({ type: 'show' })).toEqual({ ok: false, reason: 'not-hidden' });
  });

  it('stays hidden when staff say so, and is asked again when they take that back', async () => {
    const { flag, decide, seen, asked, reports, staff, reference, clock } = await life();
    await flag();
    clock.now += MINUTE;
    const hidden = await decide({ type: 'hide', reason: 'shows_somebody' });
    expect(hidden).toMatchObject({ ok: true });
    expect(await seen()).toEqual(UNSEEN);
    expect(await asked()).toEqual([]);
    expect(await decide({ type: 'hide', reason: 'unclear' })).toEqual({ ok: false, reason: 'not-public' });
    expect(await reports.undo(staff, reference, hidden.ok ? hidden.changeId : '')).toMatchObject({ ok: true });
    expect(await seen()).toEqual(UNSEEN);
    expect(await asked()).toEqual([reference]);
  });

  it('is not heard about what is not public, and no more than a few at a time', async () => {
    const { flag, decide, reports, history, reference } = await life();
    const counted = await sent(reports, { id: uuid(2), secret: secretOf('bert'), category: 'unsafe_place', subKind: null, answers: {}, phrases: [] });
    for (const unknown of [counted.reference, 'KL-ZZZ-ZZZ', 'unsinn'])
      expect(await reports.flag('kleinstadt', unknown, FLAG)).toEqual({ ok: false, reason: 'not-public' });
    expect(await reports.flag('dortmund', reference, FLAG)).toEqual({ ok: false, reason: 'not-public' });
    await flag();
    await decide({ type: 'show' });
    for (let count = 0; count < MOST_OPEN_FLAGS + 3; count++) await flag();
    expect(openFlags(await history())).toHaveLength(MOST_OPEN_FLAGS);
  });
});

describe('"Noch da?"', () => {
  it('counts what passers-by say and changes neither the report nor its version', async () => {
    const { look, history, store, reference, clock } = await life();
    const before = await store.byReference(reference);
    await look('there');
    await look('gone');
    clock.now += MINUTE;
    await look('gone');
    expect(looksOf(await history())).toEqual({ there: 1, gone: 2, lastAt: clock.now });
    expect(await store.byReference(reference)).toEqual(before);
  });

  it('asks about open public reports only, and keeps so many answers', async () => {
    const { look, flag, history, reports, staff, reference } = await life();
    for (let count = 0; count < MOST_LOOKS + 2; count++) await look('there');
    expect(looksOf(await history())?.there).toBe(MOST_LOOKS);
    const closing = { type: 'close', outcome: 'not_found', finding: null, organisation: null, rule: null, answer: 'Nichts gefunden.' } as const;
    expect(await reports.act(staff, reference, 1, closing)).toMatchObject({ ok: true });
    expect(await look('gone')).toEqual({ ok: false, reason: 'not-public' });
    await flag();
    expect(await look('gone')).toEqual({ ok: false, reason: 'not-public' });
  });
});
