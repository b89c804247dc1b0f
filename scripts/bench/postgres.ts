import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { CellRange } from '#lib/server/sqlite/map-pixel.ts';
import type { Database } from '#lib/server/sqlite/open.ts';
import { measureInTurns, type Measured } from './measure.ts';

/** The reports of the bench belong to this city. */
export const BENCH_CITY = 'stream';

/** What the look-up asks the index for. */
export type LookUpRange = { xs: number[]; ys: number[]; box: CellRange; closedAfter: number; before: number };

const PROTOCOL_3 = 196_608;
const READY = 'Z'.charCodeAt(0);
const FAILED = 'E'.charCodeAt(0);

export type PostgresResult = { roundTrip: Measured; lookUp: Measured };

/**
 * A PostgreSQL server on the same machine beside SQLite: the bare round trip of `select 1`, and the look-up's own query
 * over the same rows and the same index, prepared, its answer not even parsed. Speaks just so much of the wire protocol
 * (PostgreSQL documentation, chapter "Frontend/Backend Protocol"), to a server that trusts its socket.
 */
export async function benchPostgres(socketFile: string, database: Database, searches: readonly LookUpRange[]): Promise<PostgresResult> {
  const socket = connect(socketFile);
  await once(socket, 'connect');
  await exchange(socket, startup({ user: 'postgres', database: 'postgres' }));
  const ask = (text: string) => exchange(socket, message('Q', Buffer.from(`${text}\0`)));
  await fill(ask, database);
  const shapes = new Set(searches.map(({ xs, ys }) => `${xs.length} ${ys.length}`));
  for (const shape of shapes) await ask(prepareText(shape));
  const measured = await measureInTurns(searches, { roundTrip: () => ask('select 1'), lookUp: (search) => ask(executeText(search)) });
  socket.end(message('X', Buffer.alloc(0)));
  return measured;
}

const COLUMNS = [
  ...['city_id', 'cell_x', 'cell_y', 'live_until', 'map_x', 'map_y', 'received_at', 'id', 'reference', 'category', 'sub_kind', 'phrases'],
  ...['public_kind', 'published', 'lat', 'lon', 'street', 'house_number', 'quarter_id', 'district_id', 'state', 'outcome', 'merged_into', 'closed_at']
];
const WHOLE = new Set(['cell_x', 'cell_y', 'live_until', 'map_x', 'map_y', 'received_at', 'published', 'closed_at']);
const REAL = new Set(['lat', 'lon']);
const ROWS_AT_ONCE = 5000;

async function fill(ask: (text: string) => Promise<void>, { client }: Database): Promise<void> {
  const typeOf = (column: string) => (WHOLE.has(column) ? 'bigint' : REAL.has(column) ? 'double precision' : 'text');
  await ask(`create temp table report (${COLUMNS.map((column) => `${column} ${typeOf(column)}`).join(', ')})`);
  let rows: string[] = [];
  for (const row of client
    .prepare<[], unknown[]>(`select ${COLUMNS.join(', ')} from report`)
    .raw()
    .iterate()) {
    rows.push(`(${row.map(literal).join(', ')})`);
    if (rows.length < ROWS_AT_ONCE) continue;
    await ask(`insert into report values ${rows.join(', ')}`);
    rows = [];
  }
  if (rows.length > 0) await ask(`insert into report values ${rows.join(', ')}`);
  await ask('create index report_by_cell on report (city_id, cell_x, cell_y, live_until, map_x, map_y)');
  await ask('analyze report');
}

function literal(value: unknown): string {
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  return typeof value === 'number' ? String(value) : 'null';
}

const nameOf = (columns: number, rows: number) => `near_${columns}_${rows}`;

function prepareText(shape: string): string {
  const [columns = 0, rows = 0] = shape.split(' ').map(Number);
  const marks = (from: number, count: number) => Array.from({ length: count }, (_, i) => `$${from + i}`).join(', ');
  const at = columns + rows;
  return `prepare ${nameOf(columns, rows)} as select ${COLUMNS.slice(COLUMNS.indexOf('id')).join(', ')}, received_at from report
    where city_id = '${BENCH_CITY}' and cell_x in (${marks(1, columns)}) and cell_y in (${marks(columns + 1, rows)}) and live_until > $${at + 1}
      and map_x between $${at + 2} and $${at + 3} and map_y between $${at + 4} and $${at + 5} and received_at < $${at + 6}`;
}

function executeText({ xs, ys, closedAfter, box, before }: LookUpRange): string {
  return `execute ${nameOf(xs.length, ys.length)}(${[...xs, ...ys, closedAfter, box.west, box.east, box.north, box.south, before].join(', ')})`;
}

/** Sends and reads until the server is ready for the next question. */
function exchange(socket: Socket, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    let pending = Buffer.alloc(0);
    const read = (chunk: Buffer): void => {
      pending = Buffer.concat([pending, chunk]);
      while (pending.length >= 5 && pending.length > pending.readInt32BE(1)) {
        const kind = pending[0];
        pending = pending.subarray(1 + pending.readInt32BE(1));
        if (kind === FAILED) reject(new Error('PostgreSQL refuses the question'));
        if (kind !== READY && kind !== FAILED) continue;
        socket.off('data', read);
        resolve();
        return;
      }
    };
    socket.on('data', read);
    socket.write(bytes);
  });
}

function message(kind: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(kind);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

function startup(parameters: Record<string, string>): Buffer {
  const words = Object.entries(parameters).flatMap(([name, value]) => [name, value]);
  const body = Buffer.from(`${words.join('\0')}\0\0`);
  const head = Buffer.alloc(8);
  head.writeInt32BE(body.length + 8, 0);
  head.writeInt32BE(PROTOCOL_3, 4);
  return Buffer.concat([head, body]);
}
