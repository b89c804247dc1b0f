import { expect, test } from 'vitest';
import { readBochum } from '../../../../tests/support/bochum.ts';
import { temporaryDatabase } from '../../../../tests/support/temporary-database.ts';
import { generateReports } from '#lib/server/demo/generate.ts';
import { createPublicQueries } from '#lib/server/sqlite/public-queries.ts';
import { createReportStore } from '#lib/server/sqlite/report-store.ts';
import { placePage, robotsHeader } from './place-page.ts';

const NOW = Date.UTC(2026, 10, 23, 12);
const city = readBochum();
const generated = generateReports(city, { count: 400, now: NOW, seed: 5 });

async function appWithReports() {
  const { database } = temporaryDatabase();
  await createReportStore(database, () => null).import(generated);
  const cities = { get: (id: string) => (id === city.id ? city : null) };
  return { publicMap: createPublicQueries(database, { cities, report: () => Promise.resolve(null), now: () => NOW }), now: () => NOW };
}

test('a district and a quarter show their team and only what is public there, a few of each', async () => {
  const app = await appWithReports();
  const kinds = new Map(generated.map(({ report }) => [report.reference, report]));
  let seen = 0;
  for (const district of city.districts) {
    for (const quarter of [null, ...city.quarters.filter(({ districtId }) => districtId === district.id)]) {
      const place = await placePage(app, city, { district, quarter });
      expect(place.team?.districtId).toBe(district.id);
      expect(place.words.became).toBe(`Was aus Meldungen in Ihrem ${quarter ? 'Stadtteil' : 'Bezirk'} wurde`);
      expect(place.open.length).toBeLessThanOrEqual(6);
      expect(place.fixed.length).toBeLessThanOrEqual(3);
      for (const card of [...place.open, ...place.fixed]) {
        const report = kinds.get(card.reference);
        expect(report).toMatchObject({ publicKind: 'pin', published: true, hiddenAt: null });
        expect(quarter ? report?.place.quarterId : report?.place.districtId).toBe(quarter?.id ?? district.id);
        seen++;
      }
      expect(place.open.some(({ state }) => state === 'closed')).toBe(false);
      expect(place.fixed.every(({ outcome }) => outcome === 'fixed')).toBe(true);
    }
  }
  expect(seen).toBeGreaterThan(20);
});

test('search engines are asked to stay away until the city opens the pages', async () => {
  const app = await appWithReports();
  const [district] = city.districts;
  if (!district) throw new Error('Bochum has districts');
  const closed = await placePage(app, city, { district, quarter: null });
  expect(robotsHeader(closed)).toEqual({ 'x-robots-tag': 'noindex' });
  const open = await placePage(app, { ...city, searchEngines: { places: true } }, { district, quarter: null });
  expect(robotsHeader(open)).toEqual({});
});
