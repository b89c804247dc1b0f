import { json, redirect } from '@sveltejs/kit';
import { m } from '#lib/i18n/paraglide/messages.js';
import { afterWrongCode } from '#lib/server/http/code-problem.ts';
import { rememberLanguage } from '#lib/server/http/language.ts';
import { takeTry } from '#lib/server/http/limits.ts';
import { setReportKey, wellFormed } from '#lib/server/http/report-key.ts';
import type { RequestHandler } from './$types';

const SECOND = 1000;
const SEE_OTHER = 303;
const NOT_FOUND = 404;

/**
 * Exchanges the secret of a link, or a typed code, for the report's cookie: once by the page's script, else by the field
 * "Code eingeben". An unknown reference and a wrong code get the same answer. Only wrong ones are counted: 128 bits cannot be
 * guessed, and many people may share one network.
 */
export const POST: RequestHandler = async ({ locals, params, cookies, request }) => {
  const { app } = locals;
  const code = (await request.formData()).get('code');
  const secret = typeof code === 'string' ? wellFormed(code) : null;
  const own = await app.reports.own(params.ref.toUpperCase(), secret);
  const wantsJson = request.headers.get('accept')?.includes('application/json');
  if (own && secret !== null) {
    setReportKey(cookies, params.ref, secret);
    rememberLanguage(cookies, own.report.language);
    if (wantsJson) return json({ language: own.report.language });
    redirect(SEE_OTHER, `/m/${params.ref}`);
  }
  const taken = takeTry('code', locals);
  if (wantsJson) return json({ message: m.problem_unknown() }, { status: NOT_FOUND });
  redirect(SEE_OTHER, afterWrongCode(params.ref, taken.ok ? null : app.now() + taken.retryAfterSeconds * SECOND));
};
