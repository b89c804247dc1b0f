import { and, eq } from 'drizzle-orm';
import type { ReportPatch } from '#lib/domain/report/events.ts';
import type { Report } from '#lib/domain/report/report.ts';
import { AppError } from '../errors.ts';
import type { Appended, Change, NewReport, ReportChange, Supporter } from '../reports/store.ts';
import { dropUndelivered, insertDeliveries } from './delivery-rows.ts';
import type { MapKeeper } from './map-keeper.ts';
import type { NumbersKeeper } from './numbers-keeper.ts';
import { inTransaction, type Database } from './open.ts';
import { keepRemoved } from './removed-entries.ts';
import type { ReportInserts } from './report-inserts.ts';
import { toReport, toRow } from './report-row.ts';
import { reportEvent as eventTable } from './schema/report-event.ts';
import { supporter as supporterTable } from './schema/report-links.ts';
import { report as reportTable } from './schema/report.ts';
import type { SituationKeeper } from './situation-keeper.ts';
import type { SpotKeeper } from './spot-keeper.ts';

/** What a change of a report writes beside its row. */
export type ReportWrites = { inserts: ReportInserts; spots: SpotKeeper; numbers: NumbersKeeper; map: MapKeeper; situations: SituationKeeper };

/** The stored report of that id, or null. */
export function readReport({ db }: Database, cityId: string, id: string): Report | null {
  const row = db
    .select()
    .from(reportTable)
    .where(and(eq(reportTable.cityId, cityId), eq(reportTable.id, id)))
    .get();
  return row ? toReport(row) : null;
}

/** See `ReportStore.create`. */
export function createReport(
  database: Database,
  { inserts, spots, numbers, map, situations }: ReportWrites,
  fresh: NewReport
): { report: Report; created: boolean } {
  return inTransaction(database, () => {
    const { report, description, key, suggestions, changeId, events, actor } = fresh;
    const known = readReport(database, report.cityId, report.id);
    if (known) return { report: known, created: false };
    refuseTakenReference(database, report.reference);
    refuseLostMain(database, report);
    const id = { cityId: report.cityId, reportId: report.id };
    const touched = fresh.main ? [report.id, fresh.main.reportId] : [report.id];
    const write = () => {
      inserts.report(report);
      if (description) inserts.text(description);
      inserts.key(id, key);
      inserts.suggestions(id, suggestions);
      inserts.events({ ...id, changeId, at: report.receivedAt, actor, events, before: {}, after: {} });
      if (fresh.main) takeIn(database, inserts, { fresh, part: fresh.main });
    };
    numbers.around(report.cityId, touched, () => map.around(report.cityId, touched, write));
    spots.follow(report, report.receivedAt);
    situations.take(report, report.receivedAt);
    insertDeliveries(database, { cityId: report.cityId, changeId, at: report.receivedAt }, fresh.deliveries ?? []);
    return { report, created: true };
  });
}

/** The main report that this one joins says so as well; what it takes over was planned on the version that was read. */
function takeIn(database: Database, inserts: ReportInserts, { fresh, part }: { fresh: NewReport; part: ReportChange }): void {
  const { report, changeId, actor } = fresh;
  const line = { cityId: report.cityId, changeId, at: report.receivedAt, actor };
  if (Object.keys(part.patch).length === 0) {
    inserts.events({ ...line, reportId: part.reportId, events: part.events, before: {}, after: {} });
    return;
  }
  try {
    applyPart(database, inserts, { change: { ...line, parts: [part] }, part });
  } catch (error) {
    if (error instanceof VersionConflict) throw new AppError('report.main-changed', { cityId: report.cityId, reportId: part.reportId });
    throw error;
  }
}

function refuseTakenReference({ db }: Database, reference: string): void {
  const taken = db.select({ id: reportTable.id }).from(reportTable).where(eq(reportTable.reference, reference)).get();
  if (taken) throw new AppError('report.reference-taken', { reference });
}

/** The report that this one joins may have been closed, merged or withdrawn since it was chosen. */
function refuseLostMain(database: Database, { cityId, mergedInto, publicKind }: Report): void {
  if (mergedInto === null) return;
  const main = readReport(database, cityId, mergedInto);
  const takesIn = main !== null && main.mergedInto === null && main.state !== 'closed' && main.publicKind === publicKind;
  if (!takesIn) throw new AppError('report.main-changed', { cityId, reportId: mergedInto });
}

/** Ends the transaction of a change without having written anything. */
class VersionConflict extends Error {
  readonly reportId: string;
  constructor(reportId: string) {
    super('version-conflict');
    this.reportId = reportId;
  }
}

/** See `ReportStore.commit`. Throws `report.not-found` for a report that was never there. */
export function commitChange(
  database: Database,
  { inserts, spots, numbers, map, situations }: ReportWrites,
  change: Change
): { ok: true; reports: Report[] } | { ok: false; reason: 'version-conflict'; reportId: string } {
  try {
    const reports = inTransaction(database, () => {
      for (const part of change.parts) refuseToLeaveBehind(database, change, part);
      const touched = change.parts.map(({ reportId }) => reportId);
      const apply = () => change.parts.map((part) => applyPart(database, inserts, { change, part }));
      const changed = numbers.around(change.cityId, touched, () => map.around(change.cityId, touched, apply));
      for (const report of changed) spots.follow(report, change.at);
      for (const report of changed) if (isReleased(change, report)) situations.take(report, change.at);
      if (change.takesBack) dropUndelivered(database, change.cityId, change.changeId);
      insertDeliveries(database, change, change.deliveries ?? []);
      return changed;
    });
    return { ok: true, reports };
  } catch (error) {
    if (error instanceof VersionConflict) return { ok: false, reason: 'version-conflict', reportId: error.reportId };
    throw error;
  }
}

/** Only now is it known to be a report, so that it belongs to a Lage from here on. */
function isReleased({ parts }: Change, { id }: Report): boolean {
  return parts.some(({ reportId, events }) => reportId === id && events.some(({ type }) => type === 'released'));
}

/**
 * A report that follows another, is withdrawn or becomes private takes everything along that is merged into it: somebody may have
 * joined it since the change was planned, which changes nothing of the report itself.
 */
function refuseToLeaveBehind({ db }: Database, { cityId, parts }: Change, { reportId, patch }: ReportChange): void {
  const moves = typeof patch.mergedInto === 'string';
  if (!moves && patch.outcome !== 'withdrawn' && patch.publicKind !== 'counts') return;
  const members = db
    .select({ id: reportTable.id, state: reportTable.state })
    .from(reportTable)
    .where(and(eq(reportTable.cityId, cityId), eq(reportTable.mergedInto, reportId)))
    .all();
  const left = members.filter(({ id, state }) => (moves || state !== 'closed') && !parts.some((part) => part.reportId === id));
  if (left.length > 0) throw new VersionConflict(reportId);
}

function applyPart(database: Database, inserts: ReportInserts, { change, part }: { change: Change; part: ReportChange }): Report {
  const { cityId, changeId, at, actor } = change;
  const current = readReport(database, cityId, part.reportId);
  if (!current) throw new AppError('report.not-found', { cityId, reportId: part.reportId });
  if (current.version !== part.expectedVersion) throw new VersionConflict(part.reportId);
  const changed: Report = { ...current, ...part.patch, updatedAt: at, version: current.version + 1 };
  database.db
    .update(reportTable)
    .set(toRow(changed))
    .where(and(eq(reportTable.cityId, cityId), eq(reportTable.id, part.reportId)))
    .run();
  keepRemoved(database, { before: current, after: changed }, at);
  inserts.events({ cityId, reportId: part.reportId, changeId, at, actor, events: part.events, before: fieldsOf(current, part.patch), after: part.patch });
  return changed;
}

/** The fields of the report that the patch touches, as they were. */
function fieldsOf(report: Report, patch: ReportPatch): ReportPatch {
  return Object.fromEntries(Object.entries(report).filter(([field]) => Object.hasOwn(patch, field)));
}

/** See `ReportStore.append`. */
export function appendLine(database: Database, inserts: ReportInserts, { event, deliveries, ...line }: Appended): boolean {
  return inTransaction(database, () => {
    const isKnown = and(eq(eventTable.cityId, line.cityId), eq(eventTable.id, event.id));
    if (database.db.select({ id: eventTable.id }).from(eventTable).where(isKnown).get()) return false;
    inserts.events({ ...line, events: [event], before: {}, after: {} });
    insertDeliveries(database, line, deliveries);
    return true;
  });
}

/** See `ReportStore.support`. The supporter's id gives the event its id, so that a repeated call cannot append twice. */
export function addSupporter(database: Database, inserts: ReportInserts, supporter: Supporter): boolean {
  return inTransaction(database, () => {
    const { cityId, reportId, id, at } = supporter;
    const known = database.db
      .select({ id: supporterTable.id })
      .from(supporterTable)
      .where(and(eq(supporterTable.cityId, cityId), eq(supporterTable.reportId, reportId), eq(supporterTable.id, id)))
      .get();
    if (known) return false;
    inserts.supporter(supporter);
    const eventId = `${reportId}+${id}`;
    const event = { id: eventId, type: 'supported', public: false } as const;
    inserts.events({ cityId, reportId, changeId: eventId, at, actor: { kind: 'public', id: null }, events: [event], before: {}, after: {} });
    return true;
  });
}
