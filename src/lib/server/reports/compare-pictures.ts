import type { Report } from '#lib/domain/report/report.ts';
import { sharePicture } from '#lib/domain/triage/same-picture.ts';
import type { Photo } from '../photos/verbs.ts';
import { renewSuggestions } from './again.ts';
import { cityOf, type ReportDeps } from './deps.ts';
import { findLater, inputOf, picturesOf, triageReport } from './triage-report.ts';

/**
 * A report is triaged before its photos are here. When one has come, the same picture at an earlier report nearby is
 * looked for, and at later ones, whose photos may have been faster; only where there is one, the suggestions of the later
 * of the two are made anew. Safe to repeat.
 */
export function createComparePictures(deps: ReportDeps): (photo: Photo) => Promise<void> {
  return async ({ cityId, reportId, kind, pictureHash }) => {
    if (kind !== 'report' || pictureHash === null) return;
    const report = await deps.store.byId(cityId, reportId);
    if (!report) return;
    await suggestSamePicture(deps, report);
    for (const { id } of await findLater(deps, report)) {
      const later = sharePicture([pictureHash], await picturesOf(deps.photos, cityId, id)) ? await deps.store.byId(cityId, id) : null;
      if (later) await suggestSamePicture(deps, later);
    }
  };
}

async function suggestSamePicture(deps: ReportDeps, report: Report): Promise<void> {
  if (report.mergedInto !== null) return;
  const { suggestions } = await triageReport(deps, cityOf(deps, report.cityId), await inputOf(deps, report));
  const isFound = suggestions.some(({ reasons }) => reasons.some(({ code }) => code === 'same_picture'));
  if (isFound) await renewSuggestions(deps, report, suggestions);
}
