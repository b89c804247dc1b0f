import type { City } from '#lib/domain/city/city.ts';
import { confirmableUntil } from '#lib/domain/news/subscription.ts';
import { cityWord } from '#lib/i18n/city-word.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Delivery } from '../delivery/store.ts';
import type { Mail } from '../delivery/verbs.ts';
import { speaking } from '../language.ts';
import { confirmLetter } from './confirm-letter.ts';
import type { Letter, LetterContext, LetterDeps } from './letter-context.ts';
import { html, plainText, type Block } from './letter.ts';
import { linksLetter } from './links-letter.ts';
import { newsLetter } from './news-letter.ts';
import { receivedLetter } from './received-letter.ts';

type Composed = { mail: Mail; sent?: () => Promise<void> };

/** Words a mail to a resident in the reader's language, at the moment it is sent. It is needless once its reader is gone or knows all. */
export function createComposeLetter(deps: LetterDeps): (delivery: Delivery) => Promise<Composed | 'needless'> {
  return async ({ cityId, key, data }) => {
    const id = data['subscription'];
    const subscription = typeof id === 'string' ? await deps.news.byId(cityId, id) : null;
    const city = deps.cities.get(cityId);
    const report = subscription && (await deps.reports.byId(cityId, subscription.reportId));
    if (!subscription || !city || !report) return 'needless';
    const { language } = subscription;
    return speaking(language, async () => {
      const letter = await write(String(data['kind']), { deps, subscription, report, city });
      if (!letter) return 'needless';
      const { subject, stop, sent } = letter;
      const blocks = [{ kind: 'paragraph', text: m.mail_hello() } as const, ...letter.blocks, ...footer(city, stop)];
      const headers = stop === undefined ? {} : { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
      const mail = { key, cityId, to: subscription.address, subject, text: plainText(blocks), html: html(subject, blocks, language), headers };
      return { mail, ...(sent && { sent }) };
    });
  };
}

async function write(kind: string, context: LetterContext): Promise<Letter | null> {
  const { subscription, deps } = context;
  if (kind !== 'confirm' && subscription.confirmedAt === null) return null;
  if (kind === 'news') return newsLetter(context);
  if (kind === 'links') return linksLetter(context);
  if (kind === 'received') return receivedLetter(context);
  const isWaiting = subscription.confirmedAt === null && confirmableUntil(subscription) > deps.now();
  return isWaiting ? confirmLetter(context) : null;
}

function footer(city: City, stop: string | undefined): Block[] {
  return [
    ...(stop === undefined ? [] : [{ kind: 'link', text: m.mail_stop(), href: stop } as const]),
    { kind: 'small', text: `${m.mail_automatic()}\n${cityWord(city.fullNames)}` }
  ];
}
