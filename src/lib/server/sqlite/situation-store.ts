import { and, asc, desc, eq, gte, isNull, sql } from 'drizzle-orm';
import { covers, overlaps } from '#lib/domain/situation/situation.ts';
import type { LinkLine, NewSituation, SituationStore } from '../situations/store.ts';
import { inTransaction, type Database } from './open.ts';
import { isNotHeld, isOpenWork } from './predicates.ts';
import { prepareReportInserts, type ReportInserts } from './report-inserts.ts';
import { report } from './schema/report.ts';
import { situation, situationReport, situationRun } from './schema/situation.ts';
import { linkUnseen } from './situation-keeper.ts';

/** Every Lage of one SQLite file; the report store links new reports to them. */
export function createSituationStore(database: Database): SituationStore {
  const { db } = database;
  const inserts = prepareReportInserts(database);
  const inForce = (cityId: string) =>
    db
      .select()
      .from(situation)
      .where(and(eq(situation.cityId, cityId), isNull(situation.endedAt)))
      .orderBy(asc(situation.startsAt), asc(situation.id))
      .all();
  return {
    declare: async (declared) =>
      inTransaction(database, () => {
        if (inForce(declared.cityId).some((each) => overlaps(each, declared))) return false;
        db.insert(situation).values(declared).run();
        linkWhatIsThere(database, inserts, declared);
        return true;
      }),
    end: async ({ cityId, id, at, by }) =>
      db
        .update(situation)
        .set({ endedAt: at, endedBy: by })
        .where(and(eq(situation.cityId, cityId), eq(situation.id, id), isNull(situation.endedAt)))
        .run().changes > 0,
    inForce: async (cityId) => inForce(cityId),
    list: async (cityId) => readSummaries(database, cityId),
    ofReport: async (cityId, reportId) => {
      const isOfReport = and(eq(situationReport.cityId, cityId), eq(situationReport.reportId, reportId));
      const isSituation = and(eq(situation.cityId, situationReport.cityId), eq(situation.id, situationReport.situationId));
      return db.select({ situation }).from(situationReport).innerJoin(situation, isSituation).where(isOfReport).get()?.situation ?? null;
    },
    reports: async (cityId, id) => readReports(database, cityId, id),
    link: async (line) => inTransaction(database, () => linkByHand(database, inserts, line)),
    unlink: async (line) => inTransaction(database, () => unlinkByHand(database, inserts, line)),
    addRun: async (run) => {
      db.insert(situationRun).values(run).run();
    },
    runs: async (cityId, situationId) =>
      db
        .select()
        .from(situationRun)
        .where(and(eq(situationRun.cityId, cityId), eq(situationRun.situationId, situationId)))
        .orderBy(desc(situationRun.at), desc(situationRun.id))
        .all()
  };
}

/** What was seen since it began is there already; nothing was seen later than it came in. */
function linkWhatIsThere(database: Database, inserts: ReportInserts, declared: NewSituation): void {
  const since = database.db
    .select({ id: report.id, category: report.category, observedAt: report.observedAt, districtId: report.districtId })
    .from(report)
    .where(and(eq(report.cityId, declared.cityId), gte(report.receivedAt, declared.startsAt), isNotHeld))
    .orderBy(asc(report.receivedAt), asc(report.id))
    .all();
  const covering = { endedAt: null, endedBy: null, ...declared };
  for (const { id, ...seen } of since) if (covers(covering, seen)) linkUnseen(database, inserts, { found: declared, reportId: id, at: declared.declaredAt });
}

function linkByHand(database: Database, inserts: ReportInserts, line: LinkLine): boolean {
  const { cityId, reportId, situationId } = line;
  const isKnown = and(eq(situation.cityId, cityId), eq(situation.id, situationId));
  if (!database.db.select({ id: situation.id }).from(situation).where(isKnown).get()) return false;
  const isAdded = database.db.insert(situationReport).values({ cityId, reportId, situationId }).onConflictDoNothing().run().changes > 0;
  if (isAdded) write(inserts, line, 'situation_linked');
  return isAdded;
}

function unlinkByHand(database: Database, inserts: ReportInserts, line: LinkLine): boolean {
  const { cityId, reportId, situationId } = line;
  const isLink = and(eq(situationReport.cityId, cityId), eq(situationReport.reportId, reportId), eq(situationReport.situationId, situationId));
  const isRemoved = database.db.delete(situationReport).where(isLink).run().changes > 0;
  if (isRemoved) write(inserts, line, 'situation_unlinked');
  return isRemoved;
}

function write(inserts: ReportInserts, { situationId, by, eventId, ...line }: LinkLine, type: 'situation_linked' | 'situation_unlinked'): void {
  const events = [{ id: eventId, type, public: false, data: { situation: situationId } }];
  inserts.events({ ...line, actor: { kind: 'staff', id: by }, events, before: {}, after: {} });
}

function readSummaries({ db }: Database, cityId: string) {
  const rows = db
    .select({ situation, reports: sql<number>`count(${report.id})`, open: sql<number>`coalesce(sum(${isOpenWork}), 0)` })
    .from(situation)
    .leftJoin(situationReport, and(eq(situationReport.cityId, situation.cityId), eq(situationReport.situationId, situation.id)))
    .leftJoin(report, and(eq(report.cityId, situationReport.cityId), eq(report.id, situationReport.reportId)))
    .where(eq(situation.cityId, cityId))
    .groupBy(situation.cityId, situation.id)
    .orderBy(desc(situation.startsAt), desc(situation.id))
    .all();
  return rows.map(({ situation: each, ...counts }) => ({ ...each, ...counts }));
}

function readReports({ db }: Database, cityId: string, id: string) {
  return db
    .select({
      id: report.id,
      reference: report.reference,
      version: report.version,
      category: report.category,
      subKind: report.subKind,
      state: report.state,
      outcome: report.outcome,
      publicKind: report.publicKind,
      urgency: report.urgency,
      mergedInto: report.mergedInto,
      receivedAt: report.receivedAt,
      street: report.street,
      houseNumber: report.houseNumber,
      quarterId: report.quarterId,
      districtId: report.districtId,
      described: sql<number>`${report.locationKind} = 'described'`
    })
    .from(situationReport)
    .innerJoin(report, and(eq(report.cityId, situationReport.cityId), eq(report.id, situationReport.reportId)))
    .where(and(eq(situationReport.cityId, cityId), eq(situationReport.situationId, id)))
    .orderBy(asc(report.receivedAt), asc(report.id))
    .all()
    .map(({ described, ...row }) => ({ ...row, described: described === 1 }));
}
