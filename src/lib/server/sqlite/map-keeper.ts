import { gridShift } from './map-pixel.ts';
import { collectCells, GRID_BITS, KEPT_ZOOMS, type CellDelta, type CellDeltas, type MapFacts } from './map-cells.ts';
import { inTransaction, type Database } from './open.ts';

export type MapKeeper = {
  /** Does something to reports and brings the public map along; to be called inside the transaction. */
  around<Result>(cityId: string, reportIds: readonly string[], work: () => Result): Result;
};

const FACTS = `select map_x as mapX, map_y as mapY, reference, category, state, outcome from report
  where city_id = ? and id = ? and is_public = 1 and merged_into is null and map_x is not null`;

/** The one report of a square, which the index of the map holds. */
const ALONE = `select reference, category, state, outcome from report
  where city_id = :cityId and is_public = 1 and merged_into is null and map_x between :west and :east and map_y between :north and :south
    and (:category is null or category = :category) and (:openness is null or (:openness = 'closed') = (state = 'closed')) limit 1`;

/** Keeps the map counted: what a listed report counted as before is taken away, what it counts as now is added. */
export function createMapKeeper(database: Database): MapKeeper {
  const facts = database.client.prepare<[string, string], MapFacts>(FACTS);
  const flush = prepareFlush(database);
  return {
    around: (cityId, reportIds, work) => {
      if (!isMapMade(database)) return work();
      const before = reportIds.map((id) => facts.get(cityId, id));
      const result = work();
      const deltas: CellDeltas = new Map();
      for (const [index, id] of reportIds.entries()) {
        const [was, is] = [before[index], facts.get(cityId, id)];
        if (was && is && isSame(was, is)) continue;
        if (was) collectCells(deltas, was, -1);
        if (is) collectCells(deltas, is, 1);
      }
      flush(cityId, deltas);
      return result;
    }
  };
}

function isSame(was: MapFacts, is: MapFacts): boolean {
  return (Object.keys(is) as (keyof MapFacts)[]).every((field) => was[field] === is[field]);
}

type Row = { cityId: string } & CellDelta;

function prepareFlush({ client }: Database): (cityId: string, deltas: CellDeltas) => void {
  const key = 'city_id = :cityId and slice = :slice and zoom = :zoom and x = :x and y = :y';
  // Where there was a row already, the report of a square that only grew is no longer alone.
  const add = client.prepare(
    `insert into map_cell (city_id, slice, zoom, x, y, n, sum_x, sum_y, open, fixed, reference, category, state, outcome)
     values (:cityId, :slice, :zoom, :x, :y, :n, :sumX, :sumY, :open, :fixed, :reference, :category, :state, :outcome)
     on conflict do update set n = n + excluded.n, sum_x = sum_x + excluded.sum_x, sum_y = sum_y + excluded.sum_y, open = open + excluded.open,
       fixed = fixed + excluded.fixed, reference = null, category = null, state = null, outcome = null`
  );
  const count = client.prepare<[Record<string, unknown>], { n: number }>(`select n from map_cell where ${key}`);
  const drop = client.prepare(`delete from map_cell where ${key}`);
  const alone = client.prepare<[Record<string, unknown>], Pick<MapFacts, 'reference' | 'category' | 'state' | 'outcome'>>(ALONE);
  const name = client.prepare(`update map_cell set reference = :reference, category = :category, state = :state, outcome = :outcome where ${key}`);

  /** Of a square that lost somebody it has to be looked up who is left. */
  function settle({ cityId, slice, zoom, x, y }: Row): void {
    const at = { cityId, slice, zoom, x, y };
    const { n } = count.get(at) ?? { n: 0 };
    if (n === 0) drop.run(at);
    if (n !== 1) return;
    const shift = gridShift(zoom, GRID_BITS);
    const square = { west: x << shift, east: ((x + 1) << shift) - 1, north: y << shift, south: ((y + 1) << shift) - 1 };
    const left = alone.get({ cityId, ...square, ...partsOf(slice) });
    if (left) name.run({ ...at, ...left });
  }

  return (cityId, deltas) => {
    for (const delta of deltas.values()) {
      const { alone: only, added, ...numbers } = delta;
      const isAlone = added === 1 && numbers.n === 1;
      const { reference = null, category = null, state = null, outcome = null } = isAlone && only ? only : {};
      add.run({ cityId, ...numbers, reference, category, state, outcome });
      if (numbers.n < added) settle({ cityId, ...delta });
    }
  };
}

function partsOf(slice: string): { category: string | null; openness: string | null } {
  const parts = slice === '' ? [] : slice.split('/');
  const openness = parts.find((part) => part === 'open' || part === 'closed') ?? null;
  return { category: parts.find((part) => part !== openness) ?? null, openness };
}

/** Makes the table anew from the listed reports; the same as keeping it all along. */
export function rebuildMap(database: Database): void {
  const { client } = database;
  inTransaction(database, () => {
    client.exec('delete from map_cell');
    for (const zoom of KEPT_ZOOMS) {
      for (const [slice, where] of [
        [`''`, ''],
        [`iif(state = 'closed', 'closed', 'open')`, ''],
        ['category', ''],
        [`category || '/' || iif(state = 'closed', 'closed', 'open')`, '']
      ] as const) {
        const shift = gridShift(zoom, GRID_BITS);
        const one = (column: string) => `iif(count(*) = 1, min(${column}), null)`;
        client.exec(
          `insert into map_cell (city_id, slice, zoom, x, y, n, sum_x, sum_y, open, fixed, reference, category, state, outcome)
           select city_id, ${slice} as slice, ${zoom}, map_x >> ${shift} as x, map_y >> ${shift} as y, count(*), sum(map_x), sum(map_y),
             sum(state <> 'closed'), sum(coalesce(outcome, '') = 'fixed'), ${one('reference')}, ${one('category')}, ${one('state')}, ${one('outcome')}
           from report where is_public = 1 and merged_into is null and map_x is not null ${where} group by 1, 2, 4, 5`
        );
      }
    }
    client.prepare('insert into map_method (id, version) values (1, ?) on conflict do update set version = excluded.version').run(MAP_VERSION);
  });
}

/** Counts up when the table is made in another way. */
const MAP_VERSION = 1;

const made = new WeakSet<Database['client']>();

/** Whether the table is there and made in today's way. Until then it is neither kept nor read, so that a database can be filled first. */
export function isMapMade({ client }: Database): boolean {
  if (made.has(client)) return true;
  const method = client.prepare<[], { version: number }>('select version from map_method where id = 1').get();
  if (method?.version === MAP_VERSION) made.add(client);
  return made.has(client);
}

/** Makes the table if it was never made, or by an older program; says whether it did. */
export function bringMapUpToDate(database: Database): boolean {
  if (isMapMade(database)) return false;
  rebuildMap(database);
  return true;
}
