import { and, asc, desc, eq, isNull, lt, lte, or, sql } from 'drizzle-orm';
import type { Instant } from '#lib/domain/time.ts';
import type { Delivery, DeliveryStore } from '../delivery/store.ts';
import { insertDeliveries, toDelivery } from './delivery-rows.ts';
import { inTransaction, type Database } from './open.ts';
import { delivery } from './schema/delivery.ts';
import { partnerRequest } from './schema/partner-request.ts';
import { report } from './schema/report.ts';

/** The queue in the SQLite file of the reports. */
export function createDeliveryStore(database: Database): DeliveryStore {
  const { db } = database;
  const one = (cityId: string, key: string) => and(eq(delivery.cityId, cityId), eq(delivery.key, key));
  return {
    add: async (about, deliveries) => inTransaction(database, () => insertDeliveries(database, about, deliveries)),
    claim: async (now, until) => claim(database, now, until),
    settle: async (claimed, { at, ...outcome }) => {
      const isStillOurs = and(one(claimed.cityId, claimed.key), eq(delivery.state, 'pending'), eq(delivery.attempts, claimed.attempts));
      const settled = { ...outcome, claimedUntil: null, updatedAt: at };
      return db.update(delivery).set(settled).where(isStillOurs).run().changes > 0;
    },
    byKey: async (cityId, key) => {
      const row = db.select().from(delivery).where(one(cityId, key)).get();
      return row ? toDelivery(row) : null;
    },
    ofReport: async (cityId, reportId, topic) =>
      db
        .select()
        .from(delivery)
        .where(and(eq(delivery.cityId, cityId), eq(delivery.reportId, reportId), eq(delivery.topic, topic)))
        .orderBy(asc(delivery.runAfter), asc(delivery.key))
        .all()
        .map(toDelivery),
    parked: async (cityId) =>
      db
        .select({ row: delivery, reference: report.reference, words: partnerRequest.refusal })
        .from(delivery)
        .leftJoin(report, and(eq(report.cityId, delivery.cityId), eq(report.id, delivery.reportId)))
        .leftJoin(
          partnerRequest,
          and(
            eq(partnerRequest.cityId, delivery.cityId),
            eq(partnerRequest.reportId, delivery.reportId),
            eq(partnerRequest.changeId, delivery.changeId),
            eq(partnerRequest.organisation, sql`json_extract(${delivery.data}, '$.organisation')`)
          )
        )
        .where(and(eq(delivery.cityId, cityId), sql`${delivery.state} = 'parked'`))
        .orderBy(desc(delivery.updatedAt), asc(delivery.key))
        .all()
        .map(({ row, ...about }) => ({ ...toDelivery(row), ...about })),
    forget: async (doneBefore) =>
      db
        .delete(delivery)
        .where(and(sql`${delivery.state} = 'done'`, lt(delivery.updatedAt, doneBefore)))
        .run().changes,
    revive: async (cityId, key, now) => {
      const fresh = { state: 'pending', attempts: 0, runAfter: now, claimedUntil: null, updatedAt: now } as const;
      const isParked = and(one(cityId, key), eq(delivery.state, 'parked'));
      return db.update(delivery).set(fresh).where(isParked).run().changes > 0;
    }
  };
}

function claim(database: Database, now: Instant, until: Instant): Delivery | null {
  const { db } = database;
  return inTransaction(database, () => {
    const isFree = or(isNull(delivery.claimedUntil), lte(delivery.claimedUntil, now));
    const due = db
      .select()
      .from(delivery)
      .where(and(sql`${delivery.state} = 'pending'`, lte(delivery.runAfter, now), isFree))
      .orderBy(asc(delivery.runAfter), asc(delivery.key))
      .limit(1)
      .get();
    if (!due) return null;
    const claimed = { claimedUntil: until, attempts: due.attempts + 1 };
    db.update(delivery)
      .set(claimed)
      .where(and(eq(delivery.cityId, due.cityId), eq(delivery.key, due.key)))
      .run();
    return toDelivery({ ...due, ...claimed });
  });
}
