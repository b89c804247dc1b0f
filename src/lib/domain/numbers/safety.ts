import { monthAt, type Month } from './calendar.ts';
import type { ReportPatch } from '../report/events.ts';
import type { Report } from '../report/report.ts';
import type { Instant } from '../time.ts';

export type SafetyFacts = Pick<Report, 'category' | 'publicKind' | 'state' | 'outcome' | 'receivedAt'> & { districtId: string | null };
/** A change of a report, in order of its history. */
export type PastChange = { at: Instant; before: ReportPatch };
export type SafetyShare = { month: Month; districtId: string; category: string };

/**
 * Which monthly count a counts-only report is part of, as it stood when its month ended: whatever happens to it later
 * changes nothing, so no two answers ever differ by one report (product.md, rule 3). Whoever was counts-only once still is.
 */
export function safetyShareOf(facts: SafetyFacts, changes: readonly PastChange[], timeZone: string): SafetyShare | null {
  if (facts.publicKind !== 'counts' || facts.districtId === null) return null;
  const month = monthAt(facts.receivedAt, timeZone);
  const then = changes.filter(({ at }) => monthAt(at, timeZone) > month).reduceRight((newer, { before }) => ({ ...newer, ...before }), facts);
  if (then.publicKind !== 'counts' || then.state === 'held' || then.outcome === 'rejected' || then.outcome === 'withdrawn') return null;
  return { month, districtId: facts.districtId, category: then.category };
}
