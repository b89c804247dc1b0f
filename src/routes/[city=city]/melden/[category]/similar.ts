import type { Outcome, ReportLocation, ReportState } from '#lib/domain/report/report.ts';
import { localHref } from '#lib/i18n/current.ts';

/** One card under "Schon gemeldet?": public data in the words of the page. */
export type SimilarCard = {
  reference: string;
  title: string;
  icon: string;
  phrases: string;
  meters: number;
  age: string;
  state: ReportState;
  outcome: Outcome | null;
  photo: string | null;
  recentlyClosed: boolean;
};

export type SimilarDraft = { category: string; subKind: string | null; phrases: string[]; text: string | null; location: ReportLocation };

/** What is known at a place: public reports that may be the same, and what is planned there, in words. */
export type KnownThere = { cards: SimilarCard[]; planned: string[] };
export const NOTHING_KNOWN: KnownThere = { cards: [], planned: [] };

/** Nothing when there is no connection, because a hint must never block. */
export async function knownThere(cityId: string, draft: SimilarDraft): Promise<KnownThere> {
  try {
    const response = await fetch(localHref(`/api/${cityId}/similar`), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(draft)
    });
    return response.ok ? ((await response.json()) as KnownThere) : NOTHING_KNOWN;
  } catch {
    return NOTHING_KNOWN;
  }
}

/** "Auch gesehen" without photo or news; true once the server counted it. */
export async function supportReport(cityId: string, reference: string, supporterId: string): Promise<boolean> {
  try {
    const response = await fetch(localHref(`/api/${cityId}/reports/${reference}/support`), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ supporterId })
    });
    return response.ok;
  } catch {
    return false;
  }
}
