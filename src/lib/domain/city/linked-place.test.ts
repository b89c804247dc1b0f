import { expect, test } from 'vitest';
import { tinyCity, WEST } from '../../../../tests/support/tiny-city.ts';
import type { KnownObject } from './known-object.ts';
import { linkedPlace } from './linked-place.ts';

const container: KnownObject = { id: 'C-301', kind: 'container', name: null, owner: 'usb', quality: 'demo', ...WEST };
const city = tinyCity({ objects: [container] });
const linked = (object: string | null, point: string | null = null) => linkedPlace({ object, point }, city);

test('a link names a known object by kind and number', () => {
  expect(linked('container:C-301')).toEqual({ ...WEST, object: container });
  expect([linked('lamp:C-301'), linked('C-301'), linked('container:C-302'), linked('')]).toEqual([null, null, null, null]);
});

test('a link names a point of the city, and nothing else', () => {
  expect(linked(null, `${WEST.lat},${WEST.lon}`)).toEqual({ ...WEST, object: null });
  for (const point of ['52.5,13.4', 'NaN,7.2', '51.48', '51.48,7.21,9', '1e1,7', ' 51.48,7.21', '']) expect(linked(null, point), point).toBeNull();
});
