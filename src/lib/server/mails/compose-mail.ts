import type { City } from '#lib/domain/city/city.ts';
import type { Report } from '#lib/domain/report/report.ts';
import type { CityRegistry } from '../cities/registry.ts';
import type { Delivery } from '../delivery/store.ts';
import type { Mail } from '../delivery/verbs.ts';
import type { ReportStore } from '../reports/store.ts';

export type MailDeps = {
  reports: Pick<ReportStore, 'byId'>;
  cities: Pick<CityRegistry, 'get'>;
  /** Address of this server for links, without a slash at the end. */ origin: string;
};

type Word = (delivery: Delivery, about: { report: Report; city: City; origin: string }) => Mail | 'needless' | 'no-address';

/** The mail of a message about a report, as `word` words it. It is needless once what it is about is gone. */
export function createComposeMail(deps: MailDeps, word: Word): (delivery: Delivery) => Promise<{ mail: Mail } | 'needless' | 'no-address'> {
  return async (delivery) => {
    const city = deps.cities.get(delivery.cityId);
    const report: Report | null = delivery.reportId === null ? null : await deps.reports.byId(delivery.cityId, delivery.reportId);
    if (!city || !report) return 'needless';
    const mail = word(delivery, { report, city, origin: deps.origin });
    return typeof mail === 'string' ? mail : { mail };
  };
}
