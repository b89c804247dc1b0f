import type { App } from '#lib/server/app.ts';
import { followedWords } from '#lib/report-ui/followed-words.ts';
import type { FollowedPlace } from '#lib/server/alerts/verbs.ts';
import { alertAnswered, alertQuestion, type MailPageWords } from './mail-page.ts';

type Link = { city: string; key: string };

/** What the page of a link says if it is about a place, else null. */
export async function alertWords(app: App, { city, key }: Link, kind: 'confirm' | 'stop'): Promise<MailPageWords | null> {
  const known = await app.alerts.link(city, key, kind);
  return known && alertQuestion(nameOf(app, city, known), kind);
}

/** Does what the link is for, if it is about a place, else null. */
export async function answerAlert(app: App, { city, key }: Link, kind: 'confirm' | 'stop'): Promise<MailPageWords | null> {
  const known = await app.alerts[kind](city, key);
  return known && alertAnswered(nameOf(app, city, known), kind);
}

function nameOf(app: App, cityId: string, followed: FollowedPlace): string {
  const city = app.cities.get(cityId);
  return city ? followedWords(followed, city) : '';
}
