/** Two years (ASVS 5.0, 3.4.1 asks for at least one). */
const HSTS = 'max-age=63072000';

/**
 * What everything but a page may do; pages get their own policy with a nonce from SvelteKit. `'self'` instead of `'none'`,
 * because the policy of a worker's file also governs what the worker may load.
 */
const DEFAULT_CSP = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Any website may read and show what is published for that; no cookie ever goes along. */
const OPEN_TO_OTHERS = { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' };

/** Headers of every single response, files included (decision 15; `no-referrer` would make forms send `Origin: null`). */
export function securityHeaders(protocol: string, path: string): Record<string, string> {
  return {
    ...(isPartOfPage(path) ? {} : documentHeaders(path)),
    ...(isOpenData(path) ? OPEN_TO_OTHERS : { 'Cross-Origin-Resource-Policy': 'same-origin' }),
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    ...(protocol === 'https:' ? { 'Strict-Transport-Security': HSTS } : {})
  };
}

/** What a window, frame or worker obeys. */
function documentHeaders(path: string): Record<string, string> {
  return {
    'Content-Security-Policy': DEFAULT_CSP,
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(self), geolocation=(self), microphone=(), payment=(), usb=()',
    ...(isEmbeddable(path) ? {} : { 'X-Frame-Options': 'DENY' })
  };
}

/** A built script, style sheet or font: never a window, frame or worker by itself, and a first visit loads fifteen of them. */
function isPartOfPage(path: string): boolean {
  return /^\/_app\/immutable\/(?:assets|chunks|entry|nodes)\/[\w.-]+\.(?:css|js|woff2)$/.test(path);
}

/**
 * How long an answer may be kept, or null where the route's own word stands. Staff pages, a reporter's page and whatever
 * sets a cookie are never kept; other pages carry a nonce and must be asked for again.
 */
export function cachePolicy(answer: { path: string; setsCookie: boolean; isPage: boolean; own: string | null }): string | null {
  if (isPersonal(answer.path) || answer.setsCookie) return 'no-store';
  return answer.isPage && answer.own === null ? 'private, no-cache' : null;
}

/** Files, feeds and interfaces with what is public anyway, and the public photos that they name. */
function isOpenData(path: string): boolean {
  if (isPersonal(path)) return false;
  return /^\/open(?:311\/|api\.json$)|^(?:\/[a-z-]+){1,2}\/(?:karte\/meldungen\.\w+$|daten\/|zahlen\/.+\.csv$|foto\/)/.test(path);
}

/** The one page that other websites may show in a frame; it runs no script and has no form. */
export function isEmbeddable(path: string): boolean {
  return /^(?:\/[a-z-]+){1,2}\/einbetten$/.test(path);
}

/** What that page may do: nothing but show itself, anywhere. Takes the policy that SvelteKit wrote for it. */
export function embeddedPolicy(policy: string): string {
  const kept = policy.split(';').filter((directive) => !/^\s*(?:frame-ancestors|script-src|form-action|connect-src)\b/.test(directive));
  return [...kept, ' frame-ancestors *', " script-src 'none'", " form-action 'none'", " connect-src 'none'"].join(';');
}

/** Paths whose answer depends on who asks. */
export function isPersonal(path: string): boolean {
  return /^\/(?:dienst|m)(?:\/|$)/.test(path) || /^(?:\/[a-z-]+){1,2}\/mail\//.test(path);
}
