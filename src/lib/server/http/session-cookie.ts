import type { Cookies } from '@sveltejs/kit';

const NAME = '__Host-dienst';

/** `Lax`, so that a link in a mail opens the desk; changes are guarded by their origin. */
const COOKIE = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const;

export function readSession(cookies: Cookies): string | null {
  return cookies.get(NAME) ?? null;
}

export function setSession(cookies: Cookies, session: { cookie: string; maxAgeSeconds: number }): void {
  cookies.set(NAME, session.cookie, { ...COOKIE, maxAge: session.maxAgeSeconds });
}

export function clearSession(cookies: Cookies): void {
  cookies.delete(NAME, COOKIE);
}
