import { describe, expect, it } from 'vitest';
import { WEDNESDAY_TEN } from '../../../../tests/support/builders.ts';
import { tinyCity } from '../../../../tests/support/tiny-city.ts';
import { DAY, HOUR } from '../time.ts';
import { whyNotInBulk } from './bulk.ts';
import { covers, overlaps, whyNotDeclare, type Situation, type SituationDraft } from './situation.ts';

const NOW = WEDNESDAY_TEN;
const STORM: Situation = {
  id: 's',
  cityId: 'kleinstadt',
  kind: 'storm',
  sentence: null,
  districts: ['west'],
  categories: [],
  startsAt: NOW,
  declaredAt: NOW,
  declaredBy: 'anna',
  endedAt: null,
  endedBy: null
};
const SEEN = { category: 'waste', districtId: 'west', observedAt: NOW };
const draft = (over: Partial<SituationDraft> = {}): SituationDraft => ({
  kind: 'storm',
  sentence: null,
  districts: [],
  categories: [],
  startsAt: NOW - HOUR,
  ...over
});

describe('a Lage', () => {
  it.each([
    ['a report of its district from its first moment on', SEEN, {}, true],
    ['what was seen a moment before it began', { ...SEEN, observedAt: NOW - 1 }, {}, false],
    ['another district', { ...SEEN, districtId: 'ost' }, {}, false],
    ['a described place without a district', { ...SEEN, districtId: null }, {}, false],
    ['a described place when it is about the whole city', { ...SEEN, districtId: null }, { districts: [] }, true],
    ['a category that it is not about', SEEN, { categories: ['streetlight'] }, false],
    ['one of its categories', SEEN, { categories: ['streetlight', 'waste'] }, true],
    ['what was seen before it ended, whenever it arrives', SEEN, { endedAt: NOW + 1 }, true],
    ['what was seen at its end', SEEN, { endedAt: NOW }, false]
  ])('covers or not: %s', (_, seen, over, expected) => {
    expect(covers({ ...STORM, ...over }, seen)).toBe(expected);
  });

  it.each([
    [{ districts: [], categories: [] }, { districts: ['west'], categories: ['waste'] }, true],
    [{ districts: ['west'], categories: [] }, { districts: ['ost'], categories: [] }, false],
    [{ districts: ['west', 'ost'], categories: ['waste'] }, { districts: ['ost'], categories: ['streetlight'] }, false],
    [{ districts: ['west', 'ost'], categories: ['waste'] }, { districts: ['ost'], categories: ['waste', 'other'] }, true]
  ])('%j and %j could have a report in common: %s', (one, other, expected) => {
    expect(overlaps(one, other)).toBe(expected);
    expect(overlaps(other, one)).toBe(expected);
  });

  it.each([
    ['start-ahead', { startsAt: NOW + 1 }],
    ['start-too-long-ago', { startsAt: NOW - 7 * DAY - 1 }],
    ['start-missing', { startsAt: Number.NaN }],
    ['area-unknown', { districts: ['west', 'mond'] }],
    ['category-unknown', { categories: ['ufo'] }],
    ['sentence-too-long', { sentence: 'x'.repeat(201) }],
    ['kind-unknown', { kind: JSON.parse('"war"') as 'storm' }],
    [null, { startsAt: NOW, sentence: 'x'.repeat(200), districts: ['west', 'ost'], categories: ['waste'] }]
  ])('is refused as %s', (reason, over) => {
    expect(whyNotDeclare(draft(over), tinyCity(), NOW)).toBe(reason);
  });
});

describe('many answers at once', () => {
  it.each([
    ['close', null, 'pin', null],
    ['accept', 'sharp_waste', 'pin', 'urgent-alone'],
    ['close', 'sharp_waste', 'counts', 'urgent-alone'],
    ['answer', 'sharp_waste', 'counts', null],
    ['close', null, 'counts', 'safety-alone'],
    ['forward', null, 'counts', null]
  ] as const)('%s with urgency %s and %s is left out as %s', (type, urgency, publicKind, reason) => {
    expect(whyNotInBulk({ urgency, publicKind }, { type })).toBe(reason);
  });
});
