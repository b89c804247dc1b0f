import { json, redirect } from '@sveltejs/kit';
import { m } from '#lib/i18n/paraglide/messages.js';
import { rememberLanguage } from '#lib/server/http/language.ts';
import { giveTryBack, takeTry } from '#lib/server/http/limits.ts';
import { setReportKey, wellFormed } from '#lib/server/http/report-key.ts';
import type { RequestHandler } from './$types';

const SEE_OTHER = 303;
const NOT_FOUND = 404;

/**
 * Exchanges the secret of a link, or a typed code, for the report's cookie: once by the page's script, else by the field
 * "Code eingeben". An unknown reference, a wrong code and too many tries all get the same answer.
 */
export const POST: RequestHandler = async ({ locals, params, cookies, request }) => {
  const code = (await request.formData()).get('code');
  const secret = typeof code === 'string' ? wellFormed(code) : null;
  const own = takeTry('code', locals).ok && secret !== null ? await locals.app.reports.own(params.ref.toUpperCase(), secret) : null;
  const isOpened = own !== null;
  if (secret !== null && own !== null) {
    giveTryBack('code', locals);
    setReportKey(cookies, params.ref, secret);
    rememberLanguage(cookies, own.report.language);
  }
  const wantsJson = request.headers.get('accept')?.includes('application/json');
  if (wantsJson) return own !== null ? json({ language: own.report.language }) : json({ message: m.problem_unknown() }, { status: NOT_FOUND });
  redirect(SEE_OTHER, isOpened ? `/m/${params.ref}` : `/m/${params.ref}?code=falsch`);
};
