import type { PublicReportPage } from '#lib/domain/report/public-view.ts';
import type { Report } from '#lib/domain/report/report.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { DeliveryStore } from '../delivery/store.ts';
import type { ReportStore } from '../reports/store.ts';
import type { NewsStore } from './store.ts';

/** What mails to residents need from outside. */
export type NewsDeps = {
  store: NewsStore;
  reports: Pick<ReportStore, 'byId' | 'mergedInto'>;
  deliveries: Pick<DeliveryStore, 'add' | 'ofReport'>;
  /** The report that its reporter's secret opens, or null. */
  openReport: (reference: string, secret: string) => Promise<Report | null>;
  /** Opens a report again for its reporter. */
  stillThere: (reference: string, secret: string) => Promise<{ ok: boolean }>;
  /** The page of a report as its reporter sees it, public or not. */
  neutralPage: (report: Report) => Promise<PublicReportPage>;
  /** Hex SHA-256 of a key or secret: all that is stored of it. */
  hash: (key: string) => string;
  newId: () => string;
  /** A fresh key of 128 random bits, and its hash. */
  mintKey: () => { key: string; sha256: string };
  now: () => Instant;
};
