import { fail, redirect } from '@sveltejs/kit';
import { returnPath } from '#lib/server/http/return-path.ts';
import { readSession, setSession } from '#lib/server/http/session-cookie.ts';
import type { Actions, PageServerLoad } from './$types';

const SEE_OTHER = 303;
const WRONG = 400;
const TOO_MANY = 429;

export const load: PageServerLoad = ({ locals, url }) => {
  if (locals.staff) redirect(SEE_OTHER, returnPath(url.searchParams.get('weiter')));
  return { signedOut: url.searchParams.has('abgemeldet') };
};

export const actions: Actions = {
  default: async ({ locals, request, cookies, url, setHeaders }) => {
    const form = await request.formData();
    const login = text(form, 'login');
    const signedIn = await locals.app.auth.signIn(login, text(form, 'passwort'), locals.network);
    if (!signedIn.ok) {
      if (signedIn.retryAfterSeconds) setHeaders({ 'retry-after': String(signedIn.retryAfterSeconds) });
      return fail(signedIn.reason === 'throttled' ? TOO_MANY : WRONG, { login, reason: signedIn.reason });
    }
    const earlier = readSession(cookies);
    if (earlier !== null) await locals.app.auth.signOut(earlier);
    setSession(cookies, signedIn);
    redirect(SEE_OTHER, returnPath(url.searchParams.get('weiter')));
  }
};

function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
