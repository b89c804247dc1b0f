import type { City } from '#lib/domain/city/city.ts';
import { metersBetween } from '#lib/domain/geo/distance.ts';
import { DAY, HOUR, type Instant } from '#lib/domain/time.ts';
import type { ImportedReport } from '../reports/store.ts';
import { acceptAlarmed, escalateUnclaimed, planReturn } from './handed-over.ts';
import { planLife } from './plan.ts';
import { createChance, type Chance } from './random.ts';
import { apply, idAt, live, receive } from './simulate.ts';
import { pickWhat } from './what.ts';
import { receiptTimes } from './when.ts';
import { createPlaces } from './where.ts';

export type DemoOptions = { count: number; now: Instant; seed: number };

const DUPLICATE_SHARE = 0.07;
const MERGED_SHARE = 0.6;
const RECURRING_SHARE = 0.16;

/** Twelve months of made-up reports at real places, oldest first; the same options give the same reports. */
export function generateReports(city: City, { count, now, seed }: DemoOptions): ImportedReport[] {
  const chance = createChance(seed);
  // Of its own, so that a return more or less changes nothing else.
  const handing = createChance(seed + 2);
  const places = createPlaces(city, chance);
  const references = new Set<string>();
  const all: ImportedReport[] = [];
  for (const at of receiptTimes(now, count, chance)) {
    const earlier = chance.is(DUPLICATE_SHARE) ? recentOpen(all, at, chance) : null;
    const made = earlier ? again(earlier, at, { city, places, chance }) : fresh(at, { city, places, chance });
    if (references.has(made.report.reference)) continue;
    references.add(made.report.reference);
    if (!earlier || !joinsEarlier(made, earlier, now, chance)) {
      live(made, planReturn(made, city, handing), { city, now }, handing);
      const plan = planLife(made.report, { city, now }, chance);
      live(made, acceptAlarmed(made, plan), { city, now }, handing);
      live(made, plan, { city, now }, chance);
      escalateUnclaimed(made, { city, now }, handing);
    }
    addSupporters(made, now, chance);
    all.push(made);
  }
  return all;
}

type Places = ReturnType<typeof createPlaces>;

type Scene = { city: City; places: Places; chance: Chance };

function fresh(at: Instant, { city, places, chance }: Scene): ImportedReport {
  const what = pickWhat(city, chance);
  const spot = what.category.code === 'waste' && chance.is(RECURRING_SHARE * 2) ? places.recurring() : places.anywhere();
  return receive(at, { what, spot }, city, chance);
}

/** A second person reports what is already known: same kind, a few metres away. */
function again(earlier: ImportedReport, at: Instant, { city, places, chance }: Scene): ImportedReport {
  const { category: code, subKind, answers, phrases, location } = earlier.report;
  const category = city.categories.find((entry) => entry.code === code);
  if (!category || location.kind !== 'point') return fresh(at, { city, places, chance });
  const spot = places.near(location, 14);
  return receive(
    at,
    { what: { category, subKind: chance.is(0.85) ? subKind : null, answers, phrases: phrases.filter(() => chance.is(0.7)) }, spot },
    city,
    chance
  );
}

/** Staff join the later report to the earlier one, or leave the suggestion to be seen at the desk. */
function joinsEarlier(made: ImportedReport, earlier: ImportedReport, now: Instant, chance: Chance): boolean {
  const a = made.report.location;
  const b = earlier.report.location;
  if (a.kind !== 'point' || b.kind !== 'point' || made.report.publicKind !== earlier.report.publicKind) return false;
  const days = Math.round((made.report.receivedAt - earlier.report.receivedAt) / DAY);
  made.suggestions.push({
    id: earlier.report.id,
    reference: earlier.report.reference,
    score: 0.9,
    reasons: [{ code: 'distance', meters: Math.round(metersBetween(a, b)) }, { code: 'age', days }, { code: 'same_category' }]
  });
  const at = made.report.receivedAt + chance.between(1, 20) * HOUR;
  if (at > Math.min(now, earlier.report.closedAt ?? now) || !chance.is(MERGED_SHARE)) return false;
  const changeId = idAt(at, chance);
  const staff = { kind: 'staff', id: 'demo-leitstelle' } as const;
  const line = { type: 'merged', at, actor: staff, textId: null, changeId } as const;
  apply(made, { mergedInto: earlier.report.id }, { ...line, public: true, data: { into: earlier.report.id, reference: earlier.report.reference } }, chance);
  apply(earlier, {}, { ...line, public: false, data: { from: made.report.id, reference: made.report.reference } }, chance);
  earlier.events.sort((one, other) => one.at - other.at);
  return true;
}

function recentOpen(all: readonly ImportedReport[], at: Instant, chance: Chance): ImportedReport | null {
  for (let attempt = 0; attempt < 12; attempt += 1) {
    const found = all[all.length - 1 - chance.whole(Math.min(all.length, 300))];
    if (!found) return null;
    const { report } = found;
    const stillOpen = report.closedAt === null || report.closedAt > at;
    if (stillOpen && report.mergedInto === null && report.location.kind === 'point' && at - report.receivedAt < 6 * DAY) return found;
  }
  return null;
}

function addSupporters(made: ImportedReport, now: Instant, chance: Chance): void {
  const { report } = made;
  if (report.publicKind !== 'pin' || report.mergedInto !== null || !chance.is(0.13)) return;
  const count = 1 + chance.whole(chance.is(0.1) ? 14 : 4);
  for (let index = 0; index < count; index += 1) {
    const at = report.receivedAt + chance.between(1, 72) * HOUR;
    if (at < Math.min(now, report.closedAt ?? now)) made.supporters.push({ id: idAt(at, chance), cityId: report.cityId, reportId: report.id, at });
  }
}
