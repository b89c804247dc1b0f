import { describe, expect, test } from 'vitest';
import { createThrottle } from './throttle.ts';
import { MINUTE } from './time.ts';

const limit = { capacity: 3, refillMillis: MINUTE };

describe('a throttle', () => {
  test('lets the whole capacity through at once and says when the next try is free', () => {
    const throttle = createThrottle(limit);
    expect([0, 0, 0].map((now) => throttle.take('a', now).ok)).toEqual([true, true, true]);
    expect(throttle.take('a', 15_000)).toEqual({ ok: false, retryAfterSeconds: 45 });
  });

  test('frees one try per refill time and never more than the capacity', () => {
    const throttle = createThrottle(limit);
    for (let i = 0; i < 3; i++) throttle.take('a', 0);
    expect(throttle.take('a', MINUTE).ok).toBe(true);
    expect(throttle.take('a', MINUTE).ok).toBe(false);
    const later = 100 * MINUTE;
    expect([1, 2, 3, 4].map(() => throttle.take('a', later).ok)).toEqual([true, true, true, false]);
  });

  test('counts each key by itself', () => {
    const throttle = createThrottle({ capacity: 1, refillMillis: MINUTE });
    throttle.take('a', 0);
    expect(throttle.take('a', 0).ok).toBe(false);
    expect(throttle.take('b', 0).ok).toBe(true);
  });

  test('a refused try does not push the next free one further away', () => {
    const throttle = createThrottle({ capacity: 1, refillMillis: MINUTE });
    throttle.take('a', 0);
    for (let now = 1_000; now < MINUTE; now += 1_000) throttle.take('a', now);
    expect(throttle.take('a', MINUTE).ok).toBe(true);
  });

  test('a try that is given back can be used again', () => {
    const throttle = createThrottle({ capacity: 1, refillMillis: MINUTE });
    throttle.take('a', 0);
    throttle.giveBack('a', 0);
    expect(throttle.take('a', 0).ok).toBe(true);
  });

  test('a clock that runs backwards frees nothing', () => {
    const throttle = createThrottle({ capacity: 1, refillMillis: MINUTE });
    throttle.take('a', 10 * MINUTE);
    expect(throttle.take('a', 0).ok).toBe(false);
  });
});
