import { and, asc, desc, eq, gt, isNull, or } from 'drizzle-orm';
import type { ReportStore } from '../reports/store.ts';
import { prepareAlsoSeen } from './also-seen.ts';
import { prepareHeld } from './held-reports.ts';
import { createMapKeeper } from './map-keeper.ts';
import { createNumbersKeeper, germanTime, type ZoneOf } from './numbers-keeper.ts';
import { inTransaction, type Database } from './open.ts';
import { prepareCandidates } from './report-candidates.ts';
import { addSupporter, appendLine, commitChange, createReport, readReport } from './report-changes.ts';
import { toEvent, toSuggestion, toText } from './report-history.ts';
import { importReports } from './report-import.ts';
import { prepareReportInserts } from './report-inserts.ts';
import { toReport } from './report-row.ts';
import { reportEvent } from './schema/report-event.ts';
import { reportKey, reportPin, suggestion } from './schema/report-links.ts';
import { reportText } from './schema/report-text.ts';
import { report } from './schema/report.ts';
import { createSituationKeeper } from './situation-keeper.ts';
import { createSpotKeeper, type GroupOf } from './spot-keeper.ts';

/** Reports in one SQLite file. `groupOf` says what recurring places are kept by, `zoneOf` where the months and weeks of the figures end. */
export function createReportStore(database: Database, groupOf: GroupOf, zoneOf: ZoneOf = germanTime): ReportStore {
  const { db } = database;
  const spots = createSpotKeeper(database, groupOf);
  const inserts = prepareReportInserts(database);
  const keepers = { numbers: createNumbersKeeper(database, zoneOf), map: createMapKeeper(database), situations: createSituationKeeper(database, inserts) };
  const writes = { inserts, spots, ...keepers };
  const heldReports = prepareHeld(database);
  const countAlsoSeen = prepareAlsoSeen(database);
  const findCandidates = prepareCandidates(database);
  return {
    held: async (cityId, most) => heldReports.held(cityId, most),
    forgetHeld: async (before) => {
      heldReports.forget(before);
    },
    create: async (fresh) => createReport(database, writes, fresh),
    import: async (batch) => importReports(database, writes, batch),
    byId: async (cityId, id) => readReport(database, cityId, id),
    byReference: async (reference) => {
      const row = db.select().from(report).where(eq(report.reference, reference)).get();
      return row ? toReport(row) : null;
    },
    mergedInto: async (cityId, id) =>
      db
        .select()
        .from(report)
        .where(and(eq(report.cityId, cityId), eq(report.mergedInto, id)))
        .orderBy(asc(report.receivedAt), asc(report.id))
        .all()
        .map(toReport),
    commit: async (change) => commitChange(database, writes, change),
    append: async (line) => appendLine(database, inserts, line),
    support: async (supporter) => addSupporter(database, inserts, supporter),
    nearby: async (cityId, around, query) => findCandidates({ cityId, around, query }),
    alsoSeen: async (cityId, reportIds) => countAlsoSeen(cityId, reportIds),
    ...historyReads(database),
    replaceSuggestions: async (cityId, reportId, suggestions) =>
      inTransaction(database, () => {
        db.delete(suggestion)
          .where(and(eq(suggestion.cityId, cityId), eq(suggestion.reportId, reportId)))
          .run();
        inserts.suggestions({ cityId, reportId }, suggestions);
      }),
    ...pinRows(database),
    keyOpens: async (cityId, reportId, sha256, now) => {
      const isValid = or(isNull(reportKey.expires), gt(reportKey.expires, now));
      const found = db
        .select({ sha256: reportKey.sha256 })
        .from(reportKey)
        .where(and(eq(reportKey.cityId, cityId), eq(reportKey.reportId, reportId), eq(reportKey.sha256, sha256), isValid))
        .get();
      return found !== undefined;
    }
  };
}

function pinRows({ db }: Database): Pick<ReportStore, 'putPin' | 'pinHash'> {
  return {
    putPin: async (pin) => {
      db.insert(reportPin)
        .values(pin)
        .onConflictDoUpdate({ target: [reportPin.cityId, reportPin.reportId], set: { hash: pin.hash, madeAt: pin.madeAt } })
        .run();
    },
    pinHash: async (cityId, reportId) => {
      const isOfReport = and(eq(reportPin.cityId, cityId), eq(reportPin.reportId, reportId));
      return db.select({ hash: reportPin.hash }).from(reportPin).where(isOfReport).get()?.hash ?? null;
    }
  };
}

function historyReads({ db }: Database): Pick<ReportStore, 'history' | 'eventsOfChange' | 'texts' | 'suggestions' | 'comeBacks'> {
  return {
    history: async (cityId, reportId) =>
      db
        .select()
        .from(reportEvent)
        .where(and(eq(reportEvent.cityId, cityId), eq(reportEvent.reportId, reportId)))
        .orderBy(asc(reportEvent.seq))
        .all()
        .map(toEvent),
    eventsOfChange: async (cityId, changeId) =>
      db
        .select()
        .from(reportEvent)
        .where(and(eq(reportEvent.cityId, cityId), eq(reportEvent.changeId, changeId)))
        .orderBy(asc(reportEvent.reportId), asc(reportEvent.seq))
        .all()
        .map(toEvent),
    texts: async (cityId, reportId) =>
      db
        .select()
        .from(reportText)
        .where(and(eq(reportText.cityId, cityId), eq(reportText.reportId, reportId)))
        .orderBy(asc(reportText.at), asc(reportText.id))
        .all()
        .map(toText),
    suggestions: async (cityId, reportId) =>
      db
        .select()
        .from(suggestion)
        .where(and(eq(suggestion.cityId, cityId), eq(suggestion.reportId, reportId)))
        .orderBy(desc(suggestion.score), asc(suggestion.otherId))
        .all()
        .map(toSuggestion),
    comeBacks: async (cityId, id) =>
      db
        .select({ reportId: suggestion.reportId, reasons: suggestion.reasons })
        .from(suggestion)
        .innerJoin(report, and(eq(report.cityId, suggestion.cityId), eq(report.id, suggestion.reportId)))
        .where(and(eq(suggestion.cityId, cityId), eq(suggestion.otherId, id)))
        .orderBy(asc(report.receivedAt), asc(report.id))
        .all()
        .filter(({ reasons }) => reasons.some(({ code }) => code === 'recently_closed'))
        .map(({ reportId }) => reportId)
  };
}
