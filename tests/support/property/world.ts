import { randomBytes } from 'node:crypto';
import { argon2id } from '../../../src/lib/server/auth/passwords.ts';
import { join } from 'node:path';
import type { Category, City } from '../../../src/lib/domain/city/city.ts';
import type { Report } from '../../../src/lib/domain/report/report.ts';
import type { Role, Staff } from '../../../src/lib/domain/staff/staff.ts';
import { createReportPages } from '../../../src/lib/server/public-map/report-page.ts';
import { createReports } from '../../../src/lib/server/reports/create-reports.ts';
import { openDatabase, type Database } from '../../../src/lib/server/sqlite/open.ts';
import { createDeliveryStore } from '../../../src/lib/server/sqlite/delivery-store.ts';
import { createNumbersStore } from '../../../src/lib/server/sqlite/numbers-store.ts';
import { createPartnerStore } from '../../../src/lib/server/sqlite/partner-store.ts';
import { createPhotoStore } from '../../../src/lib/server/sqlite/photo-store.ts';
import { createNearbyQuery, createPublicQueries } from '../../../src/lib/server/sqlite/public-queries.ts';
import { toReport } from '../../../src/lib/server/sqlite/report-row.ts';
import { createReportStore } from '../../../src/lib/server/sqlite/report-store.ts';
import type { ReportRow } from '../../../src/lib/server/sqlite/schema/report.ts';
import { createStaffStore } from '../../../src/lib/server/sqlite/staff-store.ts';
import { createStaffReportQuery } from '../../../src/lib/server/staff/staff-report.ts';
import { WEDNESDAY_TEN } from '../builders.ts';
import { tinyCity } from '../tiny-city.ts';

/** One real database file for many sequences; each sequence gets a city of its own in it. */
export type Worlds = { next: () => Promise<World>; close: () => void };

export type World = Awaited<ReturnType<typeof makeWorld>>;

/** Who acts at the desk, as the steps name them. */
const PEOPLE: readonly { role: Role; teams: string[] }[] = [
  { role: 'dispatcher', teams: [] },
  { role: 'member', teams: ['kod-west'] },
  { role: 'member', teams: ['kod-ost'] },
  { role: 'lead', teams: ['kod-ost'] }
];

/** Opens the file in `folder`. What a power cut would do is tested elsewhere, so nothing waits for the disk here. */
export function openWorlds(folder: string): Worlds {
  const database = openDatabase(join(folder, 'reviermelder.sqlite'));
  database.client.pragma('synchronous = OFF');
  const cities = new Map<string, City>();
  let count = 0;
  return {
    next: () => {
      const id = `stadt-${++count}`;
      const city = tinyCity({ id, categories: categories() });
      cities.set(id, city);
      return makeWorld(database, city, cities);
    },
    close: () => {
      database.close();
    }
  };
}

/** A category more than the tiny city has: public only once staff accepted. */
function categories(): Category[] {
  const known = tinyCity().categories;
  return [
    ...known,
    ...known.filter(({ code }) => code === 'streetlight').map((lamp) => ({ ...lamp, code: 'disorder', publication: 'on_acceptance' as const }))
  ];
}

async function makeWorld(database: Database, city: City, cities: ReadonlyMap<string, City>) {
  const clock = { now: WEDNESDAY_TEN };
  const now = () => clock.now;
  const store = createReportStore(database, (_cityId, category) => city.categories.find(({ code }) => code === category)?.group ?? null);
  const photos = createPhotoStore(database);
  const people = createStaffStore(database);
  const pages = createReportPages({ reports: store, photos, nearby: createNearbyQuery(database) });
  const registry = { get: (id: string) => cities.get(id) ?? null, list: () => [...cities.values()] };
  const reports = createReports({ store, photos, people, cities: registry, pins: argon2id, neutralPage: pages.neutralPage, now, randomBytes });
  const staff = await hire(people, city.id);
  const selectReports = database.client.prepare<[string], Record<string, unknown>>('select * from report where city_id = ? order by received_at, id');
  return {
    city,
    clock,
    store,
    photos,
    pages,
    numbers: createNumbersStore(database),
    reports,
    staff,
    publicMap: createPublicQueries(database, { cities: registry, report: pages.publicPage, now }),
    desk: createStaffReportQuery({
      reports: store,
      photos,
      people,
      deliveries: createDeliveryStore(database),
      partners: createPartnerStore(database),
      publicPage: pages.publicPage
    }),
    /** Everything stored about the reports of this city, in order of receipt. */
    allReports: (): Report[] => selectReports.all(city.id).map((row) => toReport(toReportRow(row))),
    allSupporters: () =>
      database.client
        .prepare<[string], { reportId: string; person: string }>('select report_id as reportId, id as person from supporter where city_id = ?')
        .all(city.id),
    allPhotos: () =>
      database.client
        .prepare<[string], { id: string; reportId: string; kind: string; released: number }>(
          'select id, report_id as reportId, kind, released_at is not null as released from photo where city_id = ?'
        )
        .all(city.id)
  };
}

async function hire(people: ReturnType<typeof createStaffStore>, cityId: string): Promise<Staff[]> {
  const hired = PEOPLE.map(({ role, teams }, index): Staff => ({ id: `${cityId}-${index}`, name: `${role} ${index}`, initials: 'XY', cityId, role, teams }));
  for (const staff of hired) await people.create({ staff, login: staff.id, passwordHash: 'x', createdAt: 0 });
  return hired;
}

const JSON_COLUMNS = ['answers', 'phrases', 'closing', 'route_reasons'];

/** A row as the table's driver reads it, without building the same query again after every step. */
function toReportRow(row: Record<string, unknown>): ReportRow {
  const read = Object.entries(row).map(([column, value]) => {
    const field = column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    if (JSON_COLUMNS.includes(column)) return [field, typeof value === 'string' ? (JSON.parse(value) as unknown) : null];
    return [field, column === 'published' || column === 'is_public' ? value === 1 : value];
  });
  return Object.fromEntries(read) as ReportRow;
}
