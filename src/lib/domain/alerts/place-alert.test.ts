import { expect, test } from 'vitest';
import { HOUR } from '../time.ts';
import { isMailedLately, nextAlertAt } from './place-alert.ts';

const BERLIN = 'Europe/Berlin';
const at = (word: string) => Date.parse(word);

test.each([
  ['2026-10-14T04:59:59Z', '2026-10-14T05:00:00Z'],
  ['2026-10-14T05:00:00Z', '2026-10-15T05:00:00Z'],
  ['2026-10-24T12:00:00Z', '2026-10-25T06:00:00Z']
])('after %s the next mail is due at %s, seven in the city, also when the clock changes', (now, next) => {
  expect(nextAlertAt(at(now), BERLIN).at).toBe(at(next));
});

test('a mailbox gets one mail a day, whichever of its places it was for', () => {
  const now = at('2026-10-14T05:00:00Z');
  expect(isMailedLately([{ mailedAt: null }], now)).toBe(false);
  expect(isMailedLately([{ mailedAt: null }, { mailedAt: now - 19 * HOUR }], now)).toBe(true);
  expect(isMailedLately([{ mailedAt: now - 22 * HOUR }], now)).toBe(false);
});
