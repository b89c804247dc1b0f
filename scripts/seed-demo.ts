import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { City } from '#lib/domain/city/city.ts';
import type { Report } from '#lib/domain/report/report.ts';
import { argon2id } from '#lib/server/auth/passwords.ts';
import { readCity } from '#lib/server/cities/read-city.ts';
import { DEMO_LOGINS, DEMO_PASSWORD } from '#lib/server/demo/logins.ts';
import { DEMO_OPEN311_KEY } from '#lib/server/demo/open311-key.ts';
import { seedDemo } from '#lib/server/demo/seed.ts';
import { readEnv } from '#lib/server/env.ts';
import { createQuestion } from '#lib/server/news/question.ts';
import { hashKey } from '#lib/server/open311/derived-id.ts';
import { createBlobFiles } from '#lib/server/photos/blob-files.ts';
import { createReportPages } from '#lib/server/public-map/report-page.ts';
import { createReports } from '#lib/server/reports/create-reports.ts';
import { followUpsOf } from '#lib/server/reports/follow-ups.ts';
import { openReport } from '#lib/server/reports/own.ts';
import { recordCityVersion } from '#lib/server/sqlite/city-versions.ts';
import { createDeliveryStore } from '#lib/server/sqlite/delivery-store.ts';
import { settleInstallation } from '#lib/server/sqlite/installation.ts';
import { createNewsStore } from '#lib/server/sqlite/news-store.ts';
import { createNumbersStore } from '#lib/server/sqlite/numbers-store.ts';
import { DATABASE_FILE, openDatabase, type Database } from '#lib/server/sqlite/open.ts';
import { createKeyStore } from '#lib/server/sqlite/open311-store.ts';
import { createPhotoStore } from '#lib/server/sqlite/photo-store.ts';
import { createNearbyQuery } from '#lib/server/sqlite/public-queries.ts';
import { createReportStore } from '#lib/server/sqlite/report-store.ts';
import { createSituationStore } from '#lib/server/sqlite/situation-store.ts';
import { createSpotStore } from '#lib/server/sqlite/spot-store.ts';
import { createStaffStore } from '#lib/server/sqlite/staff-store.ts';

const DEMO_CITY = 'bochum';

const { values } = parseArgs({
  options: {
    reports: { type: 'string', default: '20000' },
    pictures: { type: 'string', default: '150' },
    seed: { type: 'string', default: '2026' },
    logins: { type: 'boolean', default: false }
  }
});

if (values.logins) printLogins();
else await fill();

function printLogins(): void {
  console.log(`\nDemo logins for /dienst (password for all: ${DEMO_PASSWORD})`);
  for (const { login, about } of DEMO_LOGINS) console.log(`  ${login.padEnd(14)} ${about}`);
  console.log(`\nDemo key for /open311/v2: ${DEMO_OPEN311_KEY}`);
}

async function fill(): Promise<void> {
  const env = readEnv();
  const read = readCity(join(env.citiesDir, DEMO_CITY));
  if (!read.ok) throw new Error(`The files of ${DEMO_CITY} are broken; run: npm run city:check -- ${DEMO_CITY}`);
  mkdirSync(env.dataDir, { recursive: true });
  const database = openDatabase(join(env.dataDir, DATABASE_FILE));
  const now = env.clockStart ?? Date.now();
  settleInstallation(database, 'demo', now);
  const { sha256 } = read.city;
  const version = recordCityVersion(database, { cityId: DEMO_CITY, sha256, json: read.json, now });
  const { categories } = read.city;
  const deps = {
    reports: createReportStore(database, (_cityId, category) => categories.find(({ code }) => code === category)?.group ?? null),
    spots: createSpotStore(database),
    situations: createSituationStore(database),
    photos: createPhotoStore(database),
    numbers: createNumbersStore(database),
    blobs: createBlobFiles(join(env.dataDir, 'photos')),
    staff: createStaffStore(database),
    passwords: argon2id,
    keys: createKeyStore(database),
    hashKey,
    deliveries: createDeliveryStore(database),
    followUps: (report: Report, city: City, since: number) => followUpsOf({ before: null, after: report }, { city, now: since }),
    questionAt: questionAt(database, { ...read.city, version }),
    picturesFolder: join('src', 'lib', 'server', 'demo', 'pictures')
  };
  await seedDemo(deps, {
    city: { ...read.city, version },
    now,
    count: Number(values.reports),
    pictures: Number(values.pictures),
    seed: Number(values.seed),
    progress: (line) => console.log(`  ${line}`)
  });
  database.client.close();
}

/** The verbs of a report's page, by a clock that can be set. */
function questionAt(database: Database, city: City): (at: number) => ReturnType<typeof createQuestion> {
  const clock = { now: 0 };
  const now = () => clock.now;
  const reports = createReportStore(database, (_cityId, category) => city.categories.find(({ code }) => code === category)?.group ?? null);
  const photos = createPhotoStore(database);
  const { neutralPage } = createReportPages({ reports, photos, nearby: createNearbyQuery(database) });
  const cities = { get: (id: string) => (id === city.id ? city : null) };
  const own = createReports({ store: reports, photos, people: createStaffStore(database), cities, pins: argon2id, neutralPage, now, randomBytes });
  const openOwn = (reference: string, secret: string) => openReport({ store: reports, now }, reference, secret);
  const verbs = createQuestion({
    store: createNewsStore(database),
    openReport: openOwn,
    stillThere: (reference, secret) => own.stillThere(reference, secret),
    neutralPage,
    now
  });
  return (at) => {
    clock.now = at;
    return verbs;
  };
}
