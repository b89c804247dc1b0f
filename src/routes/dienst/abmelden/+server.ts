import { redirect } from '@sveltejs/kit';
import { clearSession, readSession } from '#lib/server/http/session-cookie.ts';
import type { RequestHandler } from './$types';

const SEE_OTHER = 303;

export const POST: RequestHandler = async ({ locals, cookies }) => {
  const session = readSession(cookies);
  if (session !== null) await locals.app.auth.signOut(session);
  clearSession(cookies);
  redirect(SEE_OTHER, '/dienst/anmelden?abgemeldet');
};
