import { parseReference } from '#lib/domain/report/reference.ts';
import { isOpen, type Report } from '#lib/domain/report/report.ts';
import type { ReportDeps } from './deps.ts';
import { hashSecret } from './secret.ts';
import type { OwnReport, ReportVerbs } from './verbs.ts';

/** The reporter's own page: opened by the secret alone; an unknown reference and a wrong secret answer alike. */
export function createOwn(deps: ReportDeps): ReportVerbs['own'] {
  return async (reference, secret) => {
    const report = secret === null ? null : await openReport(deps, reference, secret);
    return report && ownReport(deps, report);
  };
}

/** The report that this secret opens now, or null. */
export async function openReport({ store, now }: Pick<ReportDeps, 'store' | 'now'>, reference: string, secret: string): Promise<Report | null> {
  const report = await store.byReference(parseReference(reference) ?? reference);
  if (!report) return null;
  return (await store.keyOpens(report.cityId, report.id, hashSecret(secret), now())) ? report : null;
}

async function ownReport(deps: ReportDeps, report: Report): Promise<OwnReport> {
  const texts = await deps.store.texts(report.cityId, report.id);
  const page = await deps.neutralPage(report);
  return {
    report,
    text: texts.find(({ kind }) => kind === 'description')?.body ?? null,
    page,
    open: isOpen(page),
    photos: await ownPhotos(deps, report)
  };
}

/** Proof photos belong to the team: the reporter sees them once they are released. */
export async function ownPhotos({ photos }: Pick<ReportDeps, 'photos'>, report: Report): Promise<OwnReport['photos']> {
  const stored = await photos.ofReport(report.cityId, report.id);
  return stored
    .filter(({ kind, released }) => kind === 'report' || released !== null)
    .map(({ id, released, receivedAt, width, height, kind }) => ({ id, released: released !== null, receivedAt, width, height, kind }));
}
