import { describe, expect, test } from 'vitest';
import { aReport, WEDNESDAY_TEN as NOW } from '../../../../tests/support/builders.ts';
import { tinyCity } from '../../../../tests/support/tiny-city.ts';
import { DAY, HOUR } from '../time.ts';
import { decideStillThere } from './still-there.ts';

const closed = aReport({
  state: 'closed',
  outcome: 'fixed',
  closing: { finding: 'removed_on_site', organisation: null, rule: null },
  closedAt: NOW,
  assignee: 'aylin'
});
const city = tinyCity();

describe('a reporter who says that the problem is still there', () => {
  test('opens the report again, unread and with a deadline of its own', () => {
    const decision = decideStillThere(closed, { city, now: NOW + DAY });
    expect(decision).toMatchObject({
      ok: true,
      patch: { state: 'still_there', outcome: null, closing: null, closedAt: null, assignee: null, published: true },
      event: { type: 'reopened', public: true, data: { reason: 'still_there' } }
    });
    // 24 working hours of eight a day from Thursday, ten o'clock: Tuesday, ten o'clock.
    expect(decision.ok && decision.patch.dueAt).toBe(NOW + 6 * DAY);
  });

  test('of something urgent has the urgent deadline', () => {
    const urgent = { ...closed, subKind: 'litter', urgency: 'sharp_waste', routeReasons: [{ code: 'urgent', rule: 'sharp_waste', hours: 4 }] } as const;
    const decision = decideStillThere(urgent, { city, now: NOW });
    expect(decision.ok && decision.patch.dueAt).toBe(NOW + 4 * HOUR);
  });

  test('never makes a counted report public', () => {
    const decision = decideStillThere({ ...closed, category: 'unsafe_place', publicKind: 'counts', published: false }, { city, now: NOW });
    expect(decision.ok && decision.patch.published).toBe(false);
  });

  test('is too late after fourteen days, and has nothing to say about other endings', () => {
    expect(decideStillThere(closed, { city, now: NOW + 14 * DAY })).toEqual({ ok: false, reason: 'not-allowed' });
    expect(decideStillThere({ ...closed, outcome: 'rejected' }, { city, now: NOW })).toEqual({ ok: false, reason: 'not-allowed' });
    expect(decideStillThere(aReport(), { city, now: NOW })).toEqual({ ok: false, reason: 'not-closed' });
  });
});
