import { and, asc, eq, isNull, min, sql } from 'drizzle-orm';
import type { SpotStore } from '../spots/store.ts';
import { inTransaction, type Database } from './open.ts';
import { report } from './schema/report.ts';
import { spot, spotMeasure, spotReport } from './schema/spot.ts';
import { createSpotKeeper } from './spot-keeper.ts';
import { prepareRecurrences, prepareSpotList } from './spot-lists.ts';

/** Recurring places of one SQLite file; the report store keeps them, this reads them. */
export function createSpotStore(database: Database): SpotStore {
  const { db } = database;
  // Aging needs no category: every row knows its group.
  const keeper = createSpotKeeper(database, () => null);
  const recurrences = prepareRecurrences(database);
  const list = prepareSpotList(database);
  return {
    catchUp: async (cityId, now) => {
      if (keeper.isBehind(cityId, now)) inTransaction(database, () => keeper.advance(cityId, now));
    },
    recurrences: async (cityId, references) => recurrences(cityId, references),
    list: async (cityId, query) => list(cityId, query),
    byId: async (cityId, id) =>
      db
        .select({ id: spot.id, group: spot.groupCode, lat: spot.lat, lon: spot.lon })
        .from(spot)
        .where(and(eq(spot.cityId, cityId), eq(spot.id, id)))
        .get() ?? null,
    occasions: async (cityId, id) => readOccasions(database, cityId, id),
    recordedSince: async (cityId) =>
      db
        .select({ at: min(report.receivedAt) })
        .from(report)
        .where(eq(report.cityId, cityId))
        .get()?.at ?? null,
    ...measuresOf(database)
  };
}

function readOccasions({ db }: Database, cityId: string, id: number) {
  return db
    .select({
      reference: report.reference,
      category: report.category,
      subKind: report.subKind,
      state: report.state,
      outcome: report.outcome,
      receivedAt: report.receivedAt,
      publicKind: report.publicKind,
      team: report.team,
      street: report.street,
      houseNumber: report.houseNumber,
      quarterId: report.quarterId,
      lat: spotReport.lat,
      lon: spotReport.lon,
      inWindow: spotReport.inWindow
    })
    .from(spotReport)
    .innerJoin(report, and(eq(report.cityId, spotReport.cityId), eq(report.id, spotReport.reportId)))
    .where(and(eq(spotReport.cityId, cityId), eq(spotReport.spotId, id)))
    .orderBy(asc(spotReport.receivedAt), asc(spotReport.reportId))
    .all();
}

function measuresOf({ db }: Database): Pick<SpotStore, 'measures' | 'addMeasure' | 'withdrawMeasure'> {
  return {
    measures: async (cityId, id) =>
      db
        .select()
        .from(spotMeasure)
        .where(and(eq(spotMeasure.cityId, cityId), eq(spotMeasure.spotId, id)))
        .orderBy(asc(spotMeasure.startsAt), asc(spotMeasure.id))
        .all()
        .map(({ cityId: _city, spotId: _spot, ...measure }) => measure),
    addMeasure: async (measure) => {
      db.insert(spotMeasure).values(measure).run();
    },
    withdrawMeasure: async ({ cityId, spotId, id, at, by }) =>
      db
        .update(spotMeasure)
        .set({ withdrawnAt: at, withdrawnBy: by })
        .where(and(eq(spotMeasure.cityId, cityId), eq(spotMeasure.spotId, spotId), eq(spotMeasure.id, id), isNull(sql`${spotMeasure.withdrawnAt}`)))
        .run().changes > 0
  };
}
