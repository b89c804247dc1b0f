import { followedUntil, isMailedLately, type PlaceAlert } from '#lib/domain/alerts/place-alert.ts';
import type { City } from '#lib/domain/city/city.ts';
import { boundsOfCircle, isInCircle } from '#lib/domain/geo/circle.ts';
import { addressIn } from '#lib/domain/language.ts';
import { mailboxOf } from '#lib/domain/news/mail-address.ts';
import { confirmableUntil } from '#lib/domain/news/subscription.ts';
import { REST_MS } from '#lib/domain/news/untold.ts';
import type { PublicReport } from '#lib/domain/report/public-view.ts';
import type { Instant } from '#lib/domain/time.ts';
import { cityWord } from '#lib/i18n/city-word.ts';
import { listWords } from '#lib/i18n/current.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { dateYearWords, untilWords } from '#lib/report-ui/dates.ts';
import { followedWords } from '#lib/report-ui/followed-words.ts';
import { reportWords } from '#lib/report-ui/report-words.ts';
import type { AlertStore } from '../alerts/store.ts';
import type { CityRegistry } from '../cities/registry.ts';
import type { Delivery } from '../delivery/store.ts';
import type { Mail } from '../delivery/verbs.ts';
import { speaking } from '../language.ts';
import type { MailKeyPurpose } from '../news/store.ts';
import type { PublicQueries } from '../public-map/queries.ts';
import { html, plainText, type Block } from './letter.ts';

export type AlertMailDeps = {
  store: AlertStore;
  /** The only source of what is told, so that nothing is told that is not public. */
  publicMap: Pick<PublicQueries, 'changes'>;
  cities: Pick<CityRegistry, 'get'>;
  /** Address of this server for links, without a slash at the end. */
  origin: string;
  /** A fresh key of 128 random bits, and its hash. */
  mintKey: () => { key: string; sha256: string };
  now: () => Instant;
};

type Context = { deps: AlertMailDeps; alert: PlaceAlert; city: City };
type AlertMail = { subject: string; blocks: Block[]; stop?: string; sent?: () => Promise<void> };

/** So many reports a mail names per place and kind; the list has the others. */
const MOST_NAMED = 10;

/** Words a mail about places at the moment it is sent; needless when nobody waits for it or nothing has happened. */
export function createComposeAlert(deps: AlertMailDeps): (delivery: Delivery) => Promise<{ mail: Mail; sent?: () => Promise<void> } | 'needless'> {
  return async ({ cityId, key, data }) => {
    const id = data['alert'];
    const alert = typeof id === 'string' ? await deps.store.byId(cityId, id) : null;
    const city = deps.cities.get(cityId);
    if (!alert || !city) return 'needless';
    const { language, address } = alert;
    return speaking(language, async () => {
      const written = data['kind'] === 'daily' ? await dailyMail({ deps, alert, city }) : await question({ deps, alert, city });
      if (!written) return 'needless';
      const { subject, stop, sent } = written;
      const end: Block[] = stop === undefined ? [] : [{ kind: 'link', text: m.alert_mail_stop(), href: stop }];
      const sender: Block = { kind: 'small', text: `${m.mail_automatic()}\n${cityWord(city.fullNames)}` };
      const blocks: Block[] = [{ kind: 'paragraph', text: m.mail_hello() }, ...written.blocks, ...end, sender];
      const headers = stop === undefined ? {} : { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
      const mail = { key, cityId, to: address, subject, text: plainText(blocks), html: html(subject, blocks, language), headers };
      return { mail, ...(sent && { sent }) };
    });
  };
}

async function question({ deps, alert, city }: Context): Promise<AlertMail | null> {
  const until = confirmableUntil(alert);
  if (alert.confirmedAt !== null || until <= deps.now()) return null;
  return {
    subject: m.mail_confirm_subject(),
    blocks: [
      { kind: 'paragraph', text: m.alert_mail_confirm({ what: followedWords(alert, city) }) },
      { kind: 'button', text: m.mail_confirm_button(), href: await link({ deps, alert }, 'confirm', until) },
      { kind: 'paragraph', text: m.alert_mail_valid({ time: untilWords(until) }) },
      { kind: 'small', text: m.alert_mail_not_you() }
    ]
  };
}

/** One mail for everything that a mailbox follows; whichever of its places is first in the morning brings the others along. */
async function dailyMail({ deps, alert, city }: Context): Promise<AlertMail | null> {
  if (alert.confirmedAt === null) return null;
  const now = deps.now();
  const until = now - REST_MS;
  const followed = await deps.store.ofMailbox(city.id, mailboxOf(alert.address));
  if (isMailedLately(followed, now)) return null;
  const blocks: Block[] = [];
  for (const each of followed) blocks.push(...section({ deps, alert: each, city }, await newsOf({ deps, alert: each, city }, until)));
  if (blocks.length === 0) return null;
  const ids = followed.map(({ id }) => id);
  return {
    subject: m.alert_mail_subject(),
    blocks,
    stop: await link({ deps, alert }, 'stop', null),
    sent: () => deps.store.told(city.id, ids, { toldUntil: until, mailedAt: now })
  };
}

async function newsOf({ deps, alert, city }: Context, until: Instant): Promise<PublicReport[]> {
  const { place, category, toldUntil } = alert;
  const where = place.kind === 'circle' ? { districts: [], bounds: boundsOfCircle(place) } : { districts: [place.districtId] };
  const filter = { states: [], categories: category === null ? [] : [category], quarters: [], since: null, ...where };
  const changed = await deps.publicMap.changes(city.id, filter, { after: toldUntil, until });
  return place.kind === 'circle' ? changed.filter(({ point }) => isInCircle(point, place)) : changed;
}

function section({ deps, alert, city }: Context, changed: readonly PublicReport[]): Block[] {
  if (changed.length === 0) return [];
  const isClosed = ({ closedAt }: PublicReport) => closedAt !== null && closedAt > alert.toldUntil;
  const named = (title: string, reports: readonly PublicReport[]): Block[] =>
    reports.length === 0 ? [] : [{ kind: 'paragraph', text: title }, ...reports.slice(0, MOST_NAMED).map((report) => lineOf(report))];
  const lineOf = (report: PublicReport): Block => {
    const { title, place, stateText, reference } = reportWords(report, city, deps.now());
    return {
      kind: 'link',
      text: `${listWords([title, place])}\n${stateText}`,
      href: deps.origin + addressIn(alert.language, `/${city.id}/meldung/${reference}`)
    };
  };
  return [
    { kind: 'heading', text: followedWords(alert, city) },
    ...named(
      m.alert_mail_new(),
      changed.filter((report) => !isClosed(report))
    ),
    ...named(m.alert_mail_closed(), changed.filter(isClosed)),
    { kind: 'button', text: m.alert_mail_all(), href: deps.origin + addressIn(alert.language, listOf(alert)) },
    { kind: 'small', text: m.alert_mail_until({ date: dateYearWords(followedUntil(alert)) }) }
  ];
}

function listOf({ cityId, place, category }: PlaceAlert): string {
  const query = new URLSearchParams();
  if (category !== null) query.set('kategorie', category);
  if (place.kind === 'district') query.set('bezirk', place.districtId);
  else {
    query.set('ansicht', 'karte');
    query.set('ort', `${place.center.lat.toFixed(4)},${place.center.lon.toFixed(4)},16`);
  }
  return `/${cityId}/karte?${query}`;
}

async function link({ deps, alert }: Pick<Context, 'deps' | 'alert'>, purpose: MailKeyPurpose, expires: Instant | null): Promise<string> {
  const { key, sha256 } = deps.mintKey();
  await deps.store.addKey({ cityId: alert.cityId, alertId: alert.id, sha256, purpose, expires });
  return deps.origin + addressIn(alert.language, `/${alert.cityId}/mail/${purpose === 'confirm' ? 'bestaetigen' : 'abbestellen'}/${key}`);
}
