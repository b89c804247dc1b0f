import { and, asc, eq, gt, isNull, lte, or } from 'drizzle-orm';
import type { Report } from '#lib/domain/report/report.ts';
import { covers, type Situation } from '#lib/domain/situation/situation.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Database } from './open.ts';
import type { ReportInserts } from './report-inserts.ts';
import { situation, situationReport } from './schema/situation.ts';

export type SituationKeeper = {
  /** Links the report to the Lage it belongs to, if there is one. To be called inside the transaction that takes it in. */
  take(report: Report, at: Instant): void;
};

/** Links new reports to the Lage that covers them. */
export function createSituationKeeper(database: Database, inserts: Pick<ReportInserts, 'events'>): SituationKeeper {
  return {
    take: (report, at) => {
      if (report.state === 'held') return;
      const { category, observedAt, place } = report;
      const found = readAround(database, report.cityId, observedAt).find((each) => covers(each, { category, observedAt, districtId: place.districtId }));
      if (found) linkUnseen(database, inserts, { found, reportId: report.id, at });
    }
  };
}

/** Links without a person's doing, and says so in the report's history. A report that has a Lage keeps it. */
export function linkUnseen(
  { db }: Database,
  inserts: Pick<ReportInserts, 'events'>,
  { found, reportId, at }: { found: Pick<Situation, 'id' | 'cityId'>; reportId: string; at: Instant }
): void {
  const { id: situationId, cityId } = found;
  const added = db.insert(situationReport).values({ cityId, reportId, situationId }).onConflictDoNothing().run();
  if (added.changes === 0) return;
  // It is linked by itself once at most, so that the ids of both make the line's.
  const id = `${reportId}@${situationId}`;
  const event = { id, type: 'situation_linked', public: false, data: { situation: situationId } } as const;
  inserts.events({ cityId, reportId, changeId: id, at, actor: { kind: 'system', id: null }, events: [event], before: {}, after: {} });
}

/** Each Lage that was in force at that moment, as far as is known by now. */
function readAround({ db }: Database, cityId: string, at: Instant): Situation[] {
  const isEndedLater = or(isNull(situation.endedAt), gt(situation.endedAt, at));
  return db
    .select()
    .from(situation)
    .where(and(eq(situation.cityId, cityId), lte(situation.startsAt, at), isEndedLater))
    .orderBy(asc(situation.startsAt), asc(situation.id))
    .all();
}
