import { describe, expect, test } from 'vitest';
import { readBochum } from '../../../../tests/support/bochum.ts';
import { determinedIn, type Equation } from '../../../../tests/support/back-calculation.ts';
import { temporaryDatabase } from '../../../../tests/support/temporary-database.ts';
import type { Staff } from '#lib/domain/staff/staff.ts';
import { generateReports } from '../demo/generate.ts';
import { createNumbersStore } from '../sqlite/numbers-store.ts';
import { createPublicQueries } from '../sqlite/public-queries.ts';
import { createReportStore } from '../sqlite/report-store.ts';
import type { ImportedReport } from '../reports/store.ts';
import { createNumbers } from './create-numbers.ts';
import type { AgainCount, AreaNumbers, Guarded, Numbers } from './verbs.ts';

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

describe('nobody can work out what is hidden from everything on the page and in its files', () => {
  test.each([40, 90, 150, 300, 700])('with %i reports', async (count) => {
    const page = await (await numbersOf(generated.slice(-count))).ofCity(city.id);
    const equations = [...equationsOf(page), ...againEquations(page.again)];
    const hidden = equations.flat().filter(({ value }) => value === null);
    expect(hidden.length).toBeGreaterThan(0);
    expect(equations.flat().filter(({ value }) => value !== null && value > 0 && value < 5)).toEqual([]);
    // What is open today is two numbers of the results together: a sum that may be known while neither of them is.
    const sums = page.areas.map(({ area }) => `${area} ${page.areas[0]?.weeks.at(-1)?.week} open`);
    expect(determinedIn([...equations, ...openEquations(page)]).filter((name) => !sums.includes(name))).toEqual([]);
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

test('the quarters of a district do not give each other away, nor does the district beside them', async () => {
  const numbers = await numbersOf(generated);
  const { areas } = await numbers.ofCity(city.id);
  for (const { id } of city.districts) {
    const quarters = await numbers.ofQuarters(city.id, id);
    const district = areas.find(({ area }) => area === id);
    expect([...quarters.keys()]).toEqual(city.quarters.filter(({ districtId }) => districtId === id).map((quarter) => quarter.id));
    const codes = district?.categories.map(({ category }) => category) ?? [];
    const table = [...quarters].map(([area, { all, categories }]) => ({ area, places: [...categories.map((each) => each.places), all.places] }));
    expect(table.flatMap(({ places }) => places).filter((count) => count !== null && count > 0 && count < 5)).toEqual([]);
    const rows = table.map(({ area, places }) =>
      places.map((value, column): Term => ({ name: `${area} ${column}`, value, sign: column < codes.length ? 1 : -1 }))
    );
    // What lies in no quarter of the district is not told.
    const rest = [...codes, 'all'].map((_, column): Term => ({ name: `rest ${column}`, value: null, sign: column < codes.length ? 1 : -1 }));
    const sums = [...(district?.categories.map(({ places }) => places) ?? []), district?.places ?? null];
    const columns = sums.map((value, column) => [
      ...rows.flatMap((row) => row.slice(column, column + 1)).map((term) => ({ ...term, sign: 1 })),
      { name: `rest ${column}`, value: null, sign: 1 },
      { name: `district ${column}`, value, sign: -1 }
    ]);
    const known = determinedIn([...rows, rest, ...columns]);
    expect(known.filter((name) => !name.startsWith('rest'))).toEqual([]);
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
