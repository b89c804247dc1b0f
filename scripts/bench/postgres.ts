import { basename, dirname } from 'node:path';
import pg from 'pg';
import type { LatLon } from '#lib/domain/geo/point.ts';
import type { CellRange } from '#lib/server/sqlite/map-pixel.ts';
import type { Database } from '#lib/server/sqlite/open.ts';
import { measureInTurns, type Measured } from './measure.ts';

/** The reports of the bench belong to this city. */
export const BENCH_CITY = 'stream';

/** What the look-up asks the index for. */
export type LookUpRange = { at: LatLon; xs: number[]; ys: number[]; box: CellRange; closedAfter: number; before: number };

/** `product` is the product's own look-up in SQLite, in turns with the other two. */
export type PostgresResult = { product: Measured; lookUp: Measured; roundTrip: Measured };

/**
 * A PostgreSQL server on the same machine beside SQLite, through node-postgres: the bare round trip of `select 1`, and the
 * look-up's own query over the same rows and the same index, as a named prepared statement. Both sides hand over rows as
 * JavaScript values. `socketFile` is the server's Unix socket; the server must trust it. Throws what the server answers.
 */
export async function benchPostgres(
  socketFile: string,
  database: Database,
  { searches, product }: { searches: readonly LookUpRange[]; product: (at: LatLon) => unknown }
): Promise<PostgresResult> {
  const port = Number(basename(socketFile).split('.').at(-1));
  const client = new pg.Client({ host: dirname(socketFile), port, user: 'postgres', database: 'postgres' });
  await client.connect();
  await fill(client, database);
  const measured = await measureInTurns(searches, {
    product: ({ at }) => product(at),
    lookUp: (search) => client.query(lookUpQuery(search)),
    roundTrip: () => client.query('select 1')
  });
  await client.end();
  return measured;
}

const COLUMNS = [
  ...['city_id', 'cell_x', 'cell_y', 'live_until', 'map_x', 'map_y', 'received_at', 'id', 'reference', 'category', 'sub_kind', 'phrases'],
  ...['public_kind', 'published', 'lat', 'lon', 'street', 'house_number', 'quarter_id', 'district_id', 'state', 'outcome', 'merged_into', 'closed_at']
];
const WHOLE = new Set(['cell_x', 'cell_y', 'live_until', 'map_x', 'map_y', 'received_at', 'published', 'closed_at']);
const REAL = new Set(['lat', 'lon']);
const ROWS_AT_ONCE = 5000;

async function fill(postgres: pg.Client, { client }: Database): Promise<void> {
  const typeOf = (column: string) => (WHOLE.has(column) ? 'bigint' : REAL.has(column) ? 'double precision' : 'text');
  await postgres.query(`create temp table report (${COLUMNS.map((column) => `${column} ${typeOf(column)}`).join(', ')})`);
  let rows: string[] = [];
  for (const row of client
    .prepare<[], unknown[]>(`select ${COLUMNS.join(', ')} from report`)
    .raw()
    .iterate()) {
    rows.push(`(${row.map(literal).join(', ')})`);
    if (rows.length < ROWS_AT_ONCE) continue;
    await postgres.query(`insert into report values ${rows.join(', ')}`);
    rows = [];
  }
  if (rows.length > 0) await postgres.query(`insert into report values ${rows.join(', ')}`);
  await postgres.query('create index report_by_cell on report (city_id, cell_x, cell_y, live_until, map_x, map_y)');
  await postgres.query('analyze report');
}

function literal(value: unknown): string {
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  return typeof value === 'number' ? String(value) : 'null';
}

/** One prepared statement per shape of the range, as the product has. */
function lookUpQuery({ xs, ys, closedAfter, box, before }: LookUpRange): pg.QueryConfig {
  const marks = (from: number, count: number) => Array.from({ length: count }, (_, i) => `$${from + i}`).join(', ');
  const at = xs.length + ys.length;
  return {
    name: `near_${xs.length}_${ys.length}`,
    text: `select ${COLUMNS.slice(COLUMNS.indexOf('id')).join(', ')}, received_at from report
      where city_id = '${BENCH_CITY}' and cell_x in (${marks(1, xs.length)}) and cell_y in (${marks(xs.length + 1, ys.length)}) and live_until > $${at + 1}
        and map_x between $${at + 2} and $${at + 3} and map_y between $${at + 4} and $${at + 5} and received_at < $${at + 6}`,
    values: [...xs, ...ys, closedAfter, box.west, box.east, box.north, box.south, before]
  };
}
