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
export async function inputOf({ store }: Pick<ReportDeps, 'store'>, report: Report): Promise<TriageInput> {
  const { id, category, subKind, answers, phrases, publicKind, location, place, receivedAt } = report;
  const texts = await store.texts(report.cityId, id);
  const text = texts.find(({ kind }) => kind === 'description')?.body ?? null;
  return { id, category, subKind, answers, phrases, text, publicKind, location, place, receivedAt };
}

/** Earlier reports around a point; reports received later are no duplicates of this one but the other way round. */
export async function findCandidates({ store, now }: ReportDeps, cityId: string, { id, location, receivedAt }: TriageInput): Promise<Candidate[]> {
  if (location.kind !== 'point') return [];
  const closedAfter = now() - RECENTLY_CLOSED_DAYS * DAY;
  return store.nearby(cityId, location, { radiusMeters: SEARCH_RADIUS_METERS, closedAfter, before: receivedAt, except: id });
}
