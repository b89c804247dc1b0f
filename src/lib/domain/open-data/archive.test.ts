import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aReport } from '../../../../tests/support/builders.ts';
import { metersBetween } from '../geo/distance.ts';
import { publicReport } from '../report/public-view.ts';
import { ARCHIVE_FIELDS, archiveRecord } from './archive.ts';

const CITY = { timeZone: 'Europe/Berlin', center: { lat: 51.48, lon: 7.21 } };
const shown = publicReport(aReport(), { main: null, alsoSeen: 0, photos: [] });
if (!shown) throw new Error('the example is public');

test('a record has the fields of its table, and neither number nor street', () => {
  const record = archiveRecord({ ...shown, reference: 'KL-7K4-M2P', street: 'Hauptstraße' }, CITY);
  expect(Object.keys(record)).toEqual([...ARCHIVE_FIELDS]);
  expect(JSON.stringify(record)).not.toMatch(/KL-|Hauptstraße/);
});

test('a point stands in the middle of its square of 50 m, and all points of a square are told alike', () => {
  const degrees = (center: number) => fc.double({ min: center - 0.1, max: center + 0.1, noNaN: true });
  fc.assert(
    fc.property(degrees(51.48), degrees(7.21), (lat, lon) => {
      const told = archiveRecord({ ...shown, point: { lat, lon } }, CITY);
      const middle = { lat: Number(told.breite), lon: Number(told.laenge) };
      expect(metersBetween({ lat, lon }, middle)).toBeLessThan(37);
      const again = archiveRecord({ ...shown, point: middle }, CITY);
      expect([again.breite, again.laenge]).toEqual([told.breite, told.laenge]);
    })
  );
});

test('times are days of the city: after midnight in Bochum is not yet midnight in Greenwich', () => {
  const record = archiveRecord({ ...shown, receivedAt: Date.UTC(2026, 6, 1, 22, 30), closedAt: null }, CITY);
  expect([record.eingang, record.abschluss]).toEqual(['2026-07-02', null]);
});
