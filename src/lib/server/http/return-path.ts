/** Where a signed-in person goes without a better wish. */
const DESK = '/dienst';

/**
 * The page that was asked for before signing in. Only paths of the desk count, so that a prepared link cannot lead anyone
 * to another site, nor back to the sign-in page.
 */
export function returnPath(wished: string | null): string {
  if (wished === null || wished.includes('\\')) return DESK;
  const base = 'http://own.invalid';
  if (!wished.startsWith('/') || !URL.canParse(wished, base)) return DESK;
  const { origin, pathname, search } = new URL(wished, base);
  const isDesk = origin === base && /^\/dienst(?:\/|$)/.test(pathname) && !/^\/dienst\/(?:anmelden|abmelden)/.test(pathname);
  return isDesk ? pathname + search : DESK;
}
