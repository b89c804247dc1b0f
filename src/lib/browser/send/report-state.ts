import type { Outcome, ReportState } from '#lib/domain/report/report.ts';

export type SentState = { state: ReportState; outcome: Outcome | null };

/** Where a sent report stands now, asked with its secret; null when that cannot be known at the moment. */
export async function stateOf({ cityId, reference, secret }: { cityId: string; reference: string; secret: string }): Promise<SentState | null> {
  try {
    const response = await fetch(`/api/${cityId}/reports/${reference}/state`, { headers: { 'x-report-key': secret } });
    return response.ok ? ((await response.json()) as SentState) : null;
  } catch {
    return null;
  }
}
