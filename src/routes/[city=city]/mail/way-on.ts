import type { Cookies } from '@sveltejs/kit';
import type { MailLink } from '#lib/server/news/verbs.ts';
import { readReportKey } from '#lib/server/http/report-key.ts';

type Readers = {
  reports: { own: (reference: string, secret: string | null) => Promise<object | null> };
  publicMap: { report: (cityId: string, reference: string) => Promise<object | null> };
};

/** Address of the report's page, if this reader can see it: it is public, or this browser knows its key. */
export async function pageFor({ reports, publicMap }: Readers, cityId: string, link: MailLink | null, cookies: Cookies): Promise<string | null> {
  if (!link) return null;
  const { reference } = link;
  const isOpen = (await reports.own(reference, readReportKey(cookies, reference))) ?? (await publicMap.report(cityId, reference));
  return isOpen ? `/m/${reference}` : null;
}
