import type { City } from '#lib/domain/city/city.ts';
import { localDayAt } from '#lib/domain/city/local-time.ts';
import { endedQuarters } from '#lib/domain/numbers/quarter.ts';
import { isUnaccepted } from '#lib/domain/report/responsibility.ts';
import type { Report } from '#lib/domain/report/report.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Passwords } from '../auth/passwords.ts';
import type { StaffStore } from '../auth/store.ts';
import type { BlobStore, PhotoStore } from '../photos/store.ts';
import { createDistrictReports } from '../numbers/freeze-report.ts';
import type { NumbersStore } from '../numbers/store.ts';
import type { Photo } from '../photos/verbs.ts';
import type { DeliveryStore, NewDelivery } from '../delivery/store.ts';
import type { ImportedReport, ReportStore } from '../reports/store.ts';
import type { KeyStore } from '../open311/store.ts';
import type { SituationStore } from '../situations/store.ts';
import type { SpotStore } from '../spots/store.ts';
import type { NewsVerbs } from '../news/verbs.ts';
import { giveAnswers, planAnswers } from './answers.ts';
import { generateReports } from './generate.ts';
import { inHandsSince } from './handed-over.ts';
import { DEMO_LOGINS, DEMO_PASSWORD } from './logins.ts';
import { addDemoMeasure } from './measure.ts';
import { attach, planPictures, renderScenes } from './pictures.ts';
import { DEMO_OPEN311_KEY, demoKey } from './open311-key.ts';
import { createChance } from './random.ts';
import { addDemoSituation } from './situation.ts';

export type SeedDeps = {
  reports: ReportStore;
  spots: SpotStore;
  situations: SituationStore;
  photos: PhotoStore;
  numbers: NumbersStore;
  blobs: BlobStore;
  staff: StaffStore;
  passwords: Passwords;
  /** Keys of other systems, and how one is hashed. */
  keys: Pick<KeyStore, 'add'>;
  /** What waits for a report that nobody took or accepted, since its team got it. */
  deliveries: Pick<DeliveryStore, 'add'>;
  followUps: (report: Report, city: City, since: Instant) => NewDelivery[];
  hashKey: (secret: string) => string;
  /** The question to reporters as it is put at this time. */
  questionAt: (at: Instant) => Pick<NewsVerbs, 'question' | 'answer'>;
  picturesFolder: string;
};
export type SeedOptions = { city: City; now: Instant; count: number; pictures: number; seed: number; progress: (line: string) => void };

const BATCH = 500;

/** Fills an empty demo installation: people of the desk, twelve months of reports, drawn pictures. */
export async function seedDemo(
  deps: SeedDeps,
  { city, now, count, pictures, seed, progress }: SeedOptions
): Promise<{ reports: number; photos: number; people: number }> {
  await createPeople(deps, city, now);
  await deps.keys.add(demoKey(city.id, { sha256: deps.hashKey(DEMO_OPEN311_KEY), now }));
  progress(`${DEMO_LOGINS.length} accounts`);
  const reports = generateReports(city, { count, now, seed });
  const chance = createChance(seed + 1);
  const planned = planPictures(reports, pictures, now, chance);
  const files = await renderScenes(
    planned.map(({ scene }) => scene),
    deps.picturesFolder,
    deps.blobs
  );
  const photos: Photo[] = planned.flatMap((plan) => {
    const rendered = files.get(plan.scene);
    return rendered ? [attach(plan, rendered, now, chance)] : [];
  });
  progress(`${files.size} drawn pictures`);
  const answers = planAnswers(reports, now, createChance(seed + 3));
  for (let start = 0; start < reports.length; start += BATCH) await deps.reports.import(reports.slice(start, start + BATCH));
  await deps.photos.import(photos);
  await planFollowUps(deps, reports, city);
  await giveAnswers(answers, deps.questionAt);
  await addDemoMeasure(deps.spots, city, now);
  await addDemoSituation(deps.situations, city.id, now);
  await freezeQuarter(deps.numbers, city, now);
  progress(`${reports.length} reports, ${photos.length} photos, ${answers.length} reporters asked`);
  return { reports: reports.length, photos: photos.length, people: DEMO_LOGINS.length };
}

/** The alarm of what is urgent, and the time after which what nobody took goes to the control room. */
async function planFollowUps({ deliveries, followUps }: SeedDeps, reports: readonly ImportedReport[], city: City): Promise<void> {
  for (const made of reports.filter(({ report }) => isUnaccepted(report))) {
    const since = inHandsSince(made);
    await deliveries.add({ cityId: city.id, changeId: made.events[0]?.changeId ?? '', at: since }, followUps(made.report, city, since));
  }
}

/** The report of the last quarter for the council of one district. */
async function freezeQuarter(store: NumbersStore, city: City, now: Instant): Promise<void> {
  const [admin] = DEMO_LOGINS.filter(({ role }) => role === 'admin');
  const [quarter] = endedQuarters(localDayAt(now, city.timeZone), 1);
  const district = city.districts.at(-1);
  if (!admin || quarter === undefined || !district) return;
  const { id, name, role, teams } = admin;
  const reports = createDistrictReports({ store, cities: { get: () => city }, now: () => now });
  await reports.freeze({ id, name, initials: '', cityId: city.id, role, teams }, district.id, quarter);
}

async function createPeople({ staff, passwords }: SeedDeps, city: City, now: Instant): Promise<void> {
  const passwordHash = await passwords.hash(DEMO_PASSWORD);
  for (const { id, login, name, role, teams } of DEMO_LOGINS) {
    const initials = name
      .split(' ')
      .map((part) => part.charAt(0))
      .join('');
    await staff.create({ staff: { id, name, initials, cityId: city.id, role, teams }, login, passwordHash, createdAt: now });
  }
}
