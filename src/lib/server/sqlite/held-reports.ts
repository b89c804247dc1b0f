import type { HeldReport } from '../reports/verbs.ts';
import { inTransaction, type Database } from './open.ts';

/** What hangs on a report, children first. */
const HANGS_ON = [
  'report_event',
  'report_key',
  'report_pin',
  'report_text',
  'suggestion',
  'supporter',
  'photo',
  'subscription',
  'solved_question',
  'open311_receipt',
  'situation_report',
  'delivery'
];

/** Reads and deletes what is held. */
export function prepareHeld(database: Database) {
  const { client } = database;
  const list = client.prepare<[string, number], HeldReport>(
    `select r.reference, r.category, r.sub_kind as subKind, r.received_at as receivedAt, r.language, r.street, r.district_id as districtId,
      coalesce((select json_extract(e.data, '$.kept') from report_event e where e.city_id = r.city_id and e.report_id = r.id and e.seq = 1), 'pace') as reason,
      (select t.body from report_text t where t.city_id = r.city_id and t.report_id = r.id and t.kind = 'description') as text
     from report r where r.city_id = ? and r.state = 'held' order by r.received_at desc, r.id desc limit ?`
  );
  const total = client.prepare<[string], number>(`select count(*) from report where city_id = ? and state = 'held'`).pluck();
  const old = client.prepare<[number], { cityId: string; id: string }>(`select city_id as cityId, id from report where state = 'held' and received_at < ?`);
  return {
    held: (cityId: string, most: number) => ({ reports: list.all(cityId, most), total: total.get(cityId) ?? 0 }),
    forget: (before: number) => {
      const remove = HANGS_ON.map((table) => client.prepare(`delete from ${table} where city_id = ? and report_id = ?`));
      const removeReport = client.prepare('delete from report where city_id = ? and id = ?');
      for (const { cityId, id } of old.all(before)) {
        inTransaction(database, () => {
          for (const statement of [...remove, removeReport]) statement.run(cityId, id);
        });
      }
    }
  };
}
