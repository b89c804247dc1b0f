import { redirect, type Cookies, type Handle, type RequestEvent } from '@sveltejs/kit';
import { acceptedLanguage, addressIn, asLanguage, BASE_LANGUAGE, languageFacts, splitAddress, type Language } from '#lib/domain/language.ts';
import { speaking } from '../language.ts';

const COOKIE = 'sprache';
const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;
const COOKIE_OPTIONS = { path: '/', httpOnly: true, sameSite: 'lax', maxAge: ONE_YEAR_SECONDS } as const;
const SEE_OTHER = 303;

/**
 * Gives each request its language. The first segment of the address says it; only the pages that have one address for
 * everybody, `/m/…`, `/` and what there is not, keep the language of the last page by cookie, or have that of the browser (ADR 0006).
 */
export const pageLanguage: Handle = ({ event, resolve }) => {
  choose(event);
  const language = languageOf(event);
  return speaking(language, async () => {
    const transformPageChunk = ({ html }: { html: string }) => html.replace('%lang%', language).replace('%dir%', languageFacts(language).dir);
    const response = await resolve(event, { transformPageChunk });
    if (isPublicPage(event, response) && (keptLanguage(event.cookies) ?? BASE_LANGUAGE) !== language)
      response.headers.append('set-cookie', event.cookies.serialize(COOKIE, language, COOKIE_OPTIONS));
    return response;
  });
};

/** Remembers a language for a reporter who has chosen none: their report was written in it. */
export function rememberLanguage(cookies: Cookies, tag: string): void {
  const language = asLanguage(tag);
  if (language && !cookies.get(COOKIE)) cookies.set(COOKIE, language, COOKIE_OPTIONS);
}

function languageOf(event: RequestEvent): Language {
  const { url, cookies, request } = event;
  const { language, path } = splitAddress(url.pathname);
  if (path !== url.pathname) return language;
  if (path !== '/' && !isOneAddress(event)) return BASE_LANGUAGE;
  return keptLanguage(cookies) ?? acceptedLanguage(request.headers.get('accept-language')) ?? BASE_LANGUAGE;
}

/** The language menu of a page that has one address: `?sprache=ar` is remembered and taken out of the address. */
function choose(event: RequestEvent): void {
  const { url, cookies, request } = event;
  const language = asLanguage(url.searchParams.get(COOKIE));
  if (!language || request.method !== 'GET' || !isOneAddress(event)) return;
  cookies.set(COOKIE, language, COOKIE_OPTIONS);
  redirect(SEE_OTHER, addressIn(language, splitAddress(url.pathname).path));
}

const keptLanguage = (cookies: Cookies): Language | null => asLanguage(cookies.get(COOKIE));

/** A reporter's page, or none at all, such as that of a city we do not serve; the desk is German. */
function isOneAddress({ url, route, params, locals }: RequestEvent): boolean {
  if (url.pathname.startsWith('/dienst')) return false;
  const isCityUnknown = params.city !== undefined && !locals.app.cities.get(params.city);
  return url.pathname.startsWith('/m/') || route.id === null || isCityUnknown;
}

function isPublicPage({ route }: RequestEvent, response: Response): boolean {
  return route.id?.startsWith('/[city=city]') === true && response.headers.get('content-type')?.startsWith('text/html') === true;
}
