import { and, asc, count, desc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import { parseReference } from '#lib/domain/report/reference.ts';
import type { Staff } from '#lib/domain/staff/staff.ts';
import type { Queue } from '#lib/domain/staff/queues.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Inbox, InboxQuery, InboxRow } from '../staff/queries.ts';
import type { CountAlsoSeen } from './also-seen.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { folded, likeAnywhere } from './folded.ts';
import type { Database } from './open.ts';
import { isNotHeld, isOpenWork } from './predicates.ts';
import { photo } from './schema/photo.ts';
import { suggestion } from './schema/report-links.ts';
import { reportText } from './schema/report-text.ts';
import { report } from './schema/report.ts';
import { situationReport } from './schema/situation.ts';
import { staff as staffTable } from './schema/staff.ts';
import { reportsOpenTo } from './staff-scope.ts';
import { askedToMerge, flaggedAndUndecided, isCalledDone, undecidedPhotos } from './staff-undecided.ts';

const PAGE_ROWS = 50;
/** From this score on the list marks a report as a likely duplicate; below it only the report's page shows the proposal. */
const LIKELY_SCORE = 0.6;

export type InboxContext = { staff: Staff; query: InboxQuery; now: Instant };

/** One page of a queue with the counts of all queues. A search looks through every state, unless a queue is named. */
export function readInbox(database: Database, countAlsoSeen: CountAlsoSeen, context: InboxContext): Inbox {
  const found = pageOf(database, context);
  const page = found.slice(0, PAGE_ROWS);
  const last = page.at(-1);
  const seen = countAlsoSeen(
    context.staff.cityId,
    page.map((row) => row.id)
  );
  return {
    rows: page.map((row) => toInboxRow(row, seen.get(row.id) ?? 0)),
    next: last && found.length > PAGE_ROWS ? encodeCursor({ at: sortsByDue(context.query) ? last.deskOrder : last.receivedAt, id: last.id }) : null,
    ...(context.query.search === null ? { counts: queueCounts(database, context), found: null } : findsByQueue(database, context, context.query.search)),
    teamCounts: teamCounts(database, context)
  };
}

function pageOf({ db }: Database, context: InboxContext) {
  const { query } = context;
  const byDue = sortsByDue(query);
  const sorted = byDue ? report.deskOrder : report.receivedAt;
  const cursor = decodeCursor(query.after);
  const behind =
    cursor && (byDue ? sql`(${sorted}, ${report.id}) > (${cursor.at}, ${cursor.id})` : sql`(${sorted}, ${report.id}) < (${cursor.at}, ${cursor.id})`);
  return db
    .select({
      ...rowColumns,
      assigneeName: staffTable.name,
      assigneeInitials: staffTable.initials,
      photos: photosOfReport,
      likelyDuplicate: hasLikelyDuplicate,
      calledDone: sql<number>`${isCalledDone}`
    })
    .from(report)
    .leftJoin(staffTable, eq(staffTable.id, report.assignee))
    .where(and(shown(context), ofTeam(query), ofCategory(query), ofSituation(query), writtenIn(context), behind ?? undefined))
    .orderBy(...(byDue ? [asc(sorted), asc(report.id)] : [desc(sorted), desc(report.id)]))
    .limit(PAGE_ROWS + 1)
    .all();
}

const rowColumns = {
  id: report.id,
  reference: report.reference,
  version: report.version,
  category: report.category,
  subKind: report.subKind,
  state: report.state,
  outcome: report.outcome,
  publicKind: report.publicKind,
  street: report.street,
  houseNumber: report.houseNumber,
  quarterId: report.quarterId,
  districtId: report.districtId,
  locationKind: report.locationKind,
  team: report.team,
  receivedAt: report.receivedAt,
  dueAt: report.dueAt,
  urgency: report.urgency,
  returns: report.returns,
  deskOrder: report.deskOrder
};

const photosOfReport = sql<number>`(select count(*) from ${photo} where ${photo.cityId} = ${report.cityId} and ${photo.reportId} = ${report.id})`;

const hasLikelyDuplicate = sql<number>`(${report.mergedInto} is null and exists (
  select 1 from ${suggestion} where ${suggestion.cityId} = ${report.cityId} and ${suggestion.reportId} = ${report.id} and ${suggestion.score} >= ${LIKELY_SCORE}
    and not exists (select 1 from report_event e where e.city_id = ${report.cityId} and e.report_id = ${report.id} and e.type = 'told_apart'
      and json_extract(e.data, '$.other') = ${suggestion.otherId}
      and not exists (select 1 from report_event u where u.city_id = e.city_id and u.change_id = e.change_id and u.type = 'undone'))))`;

/** Closed work has no deadline any more, so it is always sorted by receipt, and so are the finds of a search. */
function sortsByDue({ sort, queue, search }: InboxQuery): boolean {
  return sort === 'due' && queue !== 'closed' && queue !== 'release' && search === null;
}

function shown(context: InboxContext): SQL | undefined {
  const { staff, query } = context;
  return and(
    reportsOpenTo(staff, 'read'),
    isNotHeld,
    query.queue === null ? undefined : conditionOf(query.queue, context),
    query.search === null ? undefined : matches(staff, query.search)
  );
}

function ofTeam({ team }: InboxQuery): SQL | undefined {
  return team === null ? undefined : eq(report.team, team);
}

function ofCategory({ category }: InboxQuery): SQL | undefined {
  return category === null ? undefined : eq(report.category, category);
}

function ofSituation({ situation }: InboxQuery): SQL | undefined {
  if (situation === null) return undefined;
  return sql`${report.id} in (select ${situationReport.reportId} from ${situationReport} where ${situationReport.cityId} = ${report.cityId} and ${situationReport.situationId} = ${situation})`;
}

/** Has a description in that language; whoever may not read it learns nothing about it either. */
function writtenIn({ staff, query }: InboxContext): SQL | undefined {
  if (query.language === null) return undefined;
  return sql`(${reportsOpenTo(staff, 'read_text')} and exists (select 1 from ${reportText} where ${reportText.cityId} = ${report.cityId}
    and ${reportText.reportId} = ${report.id} and ${reportText.kind} = 'description' and ${reportText.language} = ${query.language}))`;
}

/** What is in a queue; merged reports are worked on with their main one. */
function conditionOf(queue: Queue, { staff, now }: InboxContext): SQL {
  const conditions: Record<Queue, SQL> = {
    inbox: sql`${isOpenWork} and (${report.state} = 'received' or (${report.state} = 'still_there' and ${report.assignee} is null) or ${isCalledDone})`,
    district: sql`${isOpenWork} and ${staff.teams.length === 0 ? sql`1 = 1` : inArray(report.team, [...staff.teams])}`,
    mine: sql`${isOpenWork} and ${report.assignee} = ${staff.id}`,
    overdue: sql`${isOpenWork} and ${report.dueAt} < ${now} and ${report.state} <> 'waiting'`,
    waiting: sql`${isOpenWork} and ${report.state} = 'waiting'`,
    forwarded: sql`${isOpenWork} and ${report.state} = 'forwarded'`,
    release: sql`${report.isPublic} = 1 and ${report.id} in (${undecidedPhotos(staff.cityId)})`,
    requests: sql`${isOpenWork} and ${report.id} in (${askedToMerge(staff.cityId)})`,
    flagged: sql`${report.mergedInto} is null and ${report.id} in (${flaggedAndUndecided(staff.cityId)})`,
    closed: sql`${report.state} = 'closed' and ${report.mergedInto} is null`
  };
  return conditions[queue];
}

/** Reference, street with or without its number, or words of a text; texts only as far as the person may read them. */
function matches(staff: Staff, search: string): SQL {
  const pattern = likeAnywhere(folded(search));
  const address = sql`(${report.streetFolded} || ' ' || lower(coalesce(${report.houseNumber}, '')))`;
  const inText = sql`exists (select 1 from ${reportText} where ${reportText.cityId} = ${report.cityId} and ${reportText.reportId} = ${report.id}
    and ${reportText.bodyFolded} like ${pattern} escape '\\')`;
  // People spell numbers with spaces and in small letters, and umlauts with an e.
  const reference = likeAnywhere(parseReference(search) ?? search);
  const withoutE = likeAnywhere(folded(search).replaceAll(/([aou])e/g, '$1'));
  return sql`(${report.reference} like ${reference} escape '\\' or ${address} like ${pattern} escape '\\' or ${address} like ${withoutE} escape '\\' or (${reportsOpenTo(staff, 'read_text')} and ${inText}))`;
}

function queueCounts({ db }: Database, context: InboxContext): Record<Queue, number> {
  const counted = (queue: Queue) =>
    db
      .select({ n: count() })
      .from(report)
      .where(and(reportsOpenTo(context.staff, 'read'), ofTeam(context.query), conditionOf(queue, context)))
      .get()?.n ?? 0;
  return {
    inbox: counted('inbox'),
    district: counted('district'),
    mine: counted('mine'),
    overdue: counted('overdue'),
    waiting: counted('waiting'),
    forwarded: counted('forwarded'),
    release: counted('release'),
    requests: counted('requests'),
    flagged: counted('flagged'),
    closed: counted('closed')
  };
}

/** A search reads every report once, so that what it finds is counted for all queues on the way. */
function findsByQueue({ db }: Database, context: InboxContext, search: string): Pick<Inbox, 'counts' | 'found'> {
  const within = (queue: Queue) => sql<number>`coalesce(sum(case when ${conditionOf(queue, context)} then 1 else 0 end), 0)`;
  const finds = db
    .select({
      found: count(),
      inbox: within('inbox'),
      district: within('district'),
      mine: within('mine'),
      overdue: within('overdue'),
      waiting: within('waiting'),
      forwarded: within('forwarded'),
      release: within('release'),
      requests: within('requests'),
      flagged: within('flagged'),
      closed: within('closed')
    })
    .from(report)
    .where(and(reportsOpenTo(context.staff, 'read'), isNotHeld, ofTeam(context.query), matches(context.staff, search)))
    .get();
  if (!finds) throw new Error('counting answered nothing');
  const { found, ...counts } = finds;
  return { counts, found };
}

function teamCounts({ db }: Database, context: InboxContext): Record<string, number> {
  const counted = db.select({ team: report.team, n: count() }).from(report).where(shown(context)).groupBy(report.team).all();
  return Object.fromEntries(counted.map(({ team, n }) => [team, n]));
}

function toInboxRow(
  { id, locationKind, assigneeName, assigneeInitials, likelyDuplicate, calledDone, deskOrder, ...row }: ReturnType<typeof pageOf>[number],
  alsoSeen: number
): InboxRow {
  return {
    ...row,
    described: locationKind === 'described',
    assignee: assigneeName === null || assigneeInitials === null ? null : { name: assigneeName, initials: assigneeInitials },
    alsoSeen,
    likelyDuplicate: likelyDuplicate === 1,
    calledDone: calledDone === 1
  };
}
