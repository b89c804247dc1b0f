import { randomBytes } from 'node:crypto';
import { createAbuseGuard, type GuardLimits } from '../../src/lib/domain/abuse/guard.ts';
import type { City } from '../../src/lib/domain/city/city.ts';
import type { Report } from '../../src/lib/domain/report/report.ts';
import type { Role, Staff } from '../../src/lib/domain/staff/staff.ts';
import { createAlertTurn, createAlerts } from '../../src/lib/server/alerts/create-alerts.ts';
import { argon2id } from '../../src/lib/server/auth/passwords.ts';
import { createReportPages, type ReportPages } from '../../src/lib/server/public-map/report-page.ts';
import { createDelivery } from '../../src/lib/server/delivery/create-delivery.ts';
import { createSendMail } from '../../src/lib/server/delivery/send-mail.ts';
import type { MailTransport } from '../../src/lib/server/delivery/verbs.ts';
import { alarmMail } from '../../src/lib/server/mails/alarm-mail.ts';
import { createComposeAlert } from '../../src/lib/server/mails/compose-alert.ts';
import { createComposeLetter } from '../../src/lib/server/mails/compose-letter.ts';
import { createComposeMail } from '../../src/lib/server/mails/compose-mail.ts';
import { handOnDescription } from '../../src/lib/server/mails/hand-on-description.ts';
import { handOnMail } from '../../src/lib/server/mails/hand-on-mail.ts';
import { createNews } from '../../src/lib/server/news/create-news.ts';
import { createForgetContacts } from '../../src/lib/server/news/forget-contacts.ts';
import { createForgetUnconfirmed } from '../../src/lib/server/news/forget-unconfirmed.ts';
import { createTellListeners } from '../../src/lib/server/news/tell.ts';
import { createOutgoing } from '../../src/lib/server/outgoing/outgoing.ts';
import type { Outgoing } from '../../src/lib/server/outgoing/verbs.ts';
import { createGeoReportClient } from '../../src/lib/server/partners/geo-report.ts';
import { createHandOver } from '../../src/lib/server/partners/hand-over.ts';
import { createComparePictures } from '../../src/lib/server/reports/compare-pictures.ts';
import { createReports } from '../../src/lib/server/reports/create-reports.ts';
import { createEscalate } from '../../src/lib/server/reports/escalate.ts';
import { openReport } from '../../src/lib/server/reports/own.ts';
import { createRaiseAlarm } from '../../src/lib/server/reports/raise-alarm.ts';
import { hashSecret } from '../../src/lib/server/reports/secret.ts';
import type { ReportVerbs, Submission } from '../../src/lib/server/reports/verbs.ts';
import { createAlertStore } from '../../src/lib/server/sqlite/alert-store.ts';
import { createDeliveryStore } from '../../src/lib/server/sqlite/delivery-store.ts';
import { createNewsStore } from '../../src/lib/server/sqlite/news-store.ts';
import { createPartnerStore } from '../../src/lib/server/sqlite/partner-store.ts';
import { createPhotoStore } from '../../src/lib/server/sqlite/photo-store.ts';
import { createNearbyQuery, createPublicQueries } from '../../src/lib/server/sqlite/public-queries.ts';
import { createReportStore } from '../../src/lib/server/sqlite/report-store.ts';
import { createSituationStore } from '../../src/lib/server/sqlite/situation-store.ts';
import { createStaffStore } from '../../src/lib/server/sqlite/staff-store.ts';
import { WEDNESDAY_TEN } from './builders.ts';
import { temporaryDatabase } from './temporary-database.ts';
import { tinyCity, WEST } from './tiny-city.ts';

export type Clock = { now: number };

const ORIGIN = 'https://melden.example';
/** No other server may be asked. */
const NOBODY = createOutgoing({ hosts: [], sender: 'test' });

type Built = {
  reports: ReportVerbs;
  pages: ReportPages;
  store: ReturnType<typeof createReportStore>;
  comparePictures: ReturnType<typeof createComparePictures>;
};

/** The report's life on a real database file; `connect` is a second process on the same file. */
export function reportLife({
  city = tinyCity(),
  random = randomBytes,
  guard: limits
}: { city?: City; random?: (count: number) => Uint8Array; guard?: GuardLimits } = {}) {
  const { database, connect } = temporaryDatabase();
  const clock: Clock = { now: WEDNESDAY_TEN };
  const build = (on: typeof database): Built => {
    const store = createReportStore(on, (_cityId, category) => city.categories.find(({ code }) => code === category)?.group ?? null);
    const photos = createPhotoStore(on);
    const pages = createReportPages({ reports: store, photos, nearby: createNearbyQuery(on) });
    const parts = { store, photos, people: createStaffStore(on), cities: { get: (id: string) => (id === city.id ? city : null) } };
    const deps = {
      ...parts,
      neutralPage: pages.neutralPage,
      pins: argon2id,
      now: () => clock.now,
      randomBytes: random,
      situations: createSituationStore(on),
      ...(limits && { guard: createAbuseGuard(limits) })
    };
    return { pages, store, reports: createReports(deps), comparePictures: createComparePictures(deps) };
  };
  const people = createStaffStore(database);
  const hire = async (role: Role, teams: string[] = [], id = `${role}-${teams.join('-')}`): Promise<Staff> => {
    const staff: Staff = { id, name: id, initials: 'XY', cityId: city.id, role, teams };
    await people.create({ staff, login: id, passwordHash: 'x', createdAt: clock.now });
    return staff;
  };
  const mintKey = () => {
    const key = randomBytes(16).toString('base64url');
    return { key, sha256: hashSecret(key) };
  };
  const newsOn = () => {
    const { store, pages, reports } = build(database);
    let ids = 0;
    return {
      store: createNewsStore(database),
      reports: store,
      deliveries: createDeliveryStore(database),
      openReport: (reference: string, secret: string) => openReport({ store, now: () => clock.now }, reference, secret),
      stillThere: (reference: string, secret: string) => reports.stillThere(reference, secret),
      neutralPage: pages.neutralPage,
      hash: hashSecret,
      newId: () => `wish-${(ids += 1)}`,
      mintKey,
      now: () => clock.now
    };
  };
  const newsDeps = newsOn();
  const cities = { get: (id: string) => (id === city.id ? city : null) };
  const alertDeps = { store: createAlertStore(database), deliveries: newsDeps.deliveries, cities, hash: hashSecret, newId: newsDeps.newId, now: newsDeps.now };
  /** What passing on to other servers needs, with this way to them. */
  const partnersBy = (ask: Outgoing, keys: ReadonlyMap<string, string> = new Map()) => ({
    store: createPartnerStore(database),
    reports: build(database).store,
    cities,
    client: createGeoReportClient(ask),
    describe: (report: Report, about: City) => handOnDescription(report, about, ORIGIN),
    keys,
    now: () => clock.now
  });
  /** The queue of this file with a way out for its mails; `runRound` does what is due at the clock's time. */
  const deliver = (transport: MailTransport, partners = partnersBy(NOBODY)) => {
    const { store, pages } = build(database);
    const deps = { store, cities: { get: (id: string) => (id === city.id ? city : null) }, now: () => clock.now, randomBytes: random };
    const mailDeps = { reports: store, cities: deps.cities, origin: ORIGIN };
    const mail = createSendMail(createComposeMail(mailDeps, alarmMail), transport);
    const handOn = createSendMail(createComposeMail(mailDeps, handOnMail), transport);
    const letters = createComposeLetter({ ...pages, news: newsDeps.store, reports: store, cities: deps.cities, origin: ORIGIN, mintKey, now: deps.now });
    const residents = { letter: createSendMail(letters, transport), news: createTellListeners(newsDeps) };
    const publicMap = createPublicQueries(database, { cities, report: pages.publicPage, now: deps.now });
    const alerts = createSendMail(createComposeAlert({ store: alertDeps.store, publicMap, cities, origin: ORIGIN, mintKey, now: deps.now }), transport);
    const forgetting = { unconfirmed: createForgetUnconfirmed(newsDeps), contacts: createForgetContacts(newsDeps) };
    const handlers = {
      mail,
      hand_on: createHandOver(partners, handOn),
      ...residents,
      ...forgetting,
      alert: createAlertTurn(alertDeps, alerts),
      alarm: createRaiseAlarm(deps),
      unclaimed: createEscalate(deps)
    };
    const fail = (_: unknown, error: unknown) => {
      throw error;
    };
    return createDelivery({ store: createDeliveryStore(database), handlers, now: deps.now, failed: fail, keptMails: null });
  };
  return {
    ...build(database),
    news: createNews(newsDeps),
    newsStore: newsDeps.store,
    alerts: createAlerts(alertDeps),
    alertStore: alertDeps.store,
    deliver,
    partnersBy,
    database,
    photos: createPhotoStore(database),
    connect: () => build(connect()),
    clock,
    hire,
    city
  };
}

export type ReportLife = ReturnType<typeof reportLife>;

/** A well-formed id that ends in this number. */
export function uuid(number: number): string {
  return `01934b1e-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** A well-formed secret that starts with these letters. */
export function secretOf(letters: string): string {
  return letters.padEnd(22, 'x');
}

/** A sofa in the western district, sent from a phone; a test names only what it is about. */
export function aSubmission(overrides: Partial<Submission> = {}): Submission {
  return {
    cityId: 'kleinstadt',
    id: uuid(1),
    secret: secretOf('anna'),
    category: 'waste',
    subKind: 'bulky_waste',
    answers: { hazard: 'no' },
    phrases: ['sofa'],
    text: null,
    language: 'de',
    location: { kind: 'point', accuracyMeters: 12, source: 'device', ...WEST },
    photosExpected: 3,
    observedAt: null,
    channel: 'web',
    joins: null,
    ...overrides
  };
}

/** Sends it and hands back the stored report; fails the test when it was refused. */
export async function sent(reports: ReportVerbs, overrides: Partial<Submission> = {}): Promise<Report> {
  const submitted = await reports.submit(aSubmission(overrides));
  if (!submitted.ok) throw new Error(`refused: ${JSON.stringify(submitted.problems)}`);
  return submitted.report;
}
