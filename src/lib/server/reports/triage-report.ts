import type { City } from '#lib/domain/city/city.ts';
import { locate } from '#lib/domain/city/locate.ts';
import type { Report } from '#lib/domain/report/report.ts';
import { DAY } from '#lib/domain/time.ts';
import { RECENTLY_CLOSED_DAYS, SEARCH_RADIUS_METERS } from '#lib/domain/triage/duplicates.ts';
import { triage, type Candidate, type Triage, type TriageInput } from '#lib/domain/triage/triage.ts';
import type { ReportDeps } from './deps.ts';

/** Routes a report and finds what it may repeat. */
export async function triageReport(deps: ReportDeps, city: City, input: TriageInput): Promise<Triage> {
  const nearby = await findCandidates(deps, city.id, input);
  return triage({ ...input, borderDistrictIds: borderOf(input, city) }, { nearby, city, now: deps.now() });
}

/** The other districts of a point that lies exactly on a border. */
function borderOf({ location }: TriageInput, city: City): string[] {
  const located = location.kind === 'point' ? locate(location, city) : null;
  return located?.inside ? located.borderDistrictIds : [];
}

/** What triage knows of a stored report. */
export async function inputOf({ store, photos }: Pick<ReportDeps, 'store' | 'photos'>, report: Report): Promise<TriageInput> {
  const { id, category, subKind, answers, phrases, publicKind, location, place, receivedAt } = report;
  const texts = await store.texts(report.cityId, id);
  const text = texts.find(({ kind }) => kind === 'description')?.body ?? null;
  const pictures = await picturesOf(photos, report.cityId, id);
  return { id, category, subKind, answers, phrases, text, pictures, publicKind, location, place, receivedAt };
}

/** Reports around this one that were received after it, and so may be the same as it. */
export async function findLater(deps: Pick<ReportDeps, 'store' | 'now'>, { cityId, id, location, receivedAt }: Report): Promise<Candidate[]> {
  if (location.kind !== 'point') return [];
  const now = deps.now();
  const around = { radiusMeters: SEARCH_RADIUS_METERS, closedAfter: now - RECENTLY_CLOSED_DAYS * DAY, before: now + 1, except: id, withText: false };
  return (await deps.store.nearby(cityId, location, around)).filter((candidate) => candidate.receivedAt > receivedAt);
}

/** Earlier reports around a point; reports received later are no duplicates of this one but the other way round. */
export async function findCandidates(deps: ReportDeps, cityId: string, input: TriageInput): Promise<Candidate[]> {
  const { id, location, text, receivedAt } = input;
  if (location.kind !== 'point') return [];
  const closedAfter = deps.now() - RECENTLY_CLOSED_DAYS * DAY;
  const found = await deps.store.nearby(cityId, location, {
    radiusMeters: SEARCH_RADIUS_METERS,
    closedAfter,
    before: receivedAt,
    except: id,
    withText: text !== null
  });
  return input.pictures?.length ? withPictures(deps, cityId, found) : found;
}

/** One more question per candidate: asked only once the report has a photo that can be compared. */
function withPictures({ photos }: ReportDeps, cityId: string, candidates: readonly Candidate[]): Promise<Candidate[]> {
  return Promise.all(candidates.map(async (candidate) => ({ ...candidate, pictures: await picturesOf(photos, cityId, candidate.id) })));
}

/** What its reporter's photos look like; a proof shows the place when the thing is gone. */
export async function picturesOf(photos: ReportDeps['photos'], cityId: string, reportId: string): Promise<string[]> {
  return (await photos.ofReport(cityId, reportId)).flatMap(({ kind, pictureHash }) => (kind === 'report' && pictureHash !== null ? [pictureHash] : []));
}
