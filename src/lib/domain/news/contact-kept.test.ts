import { expect, test } from 'vitest';
import { aReport, WEDNESDAY_TEN as NOW } from '../../../../tests/support/builders.ts';
import { DAY } from '../time.ts';
import { CONTACT_KEPT_DAYS, contactKeptUntil } from './contact-kept.ts';

const OPEN = aReport();
const FIXED = aReport({ state: 'closed', outcome: 'fixed', closedAt: NOW });
const WITHDRAWN = aReport({ state: 'closed', outcome: 'withdrawn', closedAt: NOW });
const LATER = NOW + CONTACT_KEPT_DAYS * DAY;

test('an address is kept while its report is open', () => expect(contactKeptUntil('reporter', OPEN, OPEN)).toBeNull());

test('an address is kept for 30 days after the report was closed', () => {
  expect(contactKeptUntil('reporter', FIXED, FIXED)).toBe(LATER);
  expect(contactKeptUntil('follower', FIXED, FIXED)).toBe(LATER);
});

test('a merged report ends with its main one', () => {
  expect(contactKeptUntil('reporter', OPEN, FIXED)).toBe(LATER);
  expect(contactKeptUntil('reporter', FIXED, OPEN)).toBeNull();
});

test('whoever takes a report back is forgotten at once, its followers are not', () => {
  expect(contactKeptUntil('reporter', WITHDRAWN, WITHDRAWN)).toBe(NOW);
  expect(contactKeptUntil('reporter', WITHDRAWN, OPEN)).toBe(NOW);
  expect(contactKeptUntil('follower', WITHDRAWN, WITHDRAWN)).toBe(LATER);
  expect(contactKeptUntil('follower', WITHDRAWN, OPEN)).toBeNull();
});
