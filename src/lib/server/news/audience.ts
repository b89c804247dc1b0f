import { mailboxOf } from '#lib/domain/news/mail-address.ts';
import type { Subscription } from '#lib/domain/news/subscription.ts';
import { whoHears, type Listener } from '#lib/domain/report/audience.ts';
import type { Report } from '#lib/domain/report/report.ts';
import type { NewsDeps } from './deps.ts';

/** One mailbox that hears of a family, and the report by which it belongs to it. */
export type Hearer = { subscription: Subscription; report: Report };

/** Who hears of a change of this report: its whole family, each mailbox once. */
export async function hearersOf({ store, reports }: Pick<NewsDeps, 'store' | 'reports'>, report: Report): Promise<Hearer[]> {
  const { cityId } = report;
  const main = report.mergedInto === null ? report : await reports.byId(cityId, report.mergedInto);
  if (!main) return [];
  const family = [main, ...(await reports.mergedInto(cityId, main.id))];
  const ids = family.map(({ id }) => id);
  const confirmed = (await store.ofReports(cityId, ids)).filter(({ confirmedAt }) => confirmedAt !== null);
  const listeners = confirmed.map((each): Listener & { subscription: Subscription } => ({
    person: mailboxOf(each.address),
    reportId: each.reportId,
    role: each.role === 'reporter' ? 'reporter' : 'supporter',
    subscription: each
  }));
  return whoHears(main.id, family, listeners).flatMap(({ person, reportId, role }) => {
    const subscription = listeners.find((one) => one.person === person && one.reportId === reportId && one.role === role)?.subscription;
    const about = family.find(({ id }) => id === reportId);
    return subscription && about ? [{ subscription, report: about }] : [];
  });
}
