import { isFixedPlace, isPinOccasion, type AgainFacts } from '#lib/domain/numbers/again.ts';
import { monthAt } from '#lib/domain/numbers/calendar.ts';
import { METHOD_VERSION } from '#lib/domain/numbers/method.ts';
import { safetyShareOf, type PastChange } from '#lib/domain/numbers/safety.ts';
import { shareOf } from '#lib/domain/numbers/tally.ts';
import type { ReportPatch } from '#lib/domain/report/events.ts';
import { AGAIN_COLUMNS, prepareAgain, toFacts, type AgainLookUp, type AgainRow } from './numbers-again.ts';
import { collect, collectAgain, noDeltas, prepareFlush, type Counted, type Deltas } from './numbers-deltas.ts';
import { inTransaction, type Database } from './open.ts';

/** Time zone of a city, whose midnight ends its months and weeks. */
export type ZoneOf = (cityId: string) => string;

/** Where no other is said: the product is for cities in Germany. */
export const germanTime: ZoneOf = () => 'Europe/Berlin';

export type NumbersKeeper = {
  /** Does something to reports and brings the figures along with them; to be called inside the transaction. */
  around<Result>(cityId: string, reportIds: readonly string[], work: () => Result): Result;
};

type FactRow = AgainRow & {
  cityId: string;
  quarterId: string | null;
  wasReopened: 0 | 1;
  asked: number;
  answered: number;
  solved: number;
};

/** A report was reopened if somebody reopened it and did not take that back; what undoes a change carries its id. */
const FACTS = `select r.city_id as cityId, ${AGAIN_COLUMNS}, r.quarter_id as quarterId,
    exists (select 1 from report_event e where e.city_id = r.city_id and e.report_id = r.id and e.type = 'reopened' and not exists
      (select 1 from report_event u where u.city_id = e.city_id and u.report_id = e.report_id and u.change_id = e.change_id and u.type = 'undone')) as wasReopened,
    (select count(*) from solved_question q where q.city_id = r.city_id and q.report_id = r.id) as asked,
    (select count(q.answer) from solved_question q where q.city_id = r.city_id and q.report_id = r.id) as answered,
    (select count(*) from solved_question q where q.city_id = r.city_id and q.report_id = r.id and q.answer = 'yes') as solved
  from report r`;

/** Keeps the summary tables: what a report counted as before is taken away, what it counts as now is added. */
export function createNumbersKeeper(database: Database, zoneOf: ZoneOf): NumbersKeeper {
  const again = prepareAgain(database, zoneOf);
  const read = prepareCounted(database, zoneOf, again);
  const flush = prepareFlush(database);
  return {
    around: (cityId, reportIds, work) => {
      const deltas = noDeltas();
      const count = (sign: 1 | -1) => new Map(reportIds.flatMap((id) => read.one(cityId, id, (counted) => collect(deltas, counted, sign)) ?? []).map(byId));
      const before = count(-1);
      const result = work();
      collectOthers(deltas, again, { cityId, before, after: count(1) });
      flush(deltas);
      return result;
    }
  };
}

const byId = (facts: AgainFacts): [string, AgainFacts] => [facts.id, facts];

type Change = { cityId: string; before: ReadonlyMap<string, AgainFacts>; after: ReadonlyMap<string, AgainFacts> };

/** Fixed places around a changed report, which themselves are as they were: reported again now, or no longer. */
function collectOthers(deltas: Deltas, again: AgainLookUp, { cityId, before, after }: Change): void {
  const touched = new Set([...before.keys(), ...after.keys()]);
  const changed = new Set([...touched].filter((id) => occasionOf(before.get(id)) !== occasionOf(after.get(id))));
  const broughtBack = (reports: Change['before']) => {
    const found = [...changed].flatMap((id) => again.broughtBackBy(cityId, reports.get(id)));
    return new Map(found.filter(({ place }) => !touched.has(place.id)).map((watched) => [watched.place.id, watched]));
  };
  const [was, is] = [broughtBack(before), broughtBack(after)];
  for (const [id, watched] of was) if (!is.has(id) && !again.isBack(cityId, watched.place)) collectAgain(deltas, watched, -1);
  for (const [id, watched] of is) if (!was.has(id) && !again.isBack(cityId, watched.place, changed)) collectAgain(deltas, watched, 1);
}

/** What a report can say to be there again. Where and when it was received never changes. */
function occasionOf(facts: AgainFacts | undefined): string | null {
  return facts && isPinOccasion(facts) ? facts.category : null;
}

/** Makes the summary tables anew from the reports. */
export function rebuildNumbers(database: Database, zoneOf: ZoneOf): void {
  const again = prepareAgain(database, zoneOf);
  const read = prepareCounted(database, zoneOf, again);
  const flush = prepareFlush(database);
  inTransaction(database, () => {
    const deltas = noDeltas();
    read.all((counted) => collect(deltas, counted, 1));
    database.client.exec('delete from numbers_month; delete from numbers_week; delete from numbers_safety; delete from numbers_fixed;');
    flush(deltas);
    database.client.prepare('insert into numbers_method (id, version) values (1, ?) on conflict do update set version = excluded.version').run(METHOD_VERSION);
  });
}

/** Makes them anew if they were never made or by another method; says whether it did. */
export function bringNumbersUpToDate(database: Database, zoneOf: ZoneOf): boolean {
  const made = database.client.prepare<[], { version: number }>('select version from numbers_method where id = 1').get();
  if (made?.version === METHOD_VERSION) return false;
  rebuildNumbers(database, zoneOf);
  return true;
}

type Use = (counted: Counted) => void;

function prepareCounted({ client }: Database, zoneOf: ZoneOf, again: AgainLookUp) {
  const one = client.prepare<[string, string], FactRow>(`${FACTS} where r.city_id = ? and r.id = ?`);
  const every = client.prepare<[], FactRow>(FACTS);
  const changes = client.prepare<[string, string], { at: number; before: string }>(
    'select at, "before" from report_event where city_id = ? and report_id = ? order by seq'
  );
  const pastChanges = ({ cityId, id }: FactRow): PastChange[] =>
    changes.all(cityId, id).map(({ at, before }) => ({ at, before: JSON.parse(before) as ReportPatch }));
  const toCounted = (row: FactRow): Counted => {
    const { cityId, category, districtId, quarterId } = row;
    const zone = zoneOf(cityId);
    const place = toFacts(row);
    return {
      cityId,
      category,
      districtId,
      quarterId,
      share: shareOf({ ...row, isMerged: row.mergedInto !== null, wasReopened: row.wasReopened === 1 }, zone),
      safety: row.publicKind === 'counts' ? safetyShareOf(row, pastChanges(row), zone) : null,
      fixed: isFixedPlace(place) ? { month: monthAt(place.closedAt, zone), again: again.isBack(cityId, place) } : null
    };
  };
  return {
    /** Answers with what coming back asks of the report. */
    one: (cityId: string, id: string, use: Use): AgainFacts | null => {
      const row = one.get(cityId, id);
      if (row) use(toCounted(row));
      return row ? toFacts(row) : null;
    },
    all: (use: Use) => {
      for (const row of every.iterate()) use(toCounted(row));
    }
  };
}
