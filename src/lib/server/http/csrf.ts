/** What a browser says about where a request comes from. */
export type Sender = { method: string; origin: string | null; secFetchSite: string | null };

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a changing request was started by another site (ASVS 5.0, 3.5.1). SvelteKit itself only looks at form content
 * types; this holds for JSON, photos and every other body as well. Without `Origin` and `Sec-Fetch-Site` it is no
 * browser, so no cookie of a visitor can be abused.
 */
export function isForeignMutation({ method, origin, secFetchSite }: Sender, ownOrigin: string): boolean {
  if (READING.has(method.toUpperCase())) return false;
  if (origin !== null) return origin !== ownOrigin;
  return secFetchSite !== null && secFetchSite !== 'same-origin' && secFetchSite !== 'none';
}
