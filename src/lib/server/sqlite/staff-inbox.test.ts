import { describe, expect, test } from 'vitest';
import { may } from '#lib/domain/staff/policy.ts';
import { ROLES, type Staff } from '#lib/domain/staff/staff.ts';
import type { Report } from '#lib/domain/report/report.ts';
import { DAY, HOUR } from '#lib/domain/time.ts';
import { WEDNESDAY_TEN } from '../../../../tests/support/builders.ts';
import { aNewReport, aText } from '../../../../tests/support/new-report.ts';
import { temporaryDatabase } from '../../../../tests/support/temporary-database.ts';
import { tinyGroupOf } from '../../../../tests/support/tiny-city.ts';
import type { InboxQuery } from '../staff/queries.ts';
import { createPhotoStore } from './photo-store.ts';
import { createReportStore } from './report-store.ts';
import { createInboxQuery } from './staff-queries.ts';
import { report as reportTable } from './schema/report.ts';
import { reportsOpenTo } from './staff-scope.ts';
import { createStaffStore } from './staff-store.ts';

const MEMBER: Staff = { id: 'person-1', name: 'Jülide Öz', initials: 'JÖ', cityId: 'kleinstadt', role: 'member', teams: ['kod-west'] };
const DISPATCHER: Staff = { ...MEMBER, id: 'person-2', role: 'dispatcher', teams: [] };
const INBOX: InboxQuery = { queue: 'inbox', team: null, category: null, situation: null, language: null, search: null, sort: 'due', after: null };

async function deskWith(...reports: Partial<Report>[]) {
  const { database } = temporaryDatabase();
  const store = createReportStore(database, tinyGroupOf);
  const people = createStaffStore(database);
  await people.create({ staff: MEMBER, login: 'jülide', passwordHash: 'x', createdAt: 1 });
  for (const report of reports) await store.create(aNewReport({ reference: `KL-${report.id ?? ''}`, ...report }));
  return { database, store, photos: createPhotoStore(database), inbox: createInboxQuery(database, () => WEDNESDAY_TEN) };
}

const references = (found: { rows: { reference: string }[] }) => found.rows.map((row) => row.reference);

describe('the queues', () => {
  const reports: Partial<Report>[] = [
    { id: 'new' },
    { id: 'elsewhere', team: 'kod-ost' },
    { id: 'late', state: 'in_progress', dueAt: WEDNESDAY_TEN - HOUR },
    { id: 'mine', state: 'in_review', team: 'kod-ost', assignee: MEMBER.id },
    { id: 'waits', state: 'waiting', waiting: { reason: 'spare_part', until: WEDNESDAY_TEN + DAY }, dueAt: WEDNESDAY_TEN - HOUR },
    { id: 'passed-on', state: 'forwarded', forwardedTo: 'usb' },
    { id: 'done', state: 'closed', outcome: 'fixed', closedAt: WEDNESDAY_TEN },
    { id: 'merged', mergedInto: 'new' }
  ];

  test.each([
    ['inbox', ['KL-elsewhere', 'KL-new']],
    ['district', ['KL-late', 'KL-new', 'KL-passed-on', 'KL-waits']],
    ['mine', ['KL-mine']],
    ['overdue', ['KL-late']],
    ['waiting', ['KL-waits']],
    ['forwarded', ['KL-passed-on']],
    ['closed', ['KL-done']],
    ['release', []]
  ] as const)('%s holds its reports and is counted right', async (queue, expected) => {
    const { inbox } = await deskWith(...reports);
    const found = await inbox(MEMBER, { ...INBOX, queue });
    expect(references(found).sort()).toEqual(expected);
    expect(found.counts[queue]).toBe(expected.length);
  });

  test('a report that its reporter opened again is in the inbox until somebody has it in hand', async () => {
    const { inbox } = await deskWith({ id: 'back', state: 'still_there' }, { id: 'in-hand', state: 'still_there', assignee: MEMBER.id });
    const found = await inbox(MEMBER, INBOX);
    expect(references(found)).toEqual(['KL-back']);
    expect(found.counts).toMatchObject({ inbox: 1, mine: 1 });
  });

  test('are narrowed to one team in rows and counts, while each team keeps its own count', async () => {
    const { inbox } = await deskWith(...reports);
    const found = await inbox(DISPATCHER, { ...INBOX, team: 'kod-ost' });
    expect(references(found)).toEqual(['KL-elsewhere']);
    expect(found.counts).toMatchObject({ inbox: 1, closed: 0 });
    expect(found.teamCounts).toEqual({ 'kod-west': 1, 'kod-ost': 1 });
  });

  test('count what a search finds, each in its queue, and a queue narrows the search', async () => {
    const { inbox } = await deskWith(...reports);
    const search = { ...INBOX, queue: null, search: 'KL-' };
    const everything = await inbox(MEMBER, search);
    expect(everything).toMatchObject({ found: reports.length, counts: { inbox: 2, mine: 1, overdue: 1, closed: 1, release: 0 } });
    expect(references(await inbox(MEMBER, { ...search, queue: 'closed' }))).toEqual(['KL-done']);
    const one = await inbox(MEMBER, { ...search, search: 'KL-done' });
    expect(one).toMatchObject({ found: 1, counts: { inbox: 0, closed: 1 }, teamCounts: { 'kod-west': 1 } });
    expect(await inbox(MEMBER, { ...search, search: 'nothing' })).toMatchObject({ found: 0, counts: { inbox: 0, closed: 0 } });
    expect((await inbox(MEMBER, INBOX)).found).toBeNull();
  });

  test('are narrowed to one category', async () => {
    const { inbox } = await deskWith({ id: 'a' }, { id: 'b', category: 'lamp' });
    expect(references(await inbox(MEMBER, { ...INBOX, category: 'lamp' }))).toEqual(['KL-b']);
  });

  test('hold nothing of another city', async () => {
    const { inbox } = await deskWith({ id: 'a', cityId: 'nachbarstadt' });
    const found = await inbox(DISPATCHER, INBOX);
    expect(found.rows).toEqual([]);
    expect(found.counts.inbox).toBe(0);
  });
});

describe('a row', () => {
  test('carries the marks of its report', async () => {
    const { store, photos, inbox } = await deskWith({ id: 'a', state: 'in_review', assignee: MEMBER.id });
    await store.support({ id: 's', cityId: 'kleinstadt', reportId: 'a', at: 1 });
    await store.replaceSuggestions('kleinstadt', 'a', [{ id: 'x', reference: 'KL-X', score: 0.9, reasons: [] }]);
    await photos.import([aPhoto('photo-1', 'a')]);
    const [row] = (await inbox(MEMBER, { ...INBOX, queue: 'mine' })).rows;
    expect(row).toMatchObject({
      reference: 'KL-a',
      version: 1,
      assignee: { name: 'Jülide Öz', initials: 'JÖ' },
      alsoSeen: 1,
      photos: 1,
      likelyDuplicate: true,
      described: false
    });
  });

  test('has no mark for an unlikely duplicate', async () => {
    const { store, inbox } = await deskWith({ id: 'a' });
    await store.replaceSuggestions('kleinstadt', 'a', [{ id: 'x', reference: 'KL-X', score: 0.3, reasons: [] }]);
    expect((await inbox(MEMBER, INBOX)).rows[0]?.likelyDuplicate).toBe(false);
  });
});

describe('the release queue', () => {
  test('holds public reports with a photo that nobody has decided on', async () => {
    const { photos, inbox } = await deskWith({ id: 'undecided' }, { id: 'withheld' }, { id: 'released' }, { id: 'safety', publicKind: 'counts' });
    await photos.import(['undecided', 'withheld', 'released', 'safety'].map((id) => aPhoto(`photo-${id}`, id)));
    const event = (id: string) => ({ id, changeId: id, staffId: MEMBER.id, at: WEDNESDAY_TEN });
    await photos.setReleased('kleinstadt', 'photo-withheld', null, [], event('1'));
    await photos.setReleased('kleinstadt', 'photo-released', { at: 1, by: MEMBER.id, large: 'l', small: 's', width: 1, height: 1 }, [], event('2'));
    expect(references(await inbox(MEMBER, { ...INBOX, queue: 'release' }))).toEqual(['KL-undecided']);
  });
});

describe('the search', () => {
  const found = async (search: string, staff = MEMBER) => {
    const { store, inbox } = await deskWith(
      { id: 'a', place: { street: 'Große Weilstraße', houseNumber: null, quarterId: null, districtId: null } },
      { id: 'b', team: 'kod-ost', state: 'closed', outcome: 'fixed' }
    );
    const note = aText({ cityId: 'kleinstadt', id: 'b', receivedAt: 1 }, { id: 'note', kind: 'note', body: 'Rückruf der Hausverwaltung, 100 % sicher' });
    await store.commit({
      cityId: 'kleinstadt',
      changeId: 'c',
      at: 1,
      actor: { kind: 'staff', id: null },
      parts: [{ reportId: 'b', expectedVersion: 1, patch: {}, events: [{ id: 'n', type: 'noted', public: false, text: note }] }]
    });
    return references(await inbox(staff, { ...INBOX, queue: null, search }));
  };

  test('finds a reference whatever the queue', async () => expect(await found('kl-b')).toEqual(['KL-b']));
  test('finds a reference as a caller says it: small letters, spaces, no dashes', async () => {
    const { inbox } = await deskWith({ id: 'a', reference: 'BO-7K4-M2P' });
    for (const spoken of ['bo7k4m2p', 'bo 7k4 m2p']) expect(references(await inbox(MEMBER, { ...INBOX, queue: null, search: spoken }))).toEqual(['BO-7K4-M2P']);
  });
  test('finds a street whose umlaut is typed as two letters', async () => {
    const { inbox } = await deskWith({ id: 'a', place: { street: 'Universitätsstraße', houseNumber: null, quarterId: null, districtId: null } });
    expect(references(await inbox(MEMBER, { ...INBOX, queue: null, search: 'universitaetsstrasse' }))).toEqual(['KL-a']);
  });
  test('finds a street without umlauts and sharp s', async () => expect(await found('grosse weil')).toEqual(['KL-a']));
  test('finds a word of the text', async () => expect(await found('GEHWEG')).toEqual(['KL-a']));
  test('looks into texts of another team only for those who may read them', async () => {
    expect(await found('rückruf')).toEqual([]);
    expect(await found('rückruf', DISPATCHER)).toEqual(['KL-b']);
  });
  test('takes signs of the pattern language as they are', async () => {
    expect(await found('100 %', DISPATCHER)).toEqual(['KL-b']);
    expect(await found('%', MEMBER)).toEqual([]);
    expect(await found('a_b', DISPATCHER)).toEqual([]);
  });
});

describe('the pages', () => {
  test.each(['due', 'newest'] as const)('sorted by %s show each report once, in order', async (sort) => {
    const { database, inbox } = await deskWith();
    const batch = Array.from({ length: 120 }, (_, n) =>
      aNewReport({ id: `r${n}`, reference: `KL-${n}`, receivedAt: WEDNESDAY_TEN + (n % 7), dueAt: WEDNESDAY_TEN + ((n * 31) % 11) })
    );
    for (const report of batch) await createReportStore(database, tinyGroupOf).create(report);
    const seen: { due: number; received: number; reference: string }[] = [];
    let after: string | null = null;
    do {
      const page = await inbox(MEMBER, { ...INBOX, sort, after });
      seen.push(...page.rows.map((row) => ({ due: row.dueAt, received: row.receivedAt, reference: row.reference })));
      after = page.next;
    } while (after !== null);
    expect(new Set(seen.map((row) => row.reference)).size).toBe(120);
    expect(seen).toHaveLength(120);
    const values = seen.map((row) => (sort === 'due' ? row.due : -row.received));
    expect(values).toEqual(values.toSorted((a, b) => a - b));
  });

  test('a cursor that was not made here shows the first page', async () => {
    const { inbox } = await deskWith({ id: 'a' });
    expect(references(await inbox(MEMBER, { ...INBOX, after: 'quatsch' }))).toEqual(['KL-a']);
  });
});

test('the condition on rows says the same as the policy for every role, team and assignee', async () => {
  const teams = ['kod-west', 'kod-ost'];
  const cases = teams.flatMap((team) => [MEMBER.id, 'other', null].map((assignee) => ({ id: `${team}-${assignee}`, team, assignee })));
  const { database } = await deskWith(...cases);
  for (const role of ROLES) {
    for (const action of ['read', 'read_text', 'accept', 'assign', 'manage_people'] as const) {
      const staff = { ...MEMBER, role };
      const rows = database.db.select({ id: reportTable.id }).from(reportTable).where(reportsOpenTo(staff, action)).all();
      const allowed = cases.filter((each) => may(staff, action, { cityId: 'kleinstadt', ...each })).map((each) => each.id);
      expect(rows.map((row) => row.id).sort()).toEqual(allowed.sort());
    }
  }
});

function aPhoto(id: string, reportId: string) {
  return {
    cityId: 'kleinstadt',
    id,
    reportId,
    kind: 'report',
    width: 1,
    height: 1,
    receivedAt: WEDNESDAY_TEN,
    sourceSha256: id,
    pictureHash: null,
    large: 'l',
    small: 's',
    released: null,
    boxes: [],
    example: false
  } as const;
}

test('the inbox filters by the language of the text, as far as the person may read it', async () => {
  const { inbox, database } = await deskWith();
  const store = createReportStore(database, tinyGroupOf);
  const written = (id: string, language: string, team = 'kod-west') => {
    const fresh = aNewReport({ id, reference: `KL-${id}`, team });
    return store.create({ ...fresh, description: aText(fresh.report, { language }) });
  };
  await written('arabic', 'ar');
  await written('german', 'de');
  await written('elsewhere', 'ar', 'kod-ost');
  await store.create(aNewReport({ id: 'tapped', reference: 'KL-tapped', language: 'ar' }));
  expect(references(await inbox(MEMBER, { ...INBOX, language: 'ar' }))).toEqual(['KL-arabic']);
  expect(references(await inbox(DISPATCHER, { ...INBOX, language: 'ar' })).sort()).toEqual(['KL-arabic', 'KL-elsewhere']);
  expect(references(await inbox(DISPATCHER, { ...INBOX, language: 'tr' }))).toEqual([]);
});
