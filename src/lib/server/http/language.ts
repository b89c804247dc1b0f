import { redirect, type Cookies, type Handle, type RequestEvent } from '@sveltejs/kit';
import { acceptedLanguage, asLanguage, BASE_LANGUAGE, languageFacts, splitAddress, type Language } from '#lib/domain/language.ts';
import { speaking } from '../language.ts';

const COOKIE = 'sprache';
const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;
const COOKIE_OPTIONS = { path: '/', httpOnly: true, sameSite: 'lax', maxAge: ONE_YEAR_SECONDS } as const;
const SEE_OTHER = 303;

/**
 * Gives each request its language. The first segment of the address says it; only the pages that have one address for
 * everybody, `/m/…` and `/`, keep the language of the last page by cookie (ADR 0006).
 */
export const pageLanguage: Handle = ({ event, resolve }) => {
  choose(event);
  const language = languageOf(event);
  return speaking(language, async () => {
    const transformPageChunk = ({ html }: { html: string }) => html.replace('%lang%', language).replace('%dir%', languageFacts(language).dir);
    const response = await resolve(event, { transformPageChunk });
    if (isPublicPage(event, response) && keptLanguage(event.cookies) !== language)
      response.headers.append('set-cookie', event.cookies.serialize(COOKIE, language, COOKIE_OPTIONS));
    return response;
  });
};

/** Remembers a language for a reporter who has chosen none: their report was written in it. */
export function rememberLanguage(cookies: Cookies, tag: string): void {
  const language = asLanguage(tag);
  if (language && !cookies.get(COOKIE)) cookies.set(COOKIE, language, COOKIE_OPTIONS);
}

function languageOf({ url, cookies, request }: RequestEvent): Language {
  const { language, path } = splitAddress(url.pathname);
  if (path !== url.pathname) return language;
  if (isKept(path)) return keptLanguage(cookies);
  if (path === '/') return asLanguage(cookies.get(COOKIE)) ?? acceptedLanguage(request.headers.get('accept-language')) ?? BASE_LANGUAGE;
  return BASE_LANGUAGE;
}

/** The language menu of a page that keeps its address: `?sprache=ar` is remembered and taken out of the address. */
function choose({ url, cookies, request }: RequestEvent): void {
  const language = asLanguage(url.searchParams.get(COOKIE));
  if (!language || request.method !== 'GET' || !isKept(url.pathname)) return;
  cookies.set(COOKIE, language, COOKIE_OPTIONS);
  redirect(SEE_OTHER, url.pathname);
}

const keptLanguage = (cookies: Cookies): Language => asLanguage(cookies.get(COOKIE)) ?? BASE_LANGUAGE;
const isKept = (path: string): boolean => path.startsWith('/m/');

function isPublicPage({ route }: RequestEvent, response: Response): boolean {
  return route.id?.startsWith('/[city=city]') === true && response.headers.get('content-type')?.startsWith('text/html') === true;
}
