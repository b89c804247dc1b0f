import { and, eq } from 'drizzle-orm';
import type { Instant } from '#lib/domain/time.ts';
import type { Delivery, NewDelivery } from '../delivery/store.ts';
import type { Database } from './open.ts';
import { delivery } from './schema/delivery.ts';

type Cause = { cityId: string; changeId: string; at: Instant };

/** To be called inside the transaction of the cause: writes what is new by its key. */
export function insertDeliveries({ db }: Database, { cityId, changeId, at }: Cause, deliveries: readonly NewDelivery[]): void {
  for (const { restarts, ...fresh } of deliveries) {
    const row = { ...fresh, cityId, changeId, state: 'pending', claimedUntil: null, attempts: 0, problem: null, updatedAt: at } as const;
    const insert = db.insert(delivery).values(row);
    if (restarts) insert.onConflictDoUpdate({ target: [delivery.cityId, delivery.key], set: row }).run();
    else insert.onConflictDoNothing().run();
  }
}

/** To be called inside the transaction of an undo: what the change has not sent yet is never sent. */
export function dropUndelivered({ db }: Database, cityId: string, changeId: string): void {
  db.delete(delivery)
    .where(and(eq(delivery.cityId, cityId), eq(delivery.changeId, changeId), eq(delivery.state, 'pending')))
    .run();
}

export function toDelivery({ claimedUntil, ...row }: typeof delivery.$inferSelect): Delivery {
  return row;
}
