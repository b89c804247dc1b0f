import type { Category } from '#lib/domain/city/city.ts';
import { metersBetween } from '#lib/domain/geo/distance.ts';
import { parseReference } from '#lib/domain/report/reference.ts';
import { isPublic } from '#lib/domain/report/public-view.ts';
import { isOpen, type Report, type ReportLocation } from '#lib/domain/report/report.ts';
import { SEARCH_RADIUS_METERS } from '#lib/domain/triage/duplicates.ts';
import type { ReportDeps } from './deps.ts';
import type { ReportVerbs } from './verbs.ts';

/**
 * The open public main report that "Auch gesehen" on this reference leads to; null when there is none. A counted report
 * can never be joined (product.md, rule 3), and a closed one never takes a new observation in.
 */
export async function findJoinable({ store }: Pick<ReportDeps, 'store'>, cityId: string, reference: string): Promise<Report | null> {
  const named = await store.byReference(parseReference(reference) ?? reference);
  if (!named || named.cityId !== cityId) return null;
  const main = named.mergedInto === null ? named : await store.byId(cityId, named.mergedInto);
  return main && main.mergedInto === null && isOpen(main) && isPublic(named, main) ? main : null;
}

/** Whether a new observation there can be of the same thing: as public as the main report, and within reach of its point. */
export function mayJoin(location: ReportLocation, { visibility }: Pick<Category, 'visibility'>, main: Report): boolean {
  if (visibility !== main.publicKind || location.kind !== 'point' || main.location.kind !== 'point') return false;
  return metersBetween(location, main.location) <= SEARCH_RADIUS_METERS;
}

/** "Auch gesehen" without photo or news: one row on the main report, once per supporter id. */
export function createSupport(deps: ReportDeps): ReportVerbs['support'] {
  return async (cityId, reference, supporterId) => {
    const main = await findJoinable(deps, cityId, reference);
    if (!main) return { ok: false, reason: 'not-joinable' };
    return { ok: true, added: await deps.store.support({ id: supporterId, cityId, reportId: main.id, at: deps.now() }) };
  };
}
