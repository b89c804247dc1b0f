/** What a browser says about where a request comes from. */
export type Sender = { method: string; origin: string | null; secFetchSite: string | null };

/** What a page can send to another site without asking; SvelteKit itself takes a form by the first three and by the last. */
const FORM_TYPE = /^(?:application\/x-www-form-urlencoded|multipart\/form-data|text\/plain|application\/x-sveltekit-formdata)\s*(?:;|$)/i;

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

/**
 * Whether a form comes without saying from where: every browser of ours says so, and SvelteKit would refuse it, too, if
 * the one click of mail programs (RFC 8058), which is a form without origin, did not have to get through.
 */
export function isFormWithoutOrigin({ method, origin, contentType }: Pick<Sender, 'method' | 'origin'> & { contentType: string | null }): boolean {
  return !READING.has(method.toUpperCase()) && origin === null && FORM_TYPE.test(contentType ?? '');
}
