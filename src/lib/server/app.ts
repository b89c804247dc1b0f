import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createAbuseGuard } from '#lib/domain/abuse/guard.ts';
import { UUID_RANDOM_BYTES, uuidV7 } from '#lib/domain/uuid-v7.ts';
import { createAlerts } from './alerts/create-alerts.ts';
import type { AlertVerbs } from './alerts/verbs.ts';
import { createAuth } from './auth/auth.ts';
import { argon2id } from './auth/passwords.ts';
import type { AuthVerbs } from './auth/verbs.ts';
import { createBarriers } from './barriers/barriers.ts';
import type { BarrierVerbs } from './barriers/verbs.ts';
import { createCityRegistry, type CityRegistry } from './cities/registry.ts';
import { startChores } from './chores.ts';
import { createClock } from './clock.ts';
import { composeDelivery } from './compose-delivery.ts';
import { composeOpen311, composePartners } from './compose.ts';
import { scheduleRounds } from './delivery/schedule.ts';
import type { DeliveryVerbs } from './delivery/verbs.ts';
import type { Env } from './env.ts';
import { createNews } from './news/create-news.ts';
import type { NewsVerbs } from './news/verbs.ts';
import { createNumbers } from './numbers/create-numbers.ts';
import type { NumbersVerbs } from './numbers/verbs.ts';
import type { Open311Verbs } from './open311/verbs.ts';
import { createBlobFiles } from './photos/blob-files.ts';
import { createDecoder } from './photos/decoder.ts';
import { createPartnerRounds } from './partners/look.ts';
import { createPhotos } from './photos/photos.ts';
import type { PhotoVerbs } from './photos/verbs.ts';
import type { PublicQueries } from './public-map/queries.ts';
import { createReportPages } from './public-map/report-page.ts';
import { createComparePictures } from './reports/compare-pictures.ts';
import { createReports } from './reports/create-reports.ts';
import { openReport } from './reports/own.ts';
import { hashSecret } from './reports/secret.ts';
import type { ReportVerbs } from './reports/verbs.ts';
import { createAlertStore } from './sqlite/alert-store.ts';
import { createBarrierStore } from './sqlite/barrier-store.ts';
import { recordCityVersion } from './sqlite/city-versions.ts';
import { createDeliveryStore } from './sqlite/delivery-store.ts';
import { settleInstallation } from './sqlite/installation.ts';
import { bringMapUpToDate } from './sqlite/map-keeper.ts';
import { createNewsStore } from './sqlite/news-store.ts';
import { bringNumbersUpToDate, germanTime, type ZoneOf } from './sqlite/numbers-keeper.ts';
import { createNumbersStore } from './sqlite/numbers-store.ts';
import { DATABASE_FILE, openDatabase, type Database } from './sqlite/open.ts';
import { createPhotoStore } from './sqlite/photo-store.ts';
import { createNearbyQuery, createPublicQueries } from './sqlite/public-queries.ts';
import { createReportStore } from './sqlite/report-store.ts';
import { createRuleFigures } from './sqlite/rule-figures.ts';
import { createSessionStore } from './sqlite/session-store.ts';
import { createSituationStore } from './sqlite/situation-store.ts';
import { createInboxQuery } from './sqlite/staff-queries.ts';
import type { GroupOf } from './sqlite/spot-keeper.ts';
import { createSpotStore } from './sqlite/spot-store.ts';
import { createStaffStore } from './sqlite/staff-store.ts';
import { createSituations } from './situations/situations.ts';
import type { SituationVerbs } from './situations/verbs.ts';
import { createSpots } from './spots/spots.ts';
import type { SpotVerbs } from './spots/verbs.ts';
import type { StaffQueries } from './staff/queries.ts';
import { createStaffReportQuery } from './staff/staff-report.ts';
import type { TileProxy } from './tiles/tile-proxy.ts';
import { createTiles } from './tiles/tiles.ts';

/** A link's key is as hard to guess as a reporter's secret. */
const KEY_BYTES = 16;

/** Everything a route may call, by feature. */
export type App = {
  config: Env;
  cities: CityRegistry;
  reports: ReportVerbs;
  photos: PhotoVerbs;
  /** Mails to residents. */
  news: NewsVerbs;
  /** Mails about places. */
  alerts: AlertVerbs;
  auth: AuthVerbs;
  desk: StaffQueries;
  spots: SpotVerbs;
  /** Days on which far more is reported than on others. */
  situations: SituationVerbs;
  /** Feedback on accessibility. */
  barriers: BarrierVerbs;
  /** Messages, alarms and escalations that wait. */
  delivery: DeliveryVerbs;
  publicMap: PublicQueries;
  /** What became of all reports, counted. */
  numbers: NumbersVerbs;
  /** What other systems read and send through GeoReport v2. */
  open311: Open311Verbs;
  /** Map tiles through our own server; null unless a source is configured. */
  tiles: TileProxy | null;
  /** Current time; a test or demo may shift it through the environment. */
  now(): number;
  close(): void;
};

/**
 * Opens the database, checks pragmas, migrations, kind of installation and city files, and puts everything together.
 * Throws what is wrong as an `AppError` with a code: `database.*`, `installation.kind`, `city.*`.
 */
export function createApp(env: Env): App {
  const database = openDatabase(join(env.dataDir, DATABASE_FILE));
  try {
    return assemble(env, database);
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Group of a category as the city's files say it now. */
function groupIn(cities: CityRegistry): GroupOf {
  return (cityId, category) => cities.get(cityId)?.categories.find(({ code }) => code === category)?.group ?? null;
}

function assemble(env: Env, database: Database): App {
  const now = createClock(env.clockStart);
  settleInstallation(database, env.installation, now());
  const cities = createCityRegistry(env.citiesDir, (version) => recordCityVersion(database, { ...version, now: now() }));
  const newId = () => uuidV7(now(), randomBytes(UUID_RANDOM_BYTES));
  const zoneOf: ZoneOf = (cityId) => cities.get(cityId)?.timeZone ?? germanTime(cityId);
  bringNumbersUpToDate(database, zoneOf);
  bringMapUpToDate(database);
  const store = createReportStore(database, groupIn(cities), zoneOf);
  const photos = createPhotoStore(database);
  const blobs = createBlobFiles(join(env.dataDir, 'photos'));
  const barriers = createBarriers({ store: createBarrierStore(database), now });
  const people = createStaffStore(database);
  const pages = createReportPages({ reports: store, photos, nearby: createNearbyQuery(database) });
  const deliveries = createDeliveryStore(database);
  const guard = createAbuseGuard(env.guard);
  const situations = createSituationStore(database);
  const deps = { store, photos, people, cities, neutralPage: pages.neutralPage, pins: argon2id, guard, situations, now, randomBytes };
  const reports = createReports(deps);
  const endChores = startChores({ blobs, photos, barriers, reports }, logFailure);
  const mintKey = () => {
    const key = randomBytes(KEY_BYTES).toString('base64url');
    return { key, sha256: hashSecret(key) };
  };
  const newsDeps = {
    store: createNewsStore(database, zoneOf),
    reports: store,
    deliveries,
    openReport: (reference: string, secret: string) => openReport(deps, reference, secret),
    stillThere: (reference: string, secret: string) => reports.stillThere(reference, secret),
    neutralPage: pages.neutralPage,
    hash: hashSecret,
    newId,
    mintKey,
    now
  };
  const publicMap = createPublicQueries(database, { cities, report: pages.publicPage, now });
  const alertDeps = { store: createAlertStore(database), deliveries, cities, hash: hashSecret, newId, now };
  const partners = composePartners(database, env, { reports: store, cities, now });
  const parts = { reports: deps, news: newsDeps, alerts: alertDeps, pages, publicMap, deliveries, partners };
  const delivery = composeDelivery(env, { ...parts, failed: (topic) => logFailure('delivery.failed', topic) });
  const photoVerbs = createPhotos({
    photos,
    reports: store,
    blobs,
    decoder: createDecoder({ projectRoot: process.cwd() }),
    kept: createComparePictures(deps),
    now,
    newId
  });
  const news = createNews(newsDeps);
  const endRounds = scheduleRounds(() => delivery.runRound(), { everyMs: env.workerMs, failed: () => logFailure('delivery.round-failed') });
  const asking = createPartnerRounds(partners);
  const endAsking = scheduleRounds(() => asking.runRound(), { everyMs: env.workerMs, failed: () => logFailure('partners.round-failed') });
  return {
    config: env,
    cities,
    reports,
    photos: photoVerbs,
    news,
    alerts: createAlerts(alertDeps),
    auth: createAuth({ staff: people, sessions: createSessionStore(database), now, newId }),
    barriers,
    spots: createSpots({ store: createSpotStore(database), people, cities, now, newId }),
    situations: createSituations({ store: situations, stored: store, reports, people, cities, now, newId }),
    desk: {
      inbox: createInboxQuery(database, now),
      report: createStaffReportQuery({ reports: store, photos, people, deliveries, partners: partners.store, publicPage: pages.publicPage }),
      rules: createRuleFigures(database)
    },
    delivery,
    publicMap,
    numbers: createNumbers({ store: createNumbersStore(database), cities, publicMap, now }),
    open311: composeOpen311(database, env, { reports, reportStore: store, photos: photoVerbs, news, cities, now, newId }),
    tiles: createTiles(env),
    now,
    close: () => {
      endRounds();
      endAsking();
      endChores();
      database.close();
    }
  };
}

/** A code only: what went wrong may quote a person. */
function logFailure(code: string, topic?: string): void {
  process.stderr.write(`${JSON.stringify({ event: 'error', code, ...(topic && { topic }) })}\n`);
}
