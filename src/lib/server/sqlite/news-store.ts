import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, lte, ne, or } from 'drizzle-orm';
import { mailboxOf } from '#lib/domain/news/mail-address.ts';
import type { Subscription } from '#lib/domain/news/subscription.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { NewDelivery } from '../delivery/store.ts';
import type { NewsStore } from '../news/store.ts';
import { insertDeliveries } from './delivery-rows.ts';
import { germanTime, type ZoneOf } from './numbers-keeper.ts';
import { inTransaction, type Database } from './open.ts';
import { createSolvedQuestions } from './solved-questions.ts';
import { reportKey } from './schema/report-links.ts';
import { mailKey, subscription } from './schema/subscription.ts';

/** Subscriptions in the SQLite file of the reports. */
export function createNewsStore(database: Database, zoneOf: ZoneOf = germanTime): NewsStore {
  const { db } = database;
  return {
    request: async (wish, limit, deliveries) => request(database, { wish, limit, deliveries }),
    confirm: async (cityId, id, at, deliveries) => confirm(database, { cityId, id, at, deliveries }),
    byId: async (cityId, id) => readOne(database, cityId, id),
    ofReports: async (cityId, reportIds) =>
      db
        .select()
        .from(subscription)
        .where(and(eq(subscription.cityId, cityId), inArray(subscription.reportId, [...reportIds])))
        .orderBy(asc(subscription.requestedAt), asc(subscription.id))
        .all()
        .map(toSubscription),
    ofMailbox: async (cityId, mailbox) =>
      db
        .select()
        .from(subscription)
        .where(and(eq(subscription.cityId, cityId), eq(subscription.mailbox, mailbox), isNotNull(subscription.confirmedAt)))
        .orderBy(desc(subscription.requestedAt), asc(subscription.id))
        .all()
        .map(toSubscription),
    addKey: async (key) => {
      db.insert(mailKey).values(key).run();
    },
    addReportKey: async ({ cityId, reportId, ...key }, now) =>
      inTransaction(database, () => {
        db.delete(reportKey)
          .where(and(eq(reportKey.cityId, cityId), eq(reportKey.reportId, reportId), lte(reportKey.expires, now)))
          .run();
        db.insert(reportKey)
          .values({ cityId, reportId, ...key, purpose: 'mail' })
          .run();
      }),
    byKey: async (sha256, purpose, now) => {
      const isValid = or(isNull(mailKey.expires), gt(mailKey.expires, now));
      const found = db
        .select({ row: subscription })
        .from(mailKey)
        .innerJoin(subscription, and(eq(subscription.cityId, mailKey.cityId), eq(subscription.id, mailKey.subscriptionId)))
        .where(and(eq(mailKey.sha256, sha256), eq(mailKey.purpose, purpose), isValid))
        .get();
      return found ? toSubscription(found.row) : null;
    },
    ...createSolvedQuestions(database, zoneOf),
    told: async (cityId, ids, told) => {
      db.update(subscription).set(told).where(these(cityId, ids)).run();
    },
    forget: async (cityId, ids) => {
      db.delete(subscription).where(these(cityId, ids)).run();
    },
    forgetReporter: async (report, acting) => forgetReporter(database, report, acting)
  };
}

type Request = { wish: Subscription; limit: { since: Instant; most: number }; deliveries: readonly NewDelivery[] };

function request(database: Database, { wish, limit, deliveries }: Request): boolean {
  const { db } = database;
  const { cityId, reportId, role } = wish;
  const mailbox = mailboxOf(wish.address);
  return inTransaction(database, () => {
    const isRecent = and(eq(subscription.cityId, cityId), eq(subscription.mailbox, mailbox), gt(subscription.requestedAt, limit.since));
    const waiting = db
      .select({ n: count() })
      .from(subscription)
      .where(and(isRecent, isNull(subscription.confirmedAt)))
      .get();
    if ((waiting?.n ?? 0) >= limit.most) return false;
    for (const { id } of sameWish(database, { cityId, reportId, role }).filter(({ confirmedAt }) => confirmedAt === null))
      db.delete(mailKey)
        .where(and(eq(mailKey.cityId, cityId), eq(mailKey.subscriptionId, id), eq(mailKey.purpose, 'confirm')))
        .run();
    db.insert(subscription)
      .values({ ...wish, mailbox })
      .run();
    insertDeliveries(database, { cityId, changeId: wish.id, at: wish.requestedAt }, deliveries);
    return true;
  });
}

type Confirmation = { cityId: string; id: string; at: Instant; deliveries: readonly NewDelivery[] };

function confirm(database: Database, { cityId, id, at, deliveries }: Confirmation): Subscription | null {
  const { db } = database;
  return inTransaction(database, () => {
    const known = readOne(database, cityId, id);
    if (!known || known.confirmedAt !== null) return known;
    const { reportId, role } = known;
    const others = sameWish(database, { cityId, reportId, role }).filter((other) => other.id !== id);
    db.delete(subscription)
      .where(
        these(
          cityId,
          others.map((other) => other.id)
        )
      )
      .run();
    const isMoved = others.some(({ confirmedAt, mailbox }) => confirmedAt !== null && mailbox !== mailboxOf(known.address));
    if (isMoved) db.delete(reportKey).where(fromMails(cityId, reportId)).run();
    db.update(mailKey)
      .set({ expires: null })
      .where(and(eq(mailKey.cityId, cityId), eq(mailKey.subscriptionId, id), eq(mailKey.purpose, 'confirm')))
      .run();
    db.update(subscription)
      .set({ confirmedAt: at })
      .where(these(cityId, [id]))
      .run();
    insertDeliveries(database, { cityId, changeId: id, at }, deliveries);
    return { ...known, confirmedAt: at };
  });
}

function forgetReporter(database: Database, { cityId, id }: { cityId: string; id: string }, acting: { sha256: string; fresh: string }): boolean {
  const { db } = database;
  return inTransaction(database, () => {
    const own = sameWish(database, { cityId, reportId: id, role: 'reporter' });
    db.delete(subscription)
      .where(
        these(
          cityId,
          own.map((each) => each.id)
        )
      )
      .run();
    const ended = db.delete(reportKey).where(fromMails(cityId, id)).returning().all();
    const used = ended.find(({ sha256 }) => sha256 === acting.sha256);
    if (used)
      db.insert(reportKey)
        .values({ ...used, sha256: acting.fresh })
        .run();
    return used !== undefined;
  });
}

/** Keys of a report's own page that were sent to its reporter's mailbox. */
function fromMails(cityId: string, reportId: string) {
  return and(eq(reportKey.cityId, cityId), eq(reportKey.reportId, reportId), eq(reportKey.purpose, 'mail'));
}

/** A reporter is one person with one address; followers are many. */
function sameWish({ db }: Database, { cityId, reportId, role }: Pick<Subscription, 'cityId' | 'reportId' | 'role'>) {
  if (role === 'follower') return [];
  return db
    .select({ id: subscription.id, mailbox: subscription.mailbox, confirmedAt: subscription.confirmedAt })
    .from(subscription)
    .where(and(eq(subscription.cityId, cityId), eq(subscription.reportId, reportId), ne(subscription.role, 'follower')))
    .all();
}

function readOne({ db }: Database, cityId: string, id: string): Subscription | null {
  const row = db
    .select()
    .from(subscription)
    .where(these(cityId, [id]))
    .get();
  return row ? toSubscription(row) : null;
}

function these(cityId: string, ids: readonly string[]) {
  return and(eq(subscription.cityId, cityId), inArray(subscription.id, [...ids]));
}

function toSubscription({ mailbox, ...row }: typeof subscription.$inferSelect): Subscription {
  return row;
}
