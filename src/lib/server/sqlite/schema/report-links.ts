import { foreignKey, index, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { DuplicateReason } from '#lib/domain/triage/reasons.ts';
import { cityId, instant, json } from './columns.ts';
import { report } from './report.ts';

/** Secrets that open one report, as hex SHA-256 only. */
export const reportKey = sqliteTable(
  'report_key',
  {
    cityId: cityId(),
    reportId: text('report_id').notNull(),
    sha256: text('sha256').notNull(),
    purpose: text('purpose').$type<'reporter' | 'mail'>().notNull(),
    expires: instant('expires')
  },
  (table) => [
    primaryKey({ columns: [table.cityId, table.reportId, table.sha256] }),
    foreignKey({ columns: [table.cityId, table.reportId], foreignColumns: [report.cityId, report.id] })
  ]
);

/** The short PIN with which its reporter is known at the counter and on the telephone, as an argon2id hash only. One per report. */
export const reportPin = sqliteTable(
  'report_pin',
  {
    cityId: cityId(),
    reportId: text('report_id').notNull(),
    hash: text('hash').notNull(),
    madeAt: instant('made_at').notNull()
  },
  (table) => [
    primaryKey({ columns: [table.cityId, table.reportId] }),
    foreignKey({ columns: [table.cityId, table.reportId], foreignColumns: [report.cityId, report.id] })
  ]
);

/** "Auch gesehen" without photo or news. */
export const supporter = sqliteTable(
  'supporter',
  {
    cityId: cityId(),
    reportId: text('report_id').notNull(),
    id: text('id').notNull(),
    at: instant('at').notNull()
  },
  (table) => [
    primaryKey({ columns: [table.cityId, table.reportId, table.id] }),
    foreignKey({ columns: [table.cityId, table.reportId], foreignColumns: [report.cityId, report.id] })
  ]
);

/** What triage took for the same; a proposal to staff, never a merge. */
export const suggestion = sqliteTable(
  'suggestion',
  {
    cityId: cityId(),
    reportId: text('report_id').notNull(),
    otherId: text('other_id').notNull(),
    otherReference: text('other_reference').notNull(),
    score: real('score').notNull(),
    reasons: json('reasons').$type<DuplicateReason[]>().notNull()
  },
  (table) => [
    primaryKey({ columns: [table.cityId, table.reportId, table.otherId] }),
    foreignKey({ columns: [table.cityId, table.reportId], foreignColumns: [report.cityId, report.id] }),
    // "Is something else taken for a duplicate of this one?"
    index('suggestion_by_other').on(table.cityId, table.otherId)
  ]
);
