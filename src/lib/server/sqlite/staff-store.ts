import { asc, eq } from 'drizzle-orm';
import type { Staff } from '#lib/domain/staff/staff.ts';
import type { StaffAccount, StaffStore } from '../auth/store.ts';
import { inTransaction, type Database } from './open.ts';
import { staff as staffTable } from './schema/staff.ts';

type StaffRow = typeof staffTable.$inferSelect;

/** Accounts in one SQLite file. */
export function createStaffStore(database: Database): StaffStore {
  const { db } = database;
  return {
    create: async (account) =>
      inTransaction(database, () => {
        const taken = db.select({ id: staffTable.id }).from(staffTable).where(eq(staffTable.login, account.login)).get();
        if (taken) return { ok: false, reason: 'login-taken' };
        db.insert(staffTable).values(toStaffRow(account)).run();
        return { ok: true };
      }),
    change: async (id, change) =>
      inTransaction(database, () => {
        const row = db.select().from(staffTable).where(eq(staffTable.id, id)).get();
        if (!row) return null;
        const changed = { ...row, ...change };
        db.update(staffTable).set(changed).where(eq(staffTable.id, id)).run();
        return toStaff(changed);
      }),
    byLogin: async (login) => {
      const row = db.select().from(staffTable).where(eq(staffTable.login, login)).get();
      return row ? toAccount(row) : null;
    },
    byId: async (id) => {
      const row = db.select().from(staffTable).where(eq(staffTable.id, id)).get();
      return row ? toStaff(row) : null;
    },
    list: async (cityId) =>
      db.select().from(staffTable).where(eq(staffTable.cityId, cityId)).orderBy(asc(staffTable.name), asc(staffTable.id)).all().map(toStaff)
  };
}

function toStaffRow({ staff, ...account }: StaffAccount): StaffRow {
  return { ...staff, ...account };
}

/** A person without login and password hash. */
export function toStaff({ id, name, initials, cityId, role, teams }: StaffRow): Staff {
  return { id, name, initials, cityId, role, teams };
}

function toAccount(row: StaffRow): StaffAccount {
  return { staff: toStaff(row), login: row.login, passwordHash: row.passwordHash, createdAt: row.createdAt };
}
