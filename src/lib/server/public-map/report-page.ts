import { publicSteps, stepsWithMain } from '#lib/domain/report/public-steps.ts';
import { isPublic, neutralReport, publicReport, type PublicReport, type PublicReportPage, type PublicStep } from '#lib/domain/report/public-view.ts';
import type { Report } from '#lib/domain/report/report.ts';
import type { Photo } from '../photos/verbs.ts';
import type { PhotoStore } from '../photos/store.ts';
import type { ReportStore } from '../reports/store.ts';

/** `nearby` finds other public reports around a report, nearest first. */
export type ReportPageDeps = { reports: ReportStore; photos: PhotoStore; nearby: (report: Report) => Promise<PublicReport[]> };

export type ReportPages = {
  /** The page anybody may see, or null when there is none, without telling why. */
  publicPage: (cityId: string, reference: string) => Promise<PublicReportPage | null>;
  /** The same page of a report that may not be public, for its reporter only. */
  neutralPage: (report: Report) => Promise<PublicReportPage>;
};

/** Public page of a report: its neutral facts, dated steps, its family and what else is near. */
export function createReportPages(deps: ReportPageDeps): ReportPages {
  return {
    async publicPage(cityId, reference) {
      const report = await deps.reports.byReference(reference);
      if (!report || report.cityId !== cityId) return null;
      const main = await mainOf(deps, report);
      return isPublic(report, main) ? pageOf(deps, report, main) : null;
    },
    async neutralPage(report) {
      return pageOf(deps, report, await mainOf(deps, report));
    }
  };
}

async function mainOf({ reports }: ReportPageDeps, { cityId, mergedInto }: Report): Promise<Report | null> {
  return mergedInto === null ? null : reports.byId(cityId, mergedInto);
}

async function pageOf(deps: ReportPageDeps, report: Report, main: Report | null): Promise<PublicReportPage> {
  const { cityId, id } = report;
  const children = (await deps.reports.mergedInto(cityId, id)).filter((child) => publicReport(child, { main: report, alsoSeen: 0, photos: [] }) !== null);
  const alsoSeen = (await deps.reports.alsoSeen(cityId, [id])).get(id) ?? 0;
  const photos = await photosOf(deps, { report, main, children });
  const own = await stepsOf(deps, report);
  return {
    ...neutralReport(report, { main, alsoSeen, photos }),
    steps: main ? stepsWithMain(own, await stepsOf(deps, main)) : own,
    mergedReferences: children.map((child) => child.reference),
    nearby: await deps.nearby(report)
  };
}

/** A page shows its own photos, those of the reports merged into it, and the proof of the report it follows. */
async function photosOf(
  { photos }: ReportPageDeps,
  { report, main, children }: { report: Report; main: Report | null; children: readonly Report[] }
): Promise<Photo[]> {
  const ofFamily = [...(await photos.ofReport(report.cityId, report.id))];
  for (const child of children) ofFamily.push(...(await photos.ofReport(child.cityId, child.id)));
  if (main) ofFamily.push(...(await photos.ofReport(main.cityId, main.id)).filter((photo) => photo.kind === 'proof'));
  return ofFamily;
}

async function stepsOf({ reports }: ReportPageDeps, report: Report): Promise<PublicStep[]> {
  const texts = await reports.texts(report.cityId, report.id);
  const answers = new Map(texts.filter((text) => text.kind === 'answer').map((text) => [text.id, text.body]));
  return publicSteps(report, await reports.history(report.cityId, report.id), answers);
}
