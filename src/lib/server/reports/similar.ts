import { placeAt } from '#lib/domain/city/place.ts';
import { metersBetween } from '#lib/domain/geo/distance.ts';
import type { LatLon } from '#lib/domain/geo/point.ts';
import { publicReport } from '#lib/domain/report/public-view.ts';
import { mayShowToResident, MOST_SHOWN, scoreCandidates, SEARCH_RADIUS_METERS } from '#lib/domain/triage/duplicates.ts';
import type { Suggestion, TriageInput } from '#lib/domain/triage/triage.ts';
import { cityOf, newId, type ReportDeps } from './deps.ts';
import { findCandidates } from './triage-report.ts';
import type { ReportVerbs, SimilarReport } from './verbs.ts';

/**
 * Public reports that the draft may repeat, best first. A draft that will only be counted gets none, and a counted report
 * is never among them (product.md, rule 3); one that was merged stands for its main report if that can be joined from here. Other
 * people's texts do not count here: who may try drafts at will could otherwise guess them word by word.
 */
export function createSimilar(deps: ReportDeps): ReportVerbs['similar'] {
  return async (draft) => {
    const city = cityOf(deps, draft.cityId);
    const { location } = draft;
    const category = city.categories.find(({ code }) => code === draft.category);
    if (location.kind !== 'point' || category?.visibility !== 'pin') return [];
    const input: TriageInput = {
      ...draft,
      text: null,
      id: newId(deps),
      answers: {},
      place: placeAt(location, city, location.accuracyMeters),
      receivedAt: deps.now()
    };
    const nearby = (await findCandidates(deps, city.id, input)).filter(mayShowToResident);
    const suggestions = scoreCandidates(input, { nearby, city, now: deps.now() });
    const cards = new Map<string, SimilarReport>();
    for (const suggestion of suggestions) {
      const card = cards.size < MOST_SHOWN ? await cardOf(deps, { cityId: city.id, location, suggestion }) : null;
      if (card && !cards.has(card.report.reference)) cards.set(card.report.reference, card);
    }
    return [...cards.values()];
  };
}

async function cardOf({ store, photos }: ReportDeps, near: { cityId: string; location: LatLon; suggestion: Suggestion }): Promise<SimilarReport | null> {
  const { cityId, location, suggestion } = near;
  const found = await store.byId(cityId, suggestion.id);
  const main = found?.mergedInto ? await store.byId(cityId, found.mergedInto) : found;
  if (!main || main.location.kind !== 'point') return null;
  const meters = metersBetween(location, main.location);
  if (meters > SEARCH_RADIUS_METERS) return null;
  const alsoSeen = (await store.alsoSeen(cityId, [main.id])).get(main.id) ?? 0;
  const report = publicReport(main, { main: null, alsoSeen, photos: await photos.ofReport(cityId, main.id) });
  if (!report) return null;
  return { report, meters: Math.round(meters), reasons: suggestion.reasons, recentlyClosed: main.state === 'closed' };
}
