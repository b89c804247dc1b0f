import { randomUUID } from 'node:crypto';
import { offsetMeters } from '../../../src/lib/domain/geo/distance.ts';
import type { Report, ReportLocation } from '../../../src/lib/domain/report/report.ts';
import type { Staff } from '../../../src/lib/domain/staff/staff.ts';
import { HOUR } from '../../../src/lib/domain/time.ts';
import type { Acted, Submission } from '../../../src/lib/server/reports/verbs.ts';
import { ON_THE_BORDER, WEST } from '../tiny-city.ts';
import { ACTIONS, HIDE } from './actions.ts';
import type { DoneChange } from './ledger.ts';
import type { SingleStep } from './steps.ts';
import type { World } from './world.ts';

/** What a step did: a change that was stored, or nothing. */
export type Performed = { acted: Acted | null; reference: string; undid: string | null; /** Both references. */ toldApart?: [string, string] };

/** Two places close together in two districts, one further away, and one in words. */
const PLACES: readonly ReportLocation[] = [
  point(offsetMeters(ON_THE_BORDER, -20, 0)),
  point(offsetMeters(ON_THE_BORDER, 20, 0)),
  point(WEST),
  { kind: 'described', text: 'Am Kiosk', districtId: 'west' }
];
const CATEGORIES = ['waste', 'waste', 'streetlight', 'disorder', 'unsafe_place', 'unsafe_place'];
const NOTHING: Performed = { acted: null, reference: '', undid: null };

/** Does one step through the product's own use cases; one that finds nothing to do it with does nothing. */
export async function perform(
  world: World,
  step: SingleStep,
  known: { reports: readonly Report[]; changes: readonly Pick<DoneChange, 'changeId' | 'reference' | 'kind'>[] }
): Promise<Performed> {
  const report = (index: number) => known.reports[index % Math.max(1, known.reports.length)];
  const main = (index: number) => mainsOf(known.reports)[index % Math.max(1, mainsOf(known.reports).length)];
  switch (step.do) {
    case 'report':
      return submitted(world, {
        category: pick(CATEGORIES, step.category),
        location: pick(PLACES, step.place),
        ...said({ isUrgent: step.isUrgent && pick(CATEGORIES, step.category) === 'waste' })
      });
    case 'join': {
      const joined = report(step.report);
      return joined
        ? submitted(world, {
            category: joined.category,
            location: joined.location,
            joins: joined.reference,
            ...said({ isUrgent: step.isUrgent && joined.category === 'waste' })
          })
        : NOTHING;
    }
    case 'support': {
      const seen = report(step.report);
      if (seen) await world.reports.support(world.city.id, seen.reference, `person-${step.person}`);
      return NOTHING;
    }
    case 'ask':
    case 'merge': {
      const [from, into] = [report(step.from), report(step.into)];
      return from && into ? merged(world, pick(world.staff, step.who), from, into) : NOTHING;
    }
    case 'act': {
      const target = report(step.report);
      return target ? acted(world, pick(world.staff, step.who), target, step.action) : NOTHING;
    }
    case 'undo': {
      const change = known.changes[step.change % Math.max(1, known.changes.length)];
      if (!change) return NOTHING;
      const undone = await world.reports.undo(pick(world.staff, step.who), change.reference, change.changeId);
      return { acted: undone, reference: change.reference, undid: change.changeId };
    }
    case 'separate': {
      const child = report(step.report);
      return child ? separated(world, pick(world.staff, step.who), child) : NOTHING;
    }
    case 'answerRequest': {
      const requests = known.changes.filter(({ kind }) => kind === 'request');
      const request = requests[step.request % Math.max(1, requests.length)];
      return request ? answered(world, pick(world.staff, step.who), request, step.agrees) : NOTHING;
    }
    case 'tellApart': {
      const [one, other] = [report(step.report), report(step.other)];
      return one && other ? toldApart(world, pick(world.staff, step.who), one, other) : NOTHING;
    }
    case 'hideMain': {
      const target = main(step.report);
      return target ? acted(world, pick(world.staff, 0), target, HIDE) : NOTHING;
    }
    case 'withdraw':
    case 'withdrawMain': {
      const own = step.do === 'withdraw' ? report(step.report) : main(step.report);
      return own ? { acted: await world.reports.withdraw(own.reference, secretOf(own)), reference: own.reference, undid: null } : NOTHING;
    }
    case 'photo':
    case 'release':
    case 'later':
    case 'fixFive':
    case 'countFive':
      return performQuietly(world, step, report);
  }
}

/** Steps whose changes are not to be taken back one by one. */
async function performQuietly(world: World, step: SingleStep, report: (index: number) => Report | undefined): Promise<Performed> {
  if (step.do === 'later') world.clock.now += step.hours * HOUR;
  if (step.do === 'photo') await addPhoto(world, report(step.report));
  if (step.do === 'release') await release(world, step.photo);
  if (step.do === 'countFive') for (let count = 0; count < 5; count += 1) await submitted(world, { category: 'unsafe_place', location: pick(PLACES, 0) });
  if (step.do === 'fixFive') {
    for (let count = 0; count < 5; count += 1) {
      const { acted: sent, reference } = await submitted(world, { category: 'waste', location: pick(PLACES, step.place) });
      if (sent?.ok) await world.reports.act(pick(world.staff, 0), reference, 1, ACTIONS[4]?.(world) ?? { type: 'accept' });
    }
  }
  return NOTHING;
}

/** The reporter's key of a report; every report of a sequence has another. */
export function secretOf({ id }: Pick<Report, 'id'>): string {
  return id.replaceAll('-', '').slice(0, 22);
}

/** Sharp things among waste are urgent. */
function said({ isUrgent }: { isUrgent: boolean }): Partial<Pick<Submission, 'subKind' | 'answers'>> {
  return isUrgent ? { subKind: 'litter', answers: { hazard: 'sharp' } } : {};
}

async function submitted(
  world: World,
  draft: Pick<Submission, 'category' | 'location'> & Partial<Pick<Submission, 'joins' | 'subKind' | 'answers'>>
): Promise<Performed> {
  // Two reports of the same moment would not see each other.
  world.clock.now += 1;
  const id = randomUUID();
  const fixed = { phrases: [], text: null, language: 'de', photosExpected: 0, observedAt: null, channel: 'web' } as const;
  const answer = await world.reports.submit({
    ...fixed,
    ...draft,
    phrases: [],
    subKind: draft.subKind ?? null,
    answers: draft.answers ?? {},
    joins: draft.joins ?? null,
    cityId: world.city.id,
    id,
    secret: secretOf({ id })
  });
  if (!answer.ok) return NOTHING;
  const history = await world.store.history(world.city.id, id);
  const changeId = history[0]?.changeId ?? '';
  return { acted: { ok: true, report: answer.report, changeId }, reference: answer.report.reference, undid: null };
}

async function merged(world: World, staff: Staff, from: Report, into: Report): Promise<Performed> {
  const request = { from: from.reference, fromVersion: from.version, into: into.reference, intoVersion: into.version };
  return { acted: await world.reports.merge(staff, request), reference: from.reference, undid: null };
}

async function separated(world: World, staff: Staff, child: Report): Promise<Performed> {
  return { acted: await world.reports.separate(staff, child.reference, child.version), reference: child.reference, undid: null };
}

async function answered(world: World, staff: Staff, request: Pick<DoneChange, 'changeId' | 'reference'>, agrees: boolean): Promise<Performed> {
  const { changeId, reference } = request;
  return { acted: await world.reports.answerRequest(staff, reference, { changeId, agrees }), reference, undid: null };
}

async function toldApart(world: World, staff: Staff, { reference, version }: Report, other: Report): Promise<Performed> {
  const pair = { other: other.reference, expectedVersion: version };
  return { acted: await world.reports.tellApart(staff, reference, pair), reference, undid: null, toldApart: [reference, other.reference] };
}

/** Reports that others follow. */
function mainsOf(reports: readonly Report[]): Report[] {
  return reports.filter(({ id }) => reports.some(({ mergedInto }) => mergedInto === id));
}

async function acted(world: World, staff: Staff, target: Report, action: number): Promise<Performed> {
  const answer = await world.reports.act(staff, target.reference, target.version, pick(ACTIONS, action)(world));
  return { acted: answer, reference: target.reference, undid: null };
}

async function addPhoto({ photos, clock }: World, report: Report | undefined): Promise<void> {
  if (!report || report.outcome === 'withdrawn') return;
  const id = randomUUID();
  const files = { width: 1, height: 1, sourceSha256: id, pictureHash: null, large: id, small: id, released: null, boxes: [], example: false };
  const event = { id: randomUUID(), changeId: randomUUID(), actor: { kind: 'reporter', id: null } } as const;
  await photos.add({ cityId: report.cityId, id, reportId: report.id, kind: 'report', receivedAt: clock.now, ...files }, event, 3);
}

/** As the desk releases a photo, without drawing the picture; only of a report with a public entry. */
async function release({ photos, store, staff, city, clock, allPhotos }: World, index: number): Promise<void> {
  const stored = allPhotos();
  const photo = stored[index % Math.max(1, stored.length)];
  const report = photo && (await store.byId(city.id, photo.reportId));
  if (!photo || report?.publicKind !== 'pin') return;
  const by = pick(staff, 0).id;
  const event = { id: randomUUID(), changeId: randomUUID(), staffId: by, at: clock.now };
  await photos.setReleased(city.id, photo.id, { at: clock.now, by, large: 'l', small: 's', width: 1, height: 1 }, [], event);
}

function pick<Item>(list: readonly Item[], index: number): Item {
  const item = list[index % list.length];
  if (item === undefined) throw new Error('an empty list');
  return item;
}

function point({ lat, lon }: { lat: number; lon: number }): ReportLocation {
  return { kind: 'point', accuracyMeters: 8, source: 'device', lat, lon };
}
