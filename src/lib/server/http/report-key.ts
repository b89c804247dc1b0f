import type { Cookies } from '@sveltejs/kit';
import { plainTyping } from '#lib/domain/plain-typing.ts';

const DAY_SECONDS = 86_400;
const KEY_SECONDS = 90 * DAY_SECONDS;
/** Long enough for one redirect on a bad connection. */
const SHOW_ONCE_SECONDS = 300;

/** A `__Host-` cookie needs `Secure` and `/`; browsers count the local names as secure in plain HTTP as well. */
const COOKIE = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const;

/** 128 bits in base64url, as the browser or the form makes them (decision 11). */
const SECRET = /^[\w-]{22}$/;

/** The reporter's secret of this report from its own cookie, or null. It is only a claim until `own` has checked it. */
export function readReportKey(cookies: Cookies, reference: string): string | null {
  return wellFormed(cookies.get(keyCookie(reference)));
}

/** Remembers a secret that has just been checked, for 90 days and for this report only. */
export function setReportKey(cookies: Cookies, reference: string, secret: string): void {
  cookies.set(keyCookie(reference), secret, { ...COOKIE, maxAge: KEY_SECONDS });
}

/** Hands a secret that the server made to the next page, which shows it once (form without JavaScript). */
export function showReportKeyOnce(cookies: Cookies, reference: string, secret: string): void {
  cookies.set(onceCookie(reference), secret, { ...COOKIE, maxAge: SHOW_ONCE_SECONDS });
}

/** The secret to show once, or null; reading it uses it up. */
export function takeReportKeyOnce(cookies: Cookies, reference: string): string | null {
  const secret = wellFormed(cookies.get(onceCookie(reference)));
  if (secret !== null) cookies.delete(onceCookie(reference), COOKIE);
  return secret;
}

/** A typed or pasted code, or the whole link that ends with it, without what came along unseen; null when it cannot be one. */
export function wellFormed(code: string | undefined): string | null {
  const plain =
    plainTyping(code ?? '')
      .split('#')
      .at(-1) ?? '';
  return SECRET.test(plain) ? plain : null;
}

function keyCookie(reference: string): string {
  return `__Host-meldung-${reference.toUpperCase()}`;
}

function onceCookie(reference: string): string {
  return `__Host-code-${reference.toUpperCase()}`;
}
