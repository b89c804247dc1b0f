import { AppError } from '../errors.ts';
import { inTransaction, type Database } from './open.ts';
import { installation } from './schema/installation.ts';

export type InstallationKind = 'demo' | 'live';

/**
 * Writes the kind at the first start and insists on it at each later one: throws `installation.kind`, because a demo's
 * known passwords must never meet a city's real data (decision 19).
 */
export function settleInstallation(database: Database, kind: InstallationKind, now: number): void {
  inTransaction(database, () => {
    const known = database.db.select().from(installation).get();
    if (!known) database.db.insert(installation).values({ id: 1, kind, createdAt: now }).run();
    else if (known.kind !== kind) throw new AppError('installation.kind', { expected: known.kind, found: kind });
  });
}
