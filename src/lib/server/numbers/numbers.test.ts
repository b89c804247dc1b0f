import { describe, expect, test } from 'vitest';
import { readBochum } from '../../../../tests/support/bochum.ts';
import { solvedIn, type Equation } from '../../../../tests/support/back-calculation.ts';
import { temporaryDatabase } from '../../../../tests/support/temporary-database.ts';
import type { Staff } from '#lib/domain/staff/staff.ts';
import { generateReports } from '../demo/generate.ts';
import { createNumbersStore } from '../sqlite/numbers-store.ts';
import { createPublicQueries } from '../sqlite/public-queries.ts';
import { createReportStore } from '../sqlite/report-store.ts';
import type { ImportedReport } from '../reports/store.ts';
import { createNumbers } from './create-numbers.ts';
import type { AgainCount, AreaNumbers, Guarded, Numbers, QuarterNumbers } from './verbs.ts';

const NOW = Date.UTC(2026, 10, 23, 12);
const city = readBochum();
const cities = { get: (id: string) => (id === city.id ? city : null) };
const generated = generateReports(city, { count: 700, now: NOW, seed: 3 });

async function numbersOf(reports: readonly ImportedReport[], now = NOW) {
  const { database } = temporaryDatabase();
  await createReportStore(database, () => null).import(reports);
  const publicMap = createPublicQueries(database, { cities, report: () => Promise.resolve(null), now: () => now });
  return createNumbers({ store: createNumbersStore(database), cities, publicMap, now: () => now });
}

const isPin = ({ report }: ImportedReport) => report.publicKind === 'pin';

test('safety reports leave no trace in any figure and in no list', async () => {
  const all = await numbersOf(generated);
  const pins = await numbersOf(generated.filter(isPin));
  expect(await all.ofCity(city.id)).toEqual(await pins.ofCity(city.id));
  expect(await all.oldest(city.id, null)).toEqual(await pins.oldest(city.id, null));
  expect(generated.some((one) => !isPin(one))).toBe(true);
});

test('the oldest are public, open and in order, ten of them', async () => {
  const numbers = await numbersOf(generated);
  const oldest = await numbers.oldest(city.id, null);
  const open = generated
    .map(({ report }) => report)
    .filter(
      ({ publicKind, published, hiddenAt, state, mergedInto }) =>
        publicKind === 'pin' && published && hiddenAt === null && state !== 'closed' && mergedInto === null
    )
    .sort((a, b) => a.receivedAt - b.receivedAt);
  expect(oldest.map(({ reference }) => reference)).toEqual(open.slice(0, 10).map(({ reference }) => reference));
  const inNorth = await numbers.oldest(city.id, 'bochum-nord');
  expect(inNorth.every(({ districtId }) => districtId === 'bochum-nord')).toBe(true);
});

test('a city that nobody knows is an error, and an empty one has empty figures', async () => {
  const numbers = await numbersOf([]);
  await expect(numbers.ofCity('atlantis')).rejects.toThrow('city.unknown');
  const { areas } = await numbers.ofCity(city.id);
  expect(areas).toHaveLength(city.districts.length + 1);
  expect(areas[0]).toMatchObject({ area: null, places: 0, afterTwoWeeks: null, all: { half: null } });
});

describe('nobody can work out what is hidden from everything on the pages of city, districts and quarters and in the files', () => {
  test.each([40, 90, 150, 300, 700, 1500])('with %i reports', async (count) => {
    const numbers = await numbersOf(count > generated.length ? generateReports(city, { count, now: NOW, seed: 4 }) : generated.slice(-count));
    const page = await numbers.ofCity(city.id);
    const quarters = await Promise.all(
      page.areas.slice(1).map(async (district) => quarterEquations(district, await numbers.ofQuarters(city.id, String(district.area))))
    );
    const equations = [...equationsOf(page), ...againEquations(page.again), ...quarters.flat()];
    const hidden = equations.flat().filter(({ value }) => value === null);
    expect(hidden.length).toBeGreaterThan(0);
    expect(equations.flat().filter(({ value }) => value !== null && value > 0 && value < 5)).toEqual([]);
    // What is open today is two numbers of the results together: a sum that may be known while neither of them is.
    const sums = page.areas.map(({ area }) => `${area} ${page.areas[0]?.weeks.at(-1)?.week} open`);
    const known = [...solvedIn([...equations, ...openEquations(page)])].filter(([name]) => !sums.includes(name));
    // What lies in no quarter is on no page; some of it may follow, but none that is small.
    expect(known.filter(([name, value]) => !name.startsWith('rest of ') || (Math.round(value) > 0 && Math.round(value) < 5))).toEqual([]);
  });
});

test('what was reported again is of twelve months whose places were all watched for ninety days', async () => {
  const { again } = await (await numbersOf(generated)).ofCity(city.id);
  // 23 November less 90 days is 25 August.
  expect([again.from, again.until]).toEqual([2025 * 12 + 7, 2026 * 12 + 6]);
  const isThen = (at: number | null) => at !== null && at >= Date.UTC(2025, 6, 31, 22) && at < Date.UTC(2026, 6, 31, 22);
  const fixed = generated.filter(
    ({ report: { publicKind, mergedInto, outcome, closedAt, location, leftSpot, place } }) =>
      publicKind === 'pin' &&
      mergedInto === null &&
      outcome === 'fixed' &&
      isThen(closedAt) &&
      location.kind === 'point' &&
      !leftSpot &&
      place.districtId !== null
  );
  expect(again.all.fixed).toBe(fixed.length);
  expect(again.all.again).toBeGreaterThanOrEqual(5);
});

test('a quarter tells its results, which add up over the district and to its places', async () => {
  const numbers = await numbersOf(generateReports(city, { count: 2300, now: NOW, seed: 3 }));
  const { areas } = await numbers.ofCity(city.id);
  for (const { id } of city.districts) {
    const quarters = await numbers.ofQuarters(city.id, id);
    const district = areas.find(({ area }) => area === id);
    expect([...quarters.keys()]).toEqual(city.quarters.filter(({ districtId }) => districtId === id).map((quarter) => quarter.id));
    for (const { places, all, results, notFoundAfter } of quarters.values()) {
      expect(all.places).toBe(places);
      expect(results.map(({ result }) => result)).toEqual(district?.results.map(({ result }) => result));
      expect(results.filter((each) => each.places !== null).length).toBeGreaterThanOrEqual(2);
      const told = results.reduce((sum, each) => sum + (each.places ?? 0), 0);
      if (places !== null) expect(told).toBeLessThanOrEqual(places);
      if (places !== null && results.every((each) => each.places !== null)) expect(told).toBe(places);
      if (results.some((each) => each.result === 'not_found' && !each.places)) expect(notFoundAfter).toBeNull();
    }
  }
});

describe('a report for the council of a district', () => {
  const staff = (role: Staff['role']): Staff => ({ id: 'anna', name: 'Anna', initials: 'A', cityId: city.id, role, teams: [] });
  const QUARTER = 2026 * 12 + 6;

  test('is made once, for a quarter that is over, by whoever may, and says the same for good', async () => {
    const numbers = await numbersOf(generated);
    expect(await numbers.freeze(staff('member'), 'bochum-ost', QUARTER)).toEqual({ ok: false, reason: 'not-allowed' });
    expect(await numbers.freeze(staff('lead'), 'atlantis', QUARTER)).toEqual({ ok: false, reason: 'unknown' });
    expect(await numbers.freeze(staff('lead'), 'bochum-ost', QUARTER + 1)).toEqual({ ok: false, reason: 'unknown' });
    expect(await numbers.freeze(staff('lead'), 'bochum-ost', QUARTER + 3)).toEqual({ ok: false, reason: 'not-over' });
    expect(await numbers.freeze(staff('lead'), 'bochum-ost', QUARTER)).toEqual({ ok: true, id: 'bochum-ost-2026-q3', known: false });
    const report = await numbers.report(city.id, 'bochum-ost-2026-q3');
    expect(report).toMatchObject({ method: 2, madeAt: NOW, districtId: 'bochum-ost', district: { area: 'bochum-ost' }, city: { area: null } });
    expect(report?.city.weeks).toHaveLength(14);
    expect(report?.again).toMatchObject({ from: QUARTER - 3, until: QUARTER - 1, district: { code: 'bochum-ost' }, city: { code: null } });
    expect(await numbers.freeze(staff('admin'), 'bochum-ost', QUARTER)).toMatchObject({ known: true });
    expect(await numbers.report(city.id, 'bochum-ost-2026-q3')).toEqual(report);
    expect((await numbers.reports(city.id)).map(({ id }) => id)).toEqual(['bochum-ost-2026-q3']);
    expect(await numbers.report('dortmund', 'bochum-ost-2026-q3')).toBeNull();
  });

  test('tells no small number, and counts what came in within its months', async () => {
    const numbers = await numbersOf(generated);
    await numbers.freeze(staff('lead'), 'bochum-mitte', QUARTER);
    const report = await numbers.report(city.id, 'bochum-mitte-2026-q3');
    const counts = JSON.stringify([report?.district, report?.city, report?.safety]).matchAll(/"(?:places|reopened|cameIn|wentOut|count|fixed|again)":(\d+)/g);
    const open = [report?.district, report?.city].flatMap((part) => part?.weeks.map((week) => week.open ?? 0) ?? []);
    expect([...[...counts].map(([, count]) => Number(count)), ...open].filter((count) => count > 0 && count < 5)).toEqual([]);
    const received = generated.filter(({ report: { publicKind, mergedInto, receivedAt, place } }) => {
      const isThen = receivedAt >= Date.UTC(2026, 5, 30, 22) && receivedAt < Date.UTC(2026, 8, 30, 22);
      return publicKind === 'pin' && mergedInto === null && isThen && place.districtId !== null;
    });
    expect(report?.city.places).toBe(received.length);
  });
});

type Term = Equation[number];

/** The city is the sum of its areas, and each area the sum of its categories and of its results. */
function equationsOf({ areas }: Numbers): Equation[] {
  const [whole, ...parts] = areas;
  if (!whole) return [];
  const term = (name: string, value: Guarded, sign = 1): Term => ({ name, value, sign });
  const inside = areas.flatMap(({ area, places, all, categories, results }) => [
    [...categories.map((each) => term(`${area} ${each.category}`, each.places)), term(`${area} places`, places, -1)],
    [...results.map((each) => term(`${area} ${each.result}`, each.places)), term(`${area} places`, places, -1)],
    [...categories.map((each) => term(`${area} ${each.category} reopened`, each.reopened)), term(`${area} reopened`, all.reopened, -1)]
  ]);
  const across = (read: (area: (typeof areas)[number]) => { name: string; value: Guarded }[]) =>
    read(whole).map(({ name, value }, index) => [
      term(`null ${name}`, value, -1),
      ...parts.map((part) => term(`${part.area} ${name}`, read(part)[index]?.value ?? null))
    ]);
  return [
    ...inside,
    ...across(({ categories }) => categories.map(({ category, places }) => ({ name: String(category), value: places }))),
    ...across(({ categories }) => categories.map(({ category, reopened }) => ({ name: `${category} reopened`, value: reopened }))),
    ...across(({ results }) => results.map(({ result, places }) => ({ name: result, value: places }))),
    ...across(({ places }) => [{ name: 'places', value: places }]),
    ...weekEquations(whole, parts)
  ];
}

/** Categories and results of a quarter both add up to its places, and each adds up over the district, with what lies in no quarter. */
function quarterEquations(district: AreaNumbers, quarters: ReadonlyMap<string, QuarterNumbers>): Equation[] {
  type Row = { name: string; value: Guarded };
  const linesOf = ({ categories, results }: Pick<QuarterNumbers, 'categories' | 'results'>): Record<'categories' | 'results', Row[]> => ({
    categories: categories.map(({ category, places }) => ({ name: String(category), value: places })),
    results: results.map(({ result, places }) => ({ name: result, value: places }))
  });
  const whole = linesOf(district);
  const unknown = (rows: Row[]) => rows.map(({ name }) => ({ name, value: null }));
  const parts = [
    ...[...quarters].map(([area, quarter]) => ({ area, places: quarter.places, lines: linesOf(quarter) })),
    { area: `rest of ${district.area}`, places: null, lines: { categories: unknown(whole.categories), results: unknown(whole.results) } }
  ];
  const term = (area: string | null, { name, value }: Row, sign: number): Term => ({ name: `${area} ${name}`, value, sign });
  const places = (area: string | null, value: Guarded, sign: number) => term(area, { name: 'places', value }, sign);
  return [
    [...parts.map((part) => places(part.area, part.places, 1)), places(district.area, district.places, -1)],
    ...(['categories', 'results'] as const).flatMap((which) => [
      ...parts.map(({ area, lines, ...part }) => [...lines[which].map((line) => term(area, line, 1)), places(area, part.places, -1)]),
      ...whole[which].map((line, index) => [
        ...parts.flatMap(({ area, lines }) => lines[which].slice(index, index + 1).map((each) => term(area, each, 1))),
        term(district.area, line, -1)
      ])
    ])
  ];
}

/** Fixed places are those reported again and those that were not; categories and areas have the same sums. */
function againEquations({ all, categories, areas }: Numbers['again']): Equation[] {
  const parts = (name: string, { fixed, again }: AgainCount): Record<'fixed' | 'again' | 'rest', Term> => ({
    fixed: { name: `${name} fixed places`, value: fixed, sign: -1 },
    again: { name: `${name} reported again`, value: again, sign: 1 },
    rest: { name: `${name} not reported again`, value: fixed === null || again === null ? null : fixed - again, sign: 1 }
  });
  const whole = parts('all', all);
  return [categories, areas].flatMap((rows) => {
    const each = rows.map((row) => parts(`${row.code}`, row));
    const across = (['fixed', 'again', 'rest'] as const).map((name) => [{ ...whole[name], sign: -1 }, ...each.map((row) => ({ ...row[name], sign: 1 }))]);
    return [...[whole, ...each].map(({ fixed, again, rest }) => [fixed, again, rest]), ...across];
  });
}

/** Every week adds up over the areas, and what is open changes by what came in and went out. An area without weeks hides all three. */
function weekEquations(whole: AreaNumbers, parts: readonly AreaNumbers[]): Equation[] {
  const mondays = whole.weeks.map(({ week }) => week);
  return mondays.flatMap((monday, index) => {
    const term = ({ area, weeks, open }: AreaNumbers, name: 'cameIn' | 'wentOut' | 'open', at: number, sign: number): Term => ({
      name: `${area} ${mondays[at]} ${name}`,
      value: weeks[at]?.[name] ?? (name === 'open' && at === mondays.length - 1 ? open : null),
      sign
    });
    const sums = (['cameIn', 'wentOut', 'open'] as const).map((name) => [term(whole, name, index, -1), ...parts.map((part) => term(part, name, index, 1))]);
    if (index === 0) return sums;
    const steps = [whole, ...parts].map((area) => [
      term(area, 'open', index - 1, 1),
      term(area, 'cameIn', index, 1),
      term(area, 'wentOut', index, -1),
      term(area, 'open', index, -1)
    ]);
    return [...sums, ...steps];
  });
}

/** What is open today is what is open at the city and elsewhere, unless something is older than the months that are counted. */
function openEquations({ areas }: Numbers): Equation[] {
  return areas.map(({ area, results, weeks, open }) => {
    const monday = weeks.at(-1)?.week ?? areas[0]?.weeks.at(-1)?.week;
    const parts = results.filter(({ result }) => result === 'open' || result === 'forwarded');
    const told = parts.map(({ result, places }): Term => ({ name: `${area} ${result}`, value: places, sign: 1 }));
    return [...told, { name: `${area} ${monday} open`, value: open, sign: -1 }];
  });
}
