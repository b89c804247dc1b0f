import { expect, test } from 'vitest';
import { DAY, MINUTE } from '#lib/domain/time.ts';
import { isDue, isEmpty, isStale, readRecord, RECORD_VERSION, type OutboxRecord } from './record.ts';

const NOON = Date.parse('2026-11-23T11:00:00Z');

function waiting(changes: Partial<OutboxRecord> = {}): OutboxRecord {
  const record: OutboxRecord = {
    version: RECORD_VERSION,
    id: '0b2f8e0e-5b5e-4a53-8f3c-3d8f0a2f0001',
    secret: 'AAAAAAAAAAAAAAAAAAAAAA',
    cityId: 'bochum',
    category: 'waste',
    categoryWord: 'Müll und Sperrmüll',
    language: 'de',
    state: 'waiting',
    subKind: null,
    typedAddress: '',
    newsRefused: '',
    phrases: ['sofa'],
    answers: {},
    text: '',
    mail: '',
    place: null,
    joins: null,
    again: null,
    photos: [],
    reference: null,
    changedAt: NOON,
    observedAt: NOON,
    confirmedAt: null,
    attempts: 0,
    nextTry: 0,
    blockedBy: null,
    problems: [],
    replaces: null
  };
  return { ...record, ...changes };
}

test('a record of the first version is read with what it did not know yet', () => {
  const { language: _language, confirmedAt: _confirmedAt, ...rest } = waiting();
  expect(readRecord({ ...rest, version: 1 })).toEqual(waiting({ language: 'de', confirmedAt: null }));
});

test('a record of the third version wishes for no news', () => {
  const { mail: _mail, ...rest } = waiting();
  expect(readRecord({ ...rest, version: 3 })).toEqual(waiting());
});

test('a record of the fourth version has nothing in its address field', () => {
  const { typedAddress: _typedAddress, ...rest } = waiting();
  expect(readRecord({ ...rest, version: 4 })).toEqual(waiting());
});

test('what a later version wrote, or what is no record, is left alone', () => {
  expect([readRecord({ ...waiting(), version: RECORD_VERSION + 1 }), readRecord(undefined), readRecord('text'), readRecord({})]).toEqual([
    null,
    null,
    null,
    null
  ]);
});

test('a record waits for its turn; only without a line before is a line reason enough to come sooner', () => {
  const later = { nextTry: NOON + MINUTE };
  expect(isDue(waiting(), NOON, false)).toBe(true);
  expect(isDue(waiting({ ...later, blockedBy: 'line' }), NOON, false)).toBe(false);
  expect(isDue(waiting({ ...later, blockedBy: 'line' }), NOON, true)).toBe(true);
  expect(isDue(waiting({ ...later, blockedBy: 'server' }), NOON, true)).toBe(false);
  expect(isDue(waiting({ state: 'needs_help' }), NOON, true)).toBe(false);
});

test('after a day unsent the person is asked, unless the text has arrived or they have said so since', () => {
  const day = NOON + DAY + 1;
  expect([isStale(waiting(), day), isDue(waiting(), day, true)]).toEqual([true, false]);
  expect(isStale(waiting({ confirmedAt: day }), day)).toBe(false);
  expect(isStale(waiting({ reference: 'BO-7K4-M2P' }), day)).toBe(false);
  expect(isStale(waiting(), NOON + DAY)).toBe(false);
});

test('a draft with nothing in it is not worth keeping', () => {
  expect(isEmpty(waiting({ phrases: [], text: '  ' }))).toBe(true);
  expect(isEmpty(waiting({ phrases: [], text: 'a' }))).toBe(false);
  expect(isEmpty(waiting({ phrases: [], text: '', typedAddress: 'Kort' }))).toBe(false);
  expect(isEmpty(waiting())).toBe(false);
});
