import assert from 'node:assert/strict';
import { AGE_ENDS } from '../../../src/lib/domain/numbers/age.ts';
import { monthCode } from '../../../src/lib/domain/numbers/calendar.ts';
import { COUNTS, countIn, exitsOf } from '../../../src/lib/domain/numbers/tally.ts';
import type { ReportEvent } from '../../../src/lib/domain/report/events.ts';
import type { Report } from '../../../src/lib/domain/report/report.ts';
import type { AreaKind } from '../../../src/lib/server/numbers/store.ts';
import type { World } from './world.ts';

const DAY = 24 * 3_600_000;
const EVER = { from: 0, until: 1e6 };
const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' });

/** The figures' summary tables, counted anew from nothing but the reports and their histories. */
export async function checkNumbers(world: World, reports: readonly Report[]): Promise<void> {
  const histories = new Map<string, ReportEvent[]>();
  for (const { id } of reports) histories.set(id, await world.store.history(world.city.id, id));
  const pins = reports.filter(({ publicKind }) => publicKind === 'pin');
  for (const kind of ['district', 'quarter'] as const) {
    assert.deepEqual(
      await storedMonths(world, kind),
      countedMonths(pins, { kind, histories, today: world.clock.now }),
      `the months are those of the reports (${kind})`
    );
    assert.deepEqual(await storedWeeks(world, kind), countedWeeks(pins, kind), `the weeks are those of the reports (${kind})`);
  }
  assert.deepEqual(await storedFixed(world), countedFixed(pins), 'what was reported again is what lies there');
  assert.deepEqual(await storedSafety(world), countedSafety(reports, histories), 'a month counts what it held when it ended');
}

async function storedMonths({ numbers, city, clock }: World, kind: AreaKind): Promise<Record<string, number>> {
  const counted: Record<string, number> = {};
  const today = Date.parse(dayOf(clock.now)) / DAY;
  for (const row of await numbers.months(city.id, kind, { ...EVER, categories: city.categories.map(({ code }) => code) })) {
    const key = `${row.area} ${row.category} ${monthCode(row.month)}`;
    for (const name of COUNTS) add(counted, `${key} ${name}`, countIn(row.tally, name));
    const exits = exitsOf([row], today);
    for (const [step, end] of AGE_ENDS.entries()) {
      for (const name of ['fixed', 'other', 'open', 'notFound'] as const) add(counted, `${key} age ${name} ${end}`, exits[name][step] ?? 0);
    }
  }
  return sorted(counted);
}

type Counting = { kind: AreaKind; histories: Map<string, ReportEvent[]>; today: number };

function countedMonths(pins: readonly Report[], { kind, histories, today }: Counting): Record<string, number> {
  const counted: Record<string, number> = {};
  for (const report of pins) {
    const area = areaOf(report, kind);
    if (area === null) continue;
    const key = `${area} ${report.category} ${dayOf(report.receivedAt).slice(0, 7)}`;
    if (report.mergedInto !== null) {
      add(counted, `${key} merged`, 1);
      continue;
    }
    add(counted, `${key} ${report.outcome ?? report.state}`, 1);
    add(counted, `${key} reopened`, Number(wasReopened(histories.get(report.id) ?? [])));
    const days = report.closedAt === null ? daysBetween(report.receivedAt, today) : (report.closedAt - report.receivedAt) / DAY;
    const end = AGE_ENDS.find((each) => days < each);
    if (report.closedAt === null) {
      add(counted, `${key} age open ${end}`, 1);
      continue;
    }
    add(counted, `${key} age ${report.outcome === 'fixed' ? 'fixed' : 'other'} ${end}`, 1);
    if (report.outcome === 'not_found') add(counted, `${key} age notFound ${end}`, 1);
  }
  return sorted(counted);
}

async function storedWeeks({ numbers, city }: World, kind: AreaKind): Promise<Record<string, number>> {
  const counted: Record<string, number> = {};
  const categories = city.categories.map(({ code }) => code);
  for (const { week, area, cameIn, wentOut } of await numbers.weeks(city.id, kind, { ...EVER, categories })) {
    add(counted, `${area} ${week} in`, cameIn);
    add(counted, `${area} ${week} out`, wentOut);
  }
  return sorted(counted);
}

function countedWeeks(pins: readonly Report[], kind: AreaKind): Record<string, number> {
  const counted: Record<string, number> = {};
  for (const report of pins.filter(({ mergedInto }) => mergedInto === null)) {
    const area = areaOf(report, kind);
    if (area === null) continue;
    add(counted, `${area} ${mondayOf(report.receivedAt)} in`, 1);
    if (report.closedAt !== null) add(counted, `${area} ${mondayOf(report.closedAt)} out`, 1);
  }
  return sorted(counted);
}

async function storedFixed({ numbers, city }: World): Promise<Record<string, number>> {
  const counted: Record<string, number> = {};
  for (const { month, area, category, fixed, again } of await numbers.fixed(city.id, { ...EVER, categories: city.categories.map(({ code }) => code) })) {
    add(counted, `${monthCode(month)} ${area} ${category} fixed`, fixed);
    add(counted, `${monthCode(month)} ${area} ${category} again`, again);
  }
  return sorted(counted);
}

/** Every fixed place is compared with every other report. */
export function countedFixed(pins: readonly Report[]): Record<string, number> {
  const counted: Record<string, number> = {};
  const occasions = pins.filter(
    ({ location, mergedInto, outcome, leftSpot, state }) =>
      location.kind === 'point' && mergedInto === null && outcome !== 'withdrawn' && outcome !== 'rejected' && !leftSpot && state !== 'held'
  );
  for (const place of occasions) {
    const { closedAt, outcome, category } = place;
    if (outcome !== 'fixed' || closedAt === null) continue;
    const key = `${dayOf(closedAt).slice(0, 7)} ${areaOf(place, 'district')} ${category}`;
    const isAgain = (later: Report) =>
      later.category === category &&
      later.receivedAt > closedAt &&
      later.observedAt > closedAt &&
      daysBetween(closedAt, later.receivedAt) <= 90 &&
      metersApart(place, later) <= 50;
    add(counted, `${key} fixed`, 1);
    add(counted, `${key} again`, Number(occasions.some(isAgain)));
  }
  return sorted(counted);
}

/** On a plane, which is exact enough for a street corner. */
function metersApart({ location: a }: Report, { location: b }: Report): number {
  if (a.kind !== 'point' || b.kind !== 'point') return Infinity;
  const perDegree = 6_371_008.8 * (Math.PI / 180);
  return Math.hypot((a.lat - b.lat) * perDegree, (a.lon - b.lon) * perDegree * Math.cos((a.lat * Math.PI) / 180));
}

async function storedSafety({ numbers, city }: World): Promise<Record<string, number>> {
  const rows = await numbers.safety(city.id, EVER);
  return sorted(Object.fromEntries(rows.map(({ month, districtId, category, count }) => [`${monthCode(month)} ${districtId} ${category}`, count])));
}

/** Each report is taken back, change by change, to what it was when its month ended. */
function countedSafety(reports: readonly Report[], histories: Map<string, ReportEvent[]>): Record<string, number> {
  const counted: Record<string, number> = {};
  for (const report of reports) {
    if (report.publicKind !== 'counts' || report.place.districtId === null) continue;
    const month = dayOf(report.receivedAt).slice(0, 7);
    let then = report;
    for (const event of (histories.get(report.id) ?? []).toReversed()) if (dayOf(event.at).slice(0, 7) > month) then = { ...then, ...event.before };
    if (then.publicKind !== 'counts' || then.outcome === 'rejected' || then.outcome === 'withdrawn') continue;
    add(counted, `${month} ${report.place.districtId} ${then.category}`, 1);
  }
  return sorted(counted);
}

/** Somebody reopened it, and that was not taken back. */
function wasReopened(history: readonly ReportEvent[]): boolean {
  const undone = new Set(history.filter(({ type }) => type === 'undone').map(({ changeId }) => changeId));
  return history.some(({ type, changeId }) => type === 'reopened' && !undone.has(changeId));
}

function areaOf({ place }: Report, kind: AreaKind): string | null {
  return kind === 'district' ? (place.districtId ?? '') : place.quarterId;
}

function dayOf(at: number): string {
  return day.format(at);
}

/** Midnights between two instants. */
function daysBetween(from: number, to: number): number {
  return (Date.parse(dayOf(to)) - Date.parse(dayOf(from))) / DAY;
}

/** Days since 1970 of the Monday before, by the calendar of JavaScript and not by ours. */
function mondayOf(at: number): number {
  const date = new Date(`${dayOf(at)}T00:00:00Z`);
  return date.getTime() / DAY - ((date.getUTCDay() + 6) % 7);
}

function add(counted: Record<string, number>, key: string, by: number): void {
  if (by !== 0) counted[key] = (counted[key] ?? 0) + by;
}

function sorted(counted: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(counted).sort(([a], [b]) => (a < b ? -1 : 1)));
}
