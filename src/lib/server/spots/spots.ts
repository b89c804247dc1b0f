import { cleanText } from '#lib/domain/report/clean-text.ts';
import { compareMeasure, whyNotMeasure, type Measure, type MeasureDraft, type MeasureRefusal } from '#lib/domain/spots/measure.ts';
import { medianDaysBetween } from '#lib/domain/spots/history.ts';
import { may, scopeOf } from '#lib/domain/staff/policy.ts';
import type { Staff } from '#lib/domain/staff/staff.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { StaffStore } from '../auth/store.ts';
import type { CityRegistry } from '../cities/registry.ts';
import type { SpotOccasion, SpotStore } from './store.ts';
import type { Planned, SpotMeasure, SpotVerbs } from './verbs.ts';

export type SpotDeps = { store: SpotStore; people: Pick<StaffStore, 'list'>; cities: Pick<CityRegistry, 'get'>; now: () => Instant; newId: () => string };

/** Recurring places as the desk sees them. A place belongs to the team of its newest report. */
export function createSpots(deps: SpotDeps): SpotVerbs {
  const { store, now } = deps;
  return {
    list: async (staff, query) => {
      if (!mayRead(staff)) return { spots: [], count: 0 };
      await store.catchUp(staff.cityId, now());
      return store.list(staff.cityId, query);
    },
    open: async (staff, id) => openSpot(deps, staff, id),
    recurrences: async (staff, references) => {
      if (!mayRead(staff) || references.length === 0) return new Map();
      await store.catchUp(staff.cityId, now());
      return store.recurrences(staff.cityId, references);
    },
    addMeasure: async (staff, id, draft) => addMeasure(deps, staff, { id, draft: { ...draft, what: cleanText(draft.what).trim() } }),
    withdrawMeasure: async (staff, spotId, id) => {
      const reason = await whyForbidden(deps, staff, spotId);
      if (reason) return { ok: false, reason };
      const isDone = await store.withdrawMeasure({ cityId: staff.cityId, spotId, id, at: now(), by: staff.id });
      return isDone ? { ok: true, id } : { ok: false, reason: 'not-found' };
    }
  };
}

/** Places are about reports of several teams, so that only whoever may read the whole city's reports sees them. */
function mayRead(staff: Staff): boolean {
  return may(staff, 'read', { cityId: staff.cityId, team: null, assignee: null });
}

async function openSpot({ store, people, now }: SpotDeps, staff: Staff, id: number): ReturnType<SpotVerbs['open']> {
  const { cityId } = staff;
  if (!mayRead(staff)) return null;
  await store.catchUp(cityId, now());
  const place = await store.byId(cityId, id);
  const occasions = place ? await store.occasions(cityId, id) : [];
  const team = occasions.at(-1)?.team;
  if (!place || team === undefined) return null;
  const times = occasions.map(({ receivedAt }) => receivedAt);
  const observed = { times, now: now(), recordedSince: (await store.recordedSince(cityId)) ?? now() };
  const names = new Map((await people.list(cityId)).map((person) => [person.id, person.name]));
  const toMeasure = (measure: Measure): SpotMeasure => ({
    ...measure,
    comparison: compareMeasure(measure.startsAt, observed),
    createdByName: names.get(measure.createdBy) ?? null,
    withdrawnByName: names.get(measure.withdrawnBy ?? '') ?? null
  });
  return {
    place,
    occasions,
    team,
    medianDays: medianDaysBetween(times),
    measures: (await store.measures(cityId, id)).map(toMeasure),
    mayPlan: mayPlan(staff, team)
  };
}

async function addMeasure(deps: SpotDeps, staff: Staff, { id, draft }: { id: number; draft: MeasureDraft }): Promise<Planned> {
  const { store, cities, now, newId } = deps;
  const city = cities.get(staff.cityId);
  const isKnown = city !== null && [...city.teams, ...city.organisations].some(({ code }) => code === (draft.team ?? draft.organisation));
  const reason = (await whyForbidden(deps, staff, id)) ?? whyNotMeasure(draft, now(), isKnown);
  if (reason) return { ok: false, reason };
  const measure: Measure = { ...draft, id: newId(), createdAt: now(), createdBy: staff.id, withdrawnAt: null, withdrawnBy: null };
  await store.addMeasure({ ...measure, cityId: staff.cityId, spotId: id });
  return { ok: true, id: measure.id };
}

async function whyForbidden({ store }: SpotDeps, staff: Staff, id: number): Promise<MeasureRefusal | null> {
  if (!mayRead(staff)) return 'not-found';
  const occasions: SpotOccasion[] = await store.occasions(staff.cityId, id);
  const team = occasions.at(-1)?.team;
  if (team === undefined) return 'not-found';
  if (mayPlan(staff, team)) return null;
  return scopeOf(staff, 'plan_measure') === 'team' ? 'other-team' : 'not-allowed';
}

function mayPlan(staff: Staff, team: string): boolean {
  return may(staff, 'plan_measure', { cityId: staff.cityId, team, assignee: null });
}
