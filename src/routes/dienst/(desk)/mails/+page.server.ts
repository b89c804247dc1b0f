import { error } from '@sveltejs/kit';
import { shortDateWords, timeWords } from '#lib/report-ui/dates.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { staff, app } }) => {
  const mails = staff && (await app.delivery.keptMails(staff));
  if (!mails) error(403, 'not-allowed');
  return { mails: mails.map(({ to, subject, text, at }) => ({ to, subject, text, when: `${shortDateWords(at)}, ${timeWords(at)}` })) };
};
