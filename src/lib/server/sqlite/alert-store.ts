import { and, asc, count, eq, gt, inArray, isNotNull, isNull, or } from 'drizzle-orm';
import type { PlaceAlert } from '#lib/domain/alerts/place-alert.ts';
import { mailboxOf } from '#lib/domain/news/mail-address.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { AlertStore } from '../alerts/store.ts';
import type { NewDelivery } from '../delivery/store.ts';
import { insertDeliveries } from './delivery-rows.ts';
import { inTransaction, type Database } from './open.ts';
import { placeAlert, placeAlertKey } from './schema/place-alert.ts';

/** Followed places in the SQLite file of the reports. */
export function createAlertStore(database: Database): AlertStore {
  const { db } = database;
  return {
    request: async (alert, limit, deliveries) => request(database, { alert, limit, deliveries }),
    confirm: async (cityId, id, at, deliveries) => confirm(database, { cityId, id, at, deliveries }),
    byId: async (cityId, id) => readOne(database, cityId, id),
    ofMailbox: async (cityId, mailbox) => readConfirmed(database, cityId, mailbox),
    addKey: async (key) => {
      db.insert(placeAlertKey).values(key).run();
    },
    byKey: async (sha256, purpose, now) => {
      const isValid = or(isNull(placeAlertKey.expires), gt(placeAlertKey.expires, now));
      const found = db
        .select({ row: placeAlert })
        .from(placeAlertKey)
        .innerJoin(placeAlert, and(eq(placeAlert.cityId, placeAlertKey.cityId), eq(placeAlert.id, placeAlertKey.alertId)))
        .where(and(eq(placeAlertKey.sha256, sha256), eq(placeAlertKey.purpose, purpose), isValid))
        .get();
      return found ? toAlert(found.row) : null;
    },
    told: async (cityId, ids, told) => {
      db.update(placeAlert).set(told).where(these(cityId, ids)).run();
    },
    forget: async (cityId, ids) => {
      db.delete(placeAlert).where(these(cityId, ids)).run();
    }
  };
}

type Request = { alert: PlaceAlert; limit: { since: Instant; unconfirmed: number; confirmed: number }; deliveries: readonly NewDelivery[] };

function request(database: Database, { alert, limit, deliveries }: Request): boolean {
  const { db } = database;
  const { cityId } = alert;
  const mailbox = mailboxOf(alert.address);
  return inTransaction(database, () => {
    const waiting = db
      .select({ n: count() })
      .from(placeAlert)
      .where(and(eq(placeAlert.cityId, cityId), eq(placeAlert.mailbox, mailbox), isNull(placeAlert.confirmedAt), gt(placeAlert.requestedAt, limit.since)))
      .get();
    if ((waiting?.n ?? 0) >= limit.unconfirmed || readConfirmed(database, cityId, mailbox).length >= limit.confirmed) return false;
    db.insert(placeAlert)
      .values({ ...alert, mailbox })
      .run();
    insertDeliveries(database, { cityId, changeId: alert.id, at: alert.requestedAt }, deliveries);
    return true;
  });
}

type Confirmation = { cityId: string; id: string; at: Instant; deliveries: readonly NewDelivery[] };

function confirm(database: Database, { cityId, id, at, deliveries }: Confirmation): PlaceAlert | null {
  const { db } = database;
  return inTransaction(database, () => {
    const known = readOne(database, cityId, id);
    if (!known) return null;
    const mailbox = mailboxOf(known.address);
    const same = readConfirmed(database, cityId, mailbox).filter((other) => other.id !== id && isSameWish(other, known));
    db.delete(placeAlert)
      .where(
        these(
          cityId,
          same.map((other) => other.id)
        )
      )
      .run();
    db.delete(placeAlertKey)
      .where(and(eq(placeAlertKey.cityId, cityId), eq(placeAlertKey.alertId, id), eq(placeAlertKey.purpose, 'confirm')))
      .run();
    const confirmed = { confirmedAt: at, toldUntil: at };
    db.update(placeAlert)
      .set(confirmed)
      .where(these(cityId, [id]))
      .run();
    insertDeliveries(database, { cityId, changeId: id, at }, deliveries);
    return { ...known, ...confirmed };
  });
}

function isSameWish(one: PlaceAlert, other: PlaceAlert): boolean {
  return one.category === other.category && JSON.stringify(one.place) === JSON.stringify(other.place);
}

function readConfirmed({ db }: Database, cityId: string, mailbox: string): PlaceAlert[] {
  return db
    .select()
    .from(placeAlert)
    .where(and(eq(placeAlert.cityId, cityId), eq(placeAlert.mailbox, mailbox), isNotNull(placeAlert.confirmedAt)))
    .orderBy(asc(placeAlert.requestedAt), asc(placeAlert.id))
    .all()
    .map(toAlert);
}

function readOne({ db }: Database, cityId: string, id: string): PlaceAlert | null {
  const row = db
    .select()
    .from(placeAlert)
    .where(these(cityId, [id]))
    .get();
  return row ? toAlert(row) : null;
}

function these(cityId: string, ids: readonly string[]) {
  return and(eq(placeAlert.cityId, cityId), inArray(placeAlert.id, [...ids]));
}

function toAlert({ mailbox, ...row }: typeof placeAlert.$inferSelect): PlaceAlert {
  return row;
}
