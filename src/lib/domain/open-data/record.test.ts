import { expect, test } from 'vitest';
import { aReport } from '../../../../tests/support/builders.ts';
import { publicReport } from '../report/public-view.ts';
import { openRecord, RECORD_FIELDS, toFeature } from './record.ts';

const shown = publicReport(aReport(), { main: null, alsoSeen: 2, photos: [] });
if (!shown) throw new Error('the example is public');

test('a record has the fields of the table, in its order', () => {
  expect(Object.keys(openRecord(shown, 'https://example.org/x'))).toEqual([...RECORD_FIELDS]);
});

test('GeoJSON says longitude first, and no geometry for a described place', () => {
  const record = openRecord({ ...shown, point: { lat: 51.48, lon: 7.21 } }, 'https://example.org/x');
  expect(toFeature(record)).toMatchObject({ type: 'Feature', id: shown.reference, geometry: { type: 'Point', coordinates: [7.21, 51.48] } });
  expect(toFeature(openRecord({ ...shown, point: null }, 'x')).geometry).toBeNull();
});
