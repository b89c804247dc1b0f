import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../time.ts';
import { uuidV7 } from '../uuid-v7.ts';
import { ageOfId } from './form-time.ts';
import { createAbuseGuard, type Post } from './guard.ts';

const SECOND = 1000;
const START = Date.UTC(2026, 5, 3, 8);
const LIMITS = { perNetwork: 10, formMillis: 3 * SECOND };
const TEXT = 'Kaufen Sie jetzt günstig bei uns im Laden an der Ecke ein';

let ids = 0;
const post = (over: Partial<Post> = {}, signals: Partial<Post['signals'] & object> = {}): Post => ({
  id: `report-${String((ids += 1))}`,
  cityId: 'kleinstadt',
  text: null,
  isUrgent: false,
  ...over,
  signals: { network: `net-${String(ids)}`, trapped: false, formMillis: null, ...signals }
});
const many = (count: number, make: (at: number) => Post, { every = SECOND } = {}) => {
  const guard = createAbuseGuard(LIMITS);
  return Array.from({ length: count }, (_, at) => guard.judge(make(at), START + at * every));
};

describe('what is held', () => {
  it('is what fills the field that nobody sees', () => {
    expect(many(1, () => post({}, { trapped: true }))).toEqual(['trap']);
  });

  it('is a form that comes back faster than a hand, and never one whose time nobody knows', () => {
    expect(many(1, () => post({}, { formMillis: 2999 }))).toEqual(['too_fast']);
    expect(many(1, () => post({}, { formMillis: 3000 }))).toEqual([null]);
    expect(many(1, () => post({}, { formMillis: null }))).toEqual([null]);
  });

  it('is the same text from many networks, whatever numbers and signs it changes', () => {
    const copies = many(8, (at) => post({ text: `${TEXT.toUpperCase()}!! ${String(at)}` }));
    expect(copies).toEqual([null, null, null, null, null, 'flood', 'flood', 'flood']);
  });

  it('is not a short text that many write, nor the same text once in a while', () => {
    expect(new Set(many(50, () => post({ text: 'Baum liegt auf der Straße' })))).toEqual(new Set([null]));
    expect(new Set(many(20, () => post({ text: TEXT }), { every: 15 * MINUTE }))).toEqual(new Set([null]));
  });

  it('is not what different people write about the same storm', () => {
    const places = ['Kita', 'Schule', 'Apotheke', 'Kirche', 'Haltestelle', 'Post', 'Bank', 'Praxis'];
    const texts = places.map((place, at) => `Vor der ${place} ist ein großer ${at % 2 ? 'Ast' : 'Baum'} auf den Gehweg gefallen und man kommt nicht vorbei`);
    expect(new Set(many(8, (at) => post({ text: texts[at] ?? null })))).toEqual(new Set([null]));
  });

  it('is what one network sends beyond its pace, until time has passed', () => {
    const guard = createAbuseGuard(LIMITS);
    const of = (now: number) => guard.judge(post({}, { network: 'one' }), now);
    expect(Array.from({ length: 11 }, () => of(START))).toEqual([...new Array<null>(10).fill(null), 'pace']);
    expect(of(START + 5 * MINUTE)).toBe(null);
    expect(guard.judge(post({}, { network: 'other' }), START)).toBe(null);
  });

  it('is not what comes fast because of a Lage, unless it has another sign of a script', () => {
    const guard = createAbuseGuard(LIMITS);
    const of = (over: Partial<Post['signals'] & object> = {}) => guard.judge(post({ isExpected: true }, { network: 'mast', ...over }), START);
    expect(new Set(Array.from({ length: 300 }, () => of()))).toEqual(new Set([null]));
    expect([of({ trapped: true }), of({ formMillis: 1 })]).toEqual(['trap', 'too_fast']);
    const afterwards = Array.from({ length: 10 }, () => guard.judge(post({}, { network: 'mast' }), START));
    expect(new Set(afterwards), 'and when it ends the network has its pace').toEqual(new Set([null]));
  });

  it('is what a blocked network sends for the rest of the day', () => {
    const guard = createAbuseGuard(LIMITS);
    const first = post({}, { network: 'one' });
    guard.judge(first, START);
    expect(guard.block('kleinstadt', 'nobody', START)).toBe(false);
    expect(guard.block('kleinstadt', first.id, START)).toBe(true);
    expect(guard.judge(post({}, { network: 'one' }), START + HOUR)).toBe('blocked');
    expect(guard.judge(post({}, { network: 'one' }), START + 25 * HOUR)).toBe(null);
  });

  it('is nothing urgent because of its pace or its haste', () => {
    expect(new Set(many(30, () => post({ isUrgent: true }, { network: 'one', formMillis: 10 })))).toEqual(new Set([null]));
  });

  it('is the same on a second try, which counts nothing', () => {
    const guard = createAbuseGuard(LIMITS);
    const one = post({}, { network: 'one' });
    const tries = Array.from({ length: 50 }, () => guard.judge(one, START));
    expect(new Set(tries)).toEqual(new Set([null]));
    expect(guard.judge(post({}, { network: 'one' }), START)).toBe(null);
  });
});

describe('the time in an id', () => {
  it('is known of version 7 only, and never negative', () => {
    const id = uuidV7(START, new Uint8Array(10));
    expect(ageOfId(id, START + 1234)).toBe(1234);
    expect(ageOfId(id, START - 1)).toBe(null);
    expect(ageOfId('00000000-0000-4000-8000-000000000000', START)).toBe(null);
  });
});
