import type { City } from '#lib/domain/city/city.ts';
import { addressIn } from '#lib/domain/language.ts';
import type { Subscription } from '#lib/domain/news/subscription.ts';
import type { PublicReportPage } from '#lib/domain/report/public-view.ts';
import type { Report } from '#lib/domain/report/report.ts';
import { DAY, type Instant } from '#lib/domain/time.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { dateYearWords } from '#lib/report-ui/dates.ts';
import { labelOf } from '#lib/report-ui/words.ts';
import type { CityRegistry } from '../cities/registry.ts';
import type { MailKeyPurpose, NewsStore } from '../news/store.ts';
import type { ReportStore } from '../reports/store.ts';
import type { Block } from './letter.ts';

export type LetterDeps = {
  news: NewsStore;
  reports: Pick<ReportStore, 'byId' | 'mergedInto'>;
  neutralPage: (report: Report) => Promise<PublicReportPage>;
  publicPage: (cityId: string, reference: string) => Promise<PublicReportPage | null>;
  cities: Pick<CityRegistry, 'get'>;
  /** Address of this server for links, without a slash at the end. */
  origin: string;
  /** A fresh key of 128 random bits, and its hash. */
  mintKey: () => { key: string; sha256: string };
  now: () => Instant;
};

/** Everything a letter is about. */
export type LetterContext = { deps: LetterDeps; subscription: Subscription; report: Report; city: City };

/** What a letter says; `sent` notes down what it told. */
export type Letter = { subject: string; blocks: Block[]; stop?: string; sent?: () => Promise<void> };

/**
 * "Meldung BO-7K4-M2P vom 3. November 2026: Graffiti", so that whoever reported several knows which one it is. Others may read
 * along in a mailbox, so a matter that is never shown as a pin stays unnamed there, too.
 */
export function matterWords({ reference, receivedAt, publicKind, category }: Report, city: City): string {
  const line = m.mail_links_report({ reference, date: dateYearWords(receivedAt) });
  return publicKind === 'pin' ? `${line} ${labelOf(city.categories, category)}` : line.replace(/[:：]$/, '');
}

/** So long the link of a mail opens the report. */
const REPORT_LINK_MS = 90 * DAY;

/** A link with a key of its own, which the database only knows as a hash. */
export async function mailLink(context: Pick<LetterContext, 'deps' | 'subscription'>, purpose: MailKeyPurpose, expires: Instant | null): Promise<string> {
  const { deps, subscription } = context;
  const { cityId, id: subscriptionId, language } = subscription;
  const { key, sha256 } = deps.mintKey();
  await deps.news.addKey({ cityId, subscriptionId, sha256, purpose, expires });
  const page = purpose === 'confirm' ? 'bestaetigen' : 'abbestellen';
  return deps.origin + addressIn(language, `/${cityId}/mail/${page}/${key}`);
}

/** Until when the link of a mail that is written now opens the report. */
export function linkValid({ now }: Pick<LetterDeps, 'now'>): Block {
  return { kind: 'small', text: m.mail_link_valid({ date: dateYearWords(now() + REPORT_LINK_MS) }) };
}

/** Address of the report's own page with a key in its fragment, which no server and no log sees. */
export async function reportLink({ deps, report }: Pick<LetterContext, 'deps' | 'report'>): Promise<string> {
  const { key, sha256 } = deps.mintKey();
  const now = deps.now();
  await deps.news.addReportKey({ cityId: report.cityId, reportId: report.id, sha256, expires: now + REPORT_LINK_MS }, now);
  return `${deps.origin}/m/${report.reference}#${key}`;
}
