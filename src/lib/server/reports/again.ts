import { metersBetween } from '#lib/domain/geo/distance.ts';
import { mayComeBack } from '#lib/domain/report/come-back.ts';
import { isPublic } from '#lib/domain/report/public-view.ts';
import { parseReference } from '#lib/domain/report/reference.ts';
import type { Report } from '#lib/domain/report/report.ts';
import { DAY } from '#lib/domain/time.ts';
import type { DuplicateReason } from '#lib/domain/triage/reasons.ts';
import type { Suggestion } from '#lib/domain/triage/triage.ts';
import type { ReportDeps } from './deps.ts';

type Fresh = Pick<Report, 'cityId' | 'location' | 'publicKind'>;

/**
 * The closed public report of which its reporter said "Wieder da?"; null once that is too long ago, or when there is none:
 * what somebody says about an earlier report never keeps a new one from being taken.
 */
export async function saidAgain({ store, now }: Pick<ReportDeps, 'store' | 'now'>, again: string | null, fresh: Fresh): Promise<Suggestion | null> {
  const named = again === null ? null : await store.byReference(parseReference(again) ?? again);
  if (!named || named.cityId !== fresh.cityId) return null;
  const main = named.mergedInto === null ? named : await store.byId(named.cityId, named.mergedInto);
  if (!main || main.publicKind !== fresh.publicKind || !isPublic(named, main) || !mayComeBack(main, now())) return null;
  const days = Math.floor((now() - (main.closedAt ?? now())) / DAY);
  const reasons: DuplicateReason[] = [{ code: 'said_by_reporter' }, ...distanceBetween(fresh, main), { code: 'recently_closed', days }];
  return { id: main.id, reference: main.reference, score: 1, reasons };
}

/** What its reporter said stays first, whatever is found beside it. */
export function withSaid(said: readonly Suggestion[], found: readonly Suggestion[]): Suggestion[] {
  return [...said, ...found.filter(({ id }) => !said.some((each) => each.id === id))];
}

/** Stores what was found anew about a report, beside what its reporter said. */
export async function renewSuggestions({ store }: Pick<ReportDeps, 'store'>, { cityId, id }: Report, found: readonly Suggestion[]): Promise<void> {
  const said = (await store.suggestions(cityId, id)).filter(({ reasons }) => reasons.some(({ code }) => code === 'said_by_reporter'));
  await store.replaceSuggestions(cityId, id, withSaid(said, found));
}

function distanceBetween({ location: one }: Pick<Fresh, 'location'>, { location: other }: Report): DuplicateReason[] {
  if (one.kind !== 'point' || other.kind !== 'point') return [];
  return [{ code: 'distance', meters: Math.round(metersBetween(one, other)) }];
}
