import { desc, eq } from 'drizzle-orm';
import { inTransaction, type Database } from './open.ts';
import { cityVersion } from './schema/installation.ts';

type CityData = { cityId: string; sha256: string; json: string; now: number };

/**
 * Number under which this state of a city's data is kept: the last one when nothing changed, else the next one.
 * Versions are never changed or removed, because reports refer to them.
 */
export function recordCityVersion(database: Database, { cityId, sha256, json, now }: CityData): number {
  return inTransaction(database, () => {
    const last = database.db.select().from(cityVersion).where(eq(cityVersion.cityId, cityId)).orderBy(desc(cityVersion.n)).limit(1).get();
    if (last?.sha256 === sha256) return last.n;
    const n = (last?.n ?? 0) + 1;
    database.db.insert(cityVersion).values({ cityId, n, sha256, json, firstSeenAt: now }).run();
    return n;
  });
}
