import type { City } from '#lib/domain/city/city.ts';
import type { Report } from '#lib/domain/report/report.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { CityRegistry } from '../cities/registry.ts';
import type { ReportStore } from '../reports/store.ts';
import type { GeoReportClient } from './geo-report.ts';
import type { PartnerStore } from './store.ts';

/** What passing reports on to other servers needs from outside. */
export type PartnerDeps = {
  store: PartnerStore;
  reports: Pick<ReportStore, 'byId'>;
  cities: Pick<CityRegistry, 'get'>;
  client: GeoReportClient;
  /** The report in words for another body: coded facts, nothing that a resident typed. */
  describe: (report: Report, city: City) => string;
  /** Keys of other servers by the name of their setting. */
  keys: ReadonlyMap<string, string>;
  now: () => Instant;
};
