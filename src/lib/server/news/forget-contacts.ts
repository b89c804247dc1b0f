import { contactKeptUntil } from '#lib/domain/news/contact-kept.ts';
import type { DeliveryHandler } from '../delivery/verbs.ts';
import type { NewsDeps } from './deps.ts';

/** A report has ended, and with it the time for which addresses are kept: what is still wanted for an open report stays. */
export function createForgetContacts({ store, reports, now }: Pick<NewsDeps, 'store' | 'reports' | 'now'>): DeliveryHandler {
  return async ({ cityId, reportId }) => {
    const report = reportId === null ? null : await reports.byId(cityId, reportId);
    const main = report?.mergedInto ? await reports.byId(cityId, report.mergedInto) : report;
    if (!report || !main) return { ok: true };
    const family = [report, ...(await reports.mergedInto(cityId, report.id))];
    const kept = await store.ofReports(
      cityId,
      family.map(({ id }) => id)
    );
    const over = kept.filter(({ role, reportId: about }) => {
      const until = contactKeptUntil(role, family.find(({ id }) => id === about) ?? report, main);
      return until !== null && until <= now();
    });
    await store.forget(
      cityId,
      over.map(({ id }) => id)
    );
    return { ok: true };
  };
}
