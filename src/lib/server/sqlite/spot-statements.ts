import type { Spot, SpotEntry } from '#lib/domain/spots/keep.ts';
import type { Database } from './open.ts';

/** A group of one city: reports of different groups never meet. */
export type GroupKey = { cityId: string; group: string };
type Block = [cityId: string, group: string, blockX: number, blockY: number];
type EntryRow = Omit<SpotEntry, 'centre'> & { centre: 0 | 1 };
/** Where something lies, as the index has it. */
export type Placed = { id: string; lat: number; lon: number; blockX: number; blockY: number };

const COLUMNS = 'report_id as id, lat, lon, near_count as count, is_centre as centre, centre_id as centreId, spot_id as spot';

/** The prepared statements of the kept places; to be called inside a transaction. */
export type SpotStatements = ReturnType<typeof prepareSpotStatements>;

// Conditions that make SQLite use a partial index are literals.
export function prepareSpotStatements({ client }: Database) {
  const inBlock = client.prepare<Block, EntryRow>(
    `select ${COLUMNS} from spot_report where city_id = ? and group_code = ? and block_x = ? and block_y = ? and in_window = 1`
  );
  const unplaced = client.prepare<Block, EntryRow>(
    `select ${COLUMNS} from spot_report where city_id = ? and group_code = ? and block_x = ? and block_y = ? and spot_id is null`
  );
  const spots = client.prepare<Block, Spot>('select id, lat, lon from spot where city_id = ? and group_code = ? and block_x = ? and block_y = ?');
  const one = client.prepare<[string, string], EntryRow & { group: string; inWindow: 0 | 1 }>(
    `select ${COLUMNS}, group_code as "group", in_window as inWindow from spot_report where city_id = ? and report_id = ?`
  );
  const insert = client.prepare(`insert into spot_report
    (city_id, report_id, group_code, lat, lon, block_x, block_y, received_at, in_window, near_count, is_centre)
    values (:cityId, :id, :group, :lat, :lon, :blockX, :blockY, :receivedAt, :inWindow, 0, 0)`);
  const update = client.prepare<[number, number, string | null, number | null, string, string]>(
    'update spot_report set near_count = ?, is_centre = ?, centre_id = ?, spot_id = ? where city_id = ? and report_id = ?'
  );
  const found = client.prepare<Record<string, unknown>, { id: number }>(`insert into spot (city_id, id, group_code, lat, lon, block_x, block_y, founded_at)
    values (:cityId, (select coalesce(max(id), 0) + 1 from spot where city_id = :cityId), :group, :lat, :lon, :blockX, :blockY, :at) returning id`);
  const age = client.prepare<[string, string]>('update spot_report set in_window = 0 where city_id = ? and report_id = ?');
  const remove = client.prepare<[string, string]>('delete from spot_report where city_id = ? and report_id = ?');
  const oldest = client.prepare<[string, number], EntryRow & { group: string }>(
    `select ${COLUMNS}, group_code as "group" from spot_report where city_id = ? and in_window = 1 and received_at <= ? order by received_at, report_id limit 1`
  );
  return {
    inBlock: ({ cityId, group }: GroupKey, x: number, y: number) => inBlock.all(cityId, group, x, y).map(toEntry),
    unplaced: ({ cityId, group }: GroupKey, x: number, y: number) => unplaced.all(cityId, group, x, y).map(toEntry),
    spots: ({ cityId, group }: GroupKey, x: number, y: number) => spots.all(cityId, group, x, y),
    one: (cityId: string, id: string) => {
      const row = one.get(cityId, id);
      return row ? { entry: toEntry(row), group: row.group, inWindow: row.inWindow === 1 } : null;
    },
    insert: (key: GroupKey, placed: Placed, { receivedAt, inWindow }: { receivedAt: number; inWindow: boolean }) => {
      insert.run({ ...key, ...placed, receivedAt, inWindow: Number(inWindow) });
    },
    update: (cityId: string, { id, count, centre, centreId, spot }: SpotEntry) => {
      update.run(count, Number(centre), centreId, spot, cityId, id);
    },
    found: (key: GroupKey, placed: Placed, at: number) => found.get({ ...key, ...placed, at })?.id ?? 0,
    age: (cityId: string, id: string) => void age.run(cityId, id),
    remove: (cityId: string, id: string) => void remove.run(cityId, id),
    oldest: (cityId: string, horizon: number) => {
      const row = oldest.get(cityId, horizon);
      return row ? { entry: toEntry(row), group: row.group } : null;
    }
  };
}

function toEntry({ id, lat, lon, count, centre, centreId, spot }: EntryRow): SpotEntry {
  return { id, lat, lon, count, centre: centre === 1, centreId, spot };
}
