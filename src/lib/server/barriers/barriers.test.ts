import { expect, test } from 'vitest';
import { DAY } from '#lib/domain/time.ts';
import { DEMO_LOGINS } from '../demo/logins.ts';
import { createBarrierStore } from '../sqlite/barrier-store.ts';
import { temporaryDatabase } from '../../../../tests/support/temporary-database.ts';
import { BARRIER_CHARACTERS, createBarriers } from './barriers.ts';

const SAID = { id: 'barrier-1', cityId: 'bochum', body: 'Nicht zu lesen.', page: '', replyTo: null, language: 'de' };

test('a message is kept for those who lead, and for nobody else', async () => {
  const barriers = createBarriers({ store: createBarrierStore(temporaryDatabase().database), now: () => 5 });
  expect(await barriers.say(SAID)).toEqual({ ok: true });
  const readers = await Promise.all(
    DEMO_LOGINS.map(async (person) => ((await barriers.read({ ...person, initials: '', cityId: 'bochum' })) === null ? null : person.role))
  );
  expect(new Set(readers)).toEqual(new Set([null, 'lead', 'admin']));
  const [lead] = DEMO_LOGINS.filter(({ role }) => role === 'lead').map((person) => ({ ...person, initials: '', cityId: 'bochum' }));
  expect(lead && (await barriers.read(lead))).toEqual([{ ...SAID, page: null, at: 5 }]);
});

test('a message is forgotten after a year, and not a day before', async () => {
  let now = 0;
  const store = createBarrierStore(temporaryDatabase().database);
  const barriers = createBarriers({ store, now: () => now });
  await barriers.say(SAID);
  const kept = async () => {
    await barriers.forgetOld();
    return (await store.latest('bochum', 10)).length;
  };
  now = 365 * DAY;
  expect(await kept()).toBe(1);
  now += 1;
  expect(await kept()).toBe(0);
});

test('an empty message and one without end are refused', async () => {
  const barriers = createBarriers({ store: createBarrierStore(temporaryDatabase().database), now: () => 5 });
  expect(await barriers.say({ ...SAID, body: '' })).toEqual({ ok: false, problem: 'missing' });
  expect(await barriers.say({ ...SAID, body: 'x'.repeat(BARRIER_CHARACTERS + 1) })).toEqual({ ok: false, problem: 'too-long' });
});
