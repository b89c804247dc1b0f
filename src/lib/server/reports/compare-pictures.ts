import type { Photo } from '../photos/verbs.ts';
import { cityOf, type ReportDeps } from './deps.ts';
import { inputOf, triageReport } from './triage-report.ts';

/**
 * A report is triaged before its photos are here. When one has come, the same picture at an earlier report nearby is
 * looked for; only when there is one, the suggestions are made anew. Safe to repeat.
 */
export function createComparePictures(deps: ReportDeps): (photo: Photo) => Promise<void> {
  return async ({ cityId, reportId, kind, pictureHash }) => {
    if (kind !== 'report' || pictureHash === null) return;
    const report = await deps.store.byId(cityId, reportId);
    if (!report || report.mergedInto !== null) return;
    const { suggestions } = await triageReport(deps, cityOf(deps, cityId), await inputOf(deps, report));
    const isFound = suggestions.some(({ reasons }) => reasons.some(({ code }) => code === 'same_picture'));
    if (isFound) await deps.store.replaceSuggestions(cityId, reportId, suggestions);
  };
}
