import { asLanguage, BASE_LANGUAGE } from '#lib/domain/language.ts';
import { contactKeptUntil } from '#lib/domain/news/contact-kept.ts';
import { maskedAddress, readMailAddress } from '#lib/domain/news/mail-address.ts';
import { CONFIRM_WITHIN_MS, confirmableUntil, MOST_UNCONFIRMED, type Subscription } from '#lib/domain/news/subscription.ts';
import type { Report } from '#lib/domain/report/report.ts';
import type { NewDelivery } from '../delivery/store.ts';
import { createContactCopy } from './copy.ts';
import type { NewsDeps } from './deps.ts';
import { createQuestion } from './question.ts';
import { createSendLinks } from './send-links.ts';
import type { Contact, MailLink, NewsVerbs, Requested } from './verbs.ts';

/** Mails to residents, as the routes call them. */
export function createNews(deps: NewsDeps): NewsVerbs {
  const { store, now } = deps;
  const open = async (reference: string, secret: string | null) => (secret === null ? null : deps.openReport(reference, secret));
  return {
    contact: async (reference, secret) => {
      const report = await open(reference, secret);
      return report && !(await isOver(deps, report)) ? contactOf(deps, report) : null;
    },
    copy: createContactCopy(deps),
    request: async (reference, secret, typed) => {
      const report = await open(reference, secret);
      return report && !(await isOver(deps, report)) ? request(deps, report, typed) : { ok: false, reason: 'not-found' };
    },
    forget: async (reference, secret) => {
      const report = await open(reference, secret);
      if (!report || secret === null) return null;
      const fresh = deps.mintKey();
      const isRenewed = await store.forgetReporter(report, { sha256: deps.hash(secret), fresh: fresh.sha256 });
      return { secret: isRenewed ? fresh.key : null };
    },
    ...createQuestion(deps),
    sendLinks: createSendLinks(deps),
    link: async (cityId, key, purpose) => {
      const known = await store.byKey(deps.hash(key), purpose, now());
      const link = await linkOf(deps, cityId, known);
      return link && purpose === 'confirm' && known?.confirmedAt !== null ? already(link) : link;
    },
    confirm: async (cityId, key) => {
      const wish = await store.byKey(deps.hash(key), 'confirm', now());
      if (wish?.cityId !== cityId) return null;
      if (wish.confirmedAt !== null) return already(await linkOf(deps, cityId, wish));
      return linkOf(deps, cityId, await store.confirm(cityId, wish.id, now(), [received(wish, now()), sinceThen(wish, now())]));
    },
    stop: async (cityId, key) => {
      const known = await store.byKey(deps.hash(key), 'stop', now());
      const link = await linkOf(deps, cityId, known);
      if (link && known) await store.forget(cityId, [known.id]);
      return link;
    }
  };
}

async function request(deps: NewsDeps, report: Report, typed: string): Promise<Requested> {
  const address = readMailAddress(typed);
  if (address === null) return { ok: false, reason: 'invalid-address' };
  const requestedAt = deps.now();
  const language = asLanguage(report.language) ?? BASE_LANGUAGE;
  const { cityId, id: reportId } = report;
  const told = { toldUntil: requestedAt, toldState: null };
  const wish: Subscription = { cityId, id: deps.newId(), reportId, role: 'reporter', address, language, requestedAt, confirmedAt: null, ...told };
  const limit = { since: requestedAt - CONFIRM_WITHIN_MS, most: MOST_UNCONFIRMED };
  return (await deps.store.request(wish, limit, mailsOf(wish))) ? { ok: true } : { ok: false, reason: 'too-many' };
}

/** The question whether the address is right, and the end of the address if nobody answers. */
function mailsOf(wish: Subscription): NewDelivery[] {
  const about = { reportId: wish.reportId, data: { kind: 'confirm', subscription: wish.id } };
  return [
    { ...about, key: `letter/${wish.id}/confirm`, topic: 'letter', runAfter: wish.requestedAt },
    { ...about, key: `unconfirmed/${wish.id}`, topic: 'unconfirmed', runAfter: confirmableUntil(wish) }
  ];
}

/** That the report is there, with the link to it, once somebody there said yes. */
function received({ id, reportId }: Subscription, now: number): NewDelivery {
  return { key: `letter/${id}/received`, topic: 'letter', runAfter: now, reportId, data: { kind: 'received', subscription: id } };
}

/** What happened between the wish and its confirmation is told as well. */
function sinceThen({ id, reportId }: Subscription, now: number): NewDelivery {
  return { key: `news/${reportId}/${id}`, topic: 'news', runAfter: now, reportId, data: {} };
}

async function contactOf(deps: NewsDeps, report: Report): Promise<Contact> {
  const own = await reporters(deps, report);
  const confirmed = own.find(({ confirmedAt }) => confirmedAt !== null);
  const waiting = own.findLast((each) => each.confirmedAt === null && confirmableUntil(each) > deps.now());
  return {
    confirmed: confirmed ? maskedAddress(confirmed.address) : null,
    waiting: waiting ? { address: maskedAddress(waiting.address), until: confirmableUntil(waiting) } : null
  };
}

/** The time for which addresses are kept is over: there is nothing more to hear, and none is taken any more. */
async function isOver({ reports, now }: NewsDeps, report: Report): Promise<boolean> {
  const main = report.mergedInto === null ? report : await reports.byId(report.cityId, report.mergedInto);
  const until = contactKeptUntil('reporter', report, main ?? report);
  return until !== null && until <= now();
}

async function reporters({ store }: NewsDeps, { cityId, id }: Report): Promise<Subscription[]> {
  return (await store.ofReports(cityId, [id])).filter(({ role }) => role === 'reporter');
}

async function linkOf({ reports }: NewsDeps, cityId: string, known: Subscription | null): Promise<MailLink | null> {
  const report = known?.cityId === cityId ? await reports.byId(cityId, known.reportId) : null;
  return report && { reference: report.reference };
}

function already(link: MailLink | null): MailLink | null {
  return link && { ...link, already: true };
}
