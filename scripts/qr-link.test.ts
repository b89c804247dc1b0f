import { expect, test } from 'vitest';
import { linkedPlace } from '#lib/domain/city/linked-place.ts';
import type { KnownObject } from '#lib/domain/city/known-object.ts';
import { tinyCity, WEST } from '../tests/support/tiny-city.ts';
import { linkOf } from './qr-link.ts';

const container: KnownObject = { id: 'C-301', kind: 'container', name: null, owner: 'usb', quality: 'demo', ...WEST };
const city = tinyCity({ objects: [container] });
const ORIGIN = 'https://melden.example';

test('the address brings category, art and object along, and the form finds the place in it', () => {
  const link = linkOf(city, ['container', 'C-301', 'waste', 'litter'], ORIGIN);
  expect(link).toEqual({ ok: true, address: 'https://melden.example/kleinstadt/melden/waste?art=litter&objekt=container%3AC-301' });
  const query = new URL(link.ok ? link.address : ORIGIN).searchParams;
  expect(linkedPlace({ object: query.get('objekt'), point: null }, city)?.object).toEqual(container);
});

test.each([
  [['container', 'C-9', 'waste'], /no container C-9/],
  [['container', 'C-301', 'rubbish'], /Name a category: waste/],
  [['container', 'C-301', 'waste', 'sofa'], /no art sofa: bulky_waste, litter/],
  [[], /no object/]
])('what the city does not have is named: %s', (wished, problem) => {
  expect(linkOf(city, wished, ORIGIN)).toEqual({ ok: false, problem: expect.stringMatching(problem) as string });
});
