import { expect, test } from 'vitest';
import { boundsOfCircle, circleWord, readCircle } from './circle.ts';
import { metersBetween } from './distance.ts';

test('a circle of the address is latitude, longitude and metres', () => {
  const circle = { center: { lat: 51.4818, lon: 7.2162 }, radiusMeters: 500 };
  expect(readCircle('51.4818,7.2162,500')).toEqual(circle);
  expect(readCircle(circleWord(circle))).toEqual(circle);
  expect(readCircle(null)).toBeNull();
});

test.each(['', '51,7', '51,7,0', '51,7,-5', '51,7,5001', '86,7,5', '51,181,5', 'a,b,c', '51,7,5,9', '51,,5'])('%j is none', (word) =>
  expect(readCircle(word)).toBeNull()
);

test('its rectangle touches it on all four sides', () => {
  const circle = { center: { lat: 51.48, lon: 7.21 }, radiusMeters: 500 };
  const { north, east } = boundsOfCircle(circle);
  expect(metersBetween(circle.center, { lat: north, lon: 7.21 })).toBeCloseTo(500, 0);
  expect(metersBetween(circle.center, { lat: 51.48, lon: east })).toBeCloseTo(500, 0);
});
