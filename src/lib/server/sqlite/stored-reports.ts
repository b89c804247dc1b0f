import Client from 'better-sqlite3';
import { and, asc, eq, gt, or } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { Report } from '#lib/domain/report/report.ts';
import { toReport } from './report-row.ts';
import { report } from './schema/report.ts';

const PAGE = 2000;

/**
 * All reports of a city, oldest first, from a database that is only read: no migration, no lock that a running server
 * would notice. Throws when the file is missing or was made by another version.
 */
export function* storedReports(file: string, cityId: string): Generator<Report> {
  const client = new Client(file, { readonly: true, fileMustExist: true });
  try {
    const db = drizzle({ client });
    let last = { receivedAt: -Infinity, id: '' };
    for (;;) {
      const later = or(gt(report.receivedAt, last.receivedAt), and(eq(report.receivedAt, last.receivedAt), gt(report.id, last.id)));
      const rows = db
        .select()
        .from(report)
        .where(and(eq(report.cityId, cityId), last.id === '' ? undefined : later))
        .orderBy(asc(report.receivedAt), asc(report.id))
        .limit(PAGE)
        .all();
      yield* rows.map(toReport);
      const end = rows.at(-1);
      if (!end || rows.length < PAGE) return;
      last = end;
    }
  } finally {
    client.close();
  }
}
