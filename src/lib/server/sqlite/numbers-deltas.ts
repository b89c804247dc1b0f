import type { LocalDay } from '#lib/domain/city/local-time.ts';
import type { Month } from '#lib/domain/numbers/calendar.ts';
import type { SafetyShare } from '#lib/domain/numbers/safety.ts';
import { TALLY_LENGTH, type Share } from '#lib/domain/numbers/tally.ts';
import type { AreaKind } from '../numbers/store.ts';
import type { Database } from './open.ts';

/** What a report counts as, and where. */
export type Counted = {
  cityId: string;
  category: string;
  districtId: string | null;
  quarterId: string | null;
  share: Share | null;
  safety: SafetyShare | null;
  fixed: FixedShare | null;
};

/** In which month a fixed place was closed, and whether it was reported again. */
export type FixedShare = { month: Month; again: boolean };

type FixedWhere = Pick<Counted, 'cityId' | 'category' | 'districtId'> & { month: Month };

type Line = { cityId: string; kind: AreaKind; area: string; category: string };
type MonthDelta = Line & { month: Month; cells: Map<number, number> };
type WeekDelta = Line & { week: LocalDay; cameIn: number; wentOut: number };
type SafetyDelta = SafetyShare & { cityId: string; by: number };
type FixedDelta = Omit<Line, 'kind'> & { month: Month; fixed: number; again: number };

/** What is to be added to the summary tables, collected so that each of their rows is written once. */
export type Deltas = { months: Map<string, MonthDelta>; weeks: Map<string, WeekDelta>; safety: Map<string, SafetyDelta>; fixed: Map<string, FixedDelta> };

export const noDeltas = (): Deltas => ({ months: new Map(), weeks: new Map(), safety: new Map(), fixed: new Map() });

/** Adds a report's share, or takes it away with a `sign` of -1. */
export function collect(deltas: Deltas, counted: Counted, sign: 1 | -1): void {
  const { cityId, category, share, safety, fixed } = counted;
  if (safety) {
    const known = entry(deltas.safety, [cityId, safety.month, safety.districtId, safety.category], () => ({ cityId, ...safety, by: 0 }));
    known.by += sign;
  }
  if (fixed) {
    const known = fixedOf(deltas, { ...counted, month: fixed.month });
    known.fixed += sign;
    known.again += fixed.again ? sign : 0;
  }
  if (!share) return;
  for (const [kind, area] of areasOf(counted)) {
    const line: Line = { cityId, kind, area, category };
    const month = entry(deltas.months, [cityId, kind, share.month, area, category], () => ({ ...line, month: share.month, cells: new Map<number, number>() }));
    for (const [cell, by] of share.cells) month.cells.set(cell, (month.cells.get(cell) ?? 0) + sign * by);
    if (share.cameIn !== null) weekOf(deltas, line, share.cameIn).cameIn += sign;
    if (share.wentOut !== null) weekOf(deltas, line, share.wentOut).wentOut += sign;
  }
}

/** A fixed place that nothing else changed of was reported again, or is no longer. */
export function collectAgain(deltas: Deltas, place: FixedWhere, by: 1 | -1): void {
  fixedOf(deltas, place).again += by;
}

/** Writes them; to be called inside a transaction. Rows in which nothing is left are removed, so that a recount gives the same table. */
export function prepareFlush({ client }: Database): (deltas: Deltas) => void {
  const readMonth = client.prepare<[string, string, number, string, string], { tally: Buffer }>(
    'select tally from numbers_month where city_id = ? and kind = ? and month = ? and area = ? and category = ?'
  );
  const writeMonth = client.prepare(
    `insert into numbers_month (city_id, kind, month, area, category, tally) values (?, ?, ?, ?, ?, ?)
     on conflict do update set tally = excluded.tally`
  );
  const dropMonth = client.prepare('delete from numbers_month where city_id = ? and kind = ? and month = ? and area = ? and category = ?');
  const addWeek = client.prepare(
    `insert into numbers_week (city_id, kind, week, area, category, came_in, went_out) values (:cityId, :kind, :week, :area, :category, :cameIn, :wentOut)
     on conflict do update set came_in = came_in + excluded.came_in, went_out = went_out + excluded.went_out`
  );
  const dropWeek = client.prepare(
    `delete from numbers_week where city_id = :cityId and kind = :kind and week = :week and area = :area and category = :category
     and came_in = 0 and went_out = 0`
  );
  const addSafety = client.prepare(
    `insert into numbers_safety (city_id, month, district_id, category, count) values (:cityId, :month, :districtId, :category, :by)
     on conflict do update set count = count + excluded.count`
  );
  const dropSafety = client.prepare(
    'delete from numbers_safety where city_id = :cityId and month = :month and district_id = :districtId and category = :category and count = 0'
  );
  const addFixed = client.prepare(
    `insert into numbers_fixed (city_id, month, area, category, fixed, again) values (:cityId, :month, :area, :category, :fixed, :again)
     on conflict do update set fixed = fixed + excluded.fixed, again = again + excluded.again`
  );
  const dropFixed = client.prepare(
    'delete from numbers_fixed where city_id = :cityId and month = :month and area = :area and category = :category and fixed = 0'
  );
  return ({ months, weeks, safety, fixed }) => {
    for (const { cityId, kind, month, area, category, cells } of months.values()) {
      if ([...cells.values()].every((by) => by === 0)) continue;
      const key = [cityId, kind, month, area, category] as const;
      const tally = toTally(readMonth.get(...key)?.tally);
      for (const [cell, by] of cells) tally[cell] = (tally[cell] ?? 0) + by;
      if (tally.some((count) => count !== 0)) writeMonth.run(...key, Buffer.from(tally.buffer));
      else dropMonth.run(...key);
    }
    for (const week of weeks.values()) {
      if (week.cameIn === 0 && week.wentOut === 0) continue;
      addWeek.run(week);
      if (week.cameIn <= 0 || week.wentOut <= 0) dropWeek.run(week);
    }
    for (const count of safety.values()) {
      if (count.by === 0) continue;
      addSafety.run(count);
      if (count.by < 0) dropSafety.run(count);
    }
    for (const places of fixed.values()) {
      if (places.fixed === 0 && places.again === 0) continue;
      addFixed.run(places);
      if (places.fixed < 0) dropFixed.run(places);
    }
  };
}

/** A stored tally as numbers; zeros for a row that is not there. */
export function toTally(stored: Buffer | undefined): Uint32Array {
  const tally = new Uint32Array(TALLY_LENGTH);
  if (stored) new Uint8Array(tally.buffer).set(stored.subarray(0, tally.byteLength));
  return tally;
}

function areasOf({ districtId, quarterId }: Counted): [AreaKind, string][] {
  const district: [AreaKind, string] = ['district', districtId ?? ''];
  return quarterId === null ? [district] : [district, ['quarter', quarterId]];
}

function weekOf(deltas: Deltas, line: Line, week: LocalDay): WeekDelta {
  return entry(deltas.weeks, [line.cityId, line.kind, week, line.area, line.category], () => ({ ...line, week, cameIn: 0, wentOut: 0 }));
}

function fixedOf(deltas: Deltas, { cityId, category, districtId, month }: FixedWhere): FixedDelta {
  const line = { cityId, area: districtId ?? '', category, month };
  return entry(deltas.fixed, [cityId, month, line.area, category], () => ({ ...line, fixed: 0, again: 0 }));
}

function entry<Value>(map: Map<string, Value>, key: readonly (string | number)[], create: () => Value): Value {
  const name = key.join('\n');
  const known = map.get(name) ?? create();
  map.set(name, known);
  return known;
}
