import { isHttpError, type Handle, type RequestEvent } from '@sveltejs/kit';
import { isOpenAt } from '#lib/domain/city/hours.ts';
import { addressIn, languageFacts, splitAddress } from '#lib/domain/language.ts';
import { cityWord } from '#lib/i18n/city-word.ts';
import { currentLanguage, localHref } from '#lib/i18n/current.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

const NOT_FOUND = 404;
const CLIENT_ERRORS = 500;
/** SvelteKit puts it on every page that it has made of components. */
const PAGE_HEADER = 'x-sveltekit-page';

type Words = { title: string; text: string };

/**
 * What a person sees who opens the address of a file, or sends a form, and gets none: a page with head, languages and help like
 * every other, but made of plain HTML, since SvelteKit has no components there. Programs get their own answer.
 */
export const plainErrors: Handle = async ({ event, resolve }) => {
  try {
    const response = await resolve(event);
    return isBare(response, event) ? errorPage(event, response.status, wordsOf(response.status)) : response;
  } catch (thrown) {
    if (!isHttpError(thrown) || !wantsPage(event)) throw thrown;
    return errorPage(event, thrown.status, wordsOf(thrown.status, thrown.body.message));
  }
};

function isBare({ status, headers }: Response, event: RequestEvent): boolean {
  const type = headers.get('content-type') ?? '';
  if (status === NOT_FOUND && type.startsWith('text/plain')) return wantsPage(event);
  return status >= 400 && type.startsWith('text/html') && !headers.has(PAGE_HEADER);
}

const wantsPage = ({ request }: RequestEvent): boolean => request.headers.get('accept')?.includes('text/html') === true;

function wordsOf(status: number, sentence: string | null = null): Words {
  if (status === NOT_FOUND) return { title: m.error_404_title(), text: m.error_404_text() };
  if (status >= CLIENT_ERRORS) return { title: m.error_500_title(), text: m.error_500_text() };
  return { title: m.error_400_title(), text: sentence ?? m.error_400_text() };
}

function errorPage({ url, locals }: RequestEvent, status: number, { title, text }: Words): Response {
  const { path } = splitAddress(url.pathname);
  const language = currentLanguage();
  const cities = locals.app.cities.list();
  const city = cities.find(({ id }) => path.startsWith(`/${id}/`)) ?? cities[0];
  if (!city) throw new RangeError('no city is served');
  const [isDesk, isOneAddress] = [path.startsWith('/dienst'), path.startsWith('/m/')];
  const home = isDesk ? '/dienst' : localHref(`/${city.id}`);
  const languages = isDesk ? [] : city.languages;
  const menu = languages.map((other) => {
    const href = isOneAddress ? `?sprache=${other}` : addressIn(other, path);
    return `<li><a href="${escape(href)}" hreflang="${other}" lang="${other}" dir="${languageFacts(other).dir}">${languageFacts(other).name}</a></li>`;
  });
  const further = (
    [
      ['hilfe', m.shell_help()],
      ['leichte-sprache', m.shell_easy()],
      ['gebaerdensprache', m.shell_sign()],
      ['impressum', m.shell_imprint()],
      ['datenschutz', m.shell_privacy()],
      ['barrierefreiheit', m.shell_accessibility()],
      ['barriere-melden', m.shell_barrier()]
    ] as const
  ).map(([page, word]) => `<li><a href="${localHref(`/${city.id}/${page}`)}">${escape(word)}</a></li>`);
  const { number, hours } = city.phones.helpline;
  const isAnswered = isOpenAt(locals.app.now(), hours, city);
  const html = `<!doctype html>
<html lang="${language}" dir="${languageFacts(language).dir}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="robots" content="noindex" />
    <title>${escape(title)} – ${escape(m.app_name())}</title>
    <link rel="icon" href="/icon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/error.css" />
  </head>
  <body>
    ${city.demo ? `<p role="note">${escape(m.shell_demo())}</p>` : ''}
    <header>
      <a href="${home}"><img src="/icon.svg" alt="" width="40" height="40" /><span><b>${escape(m.app_name())}</b> ${escape(cityWord(city.fullNames))}</span></a>
    </header>
    <main>
      <h1>${escape(title)}</h1>
      <p>${escape(text)}</p>
      <p><a href="${home}">${escape(m.error_home())}</a></p>
    </main>
    <footer>
      ${menu.length > 1 ? `<nav aria-label="${escape(m.language_menu())}"><ul>${menu.join('')}</ul></nav>` : ''}
      ${isAnswered ? `<p>${escape(m.shell_help_title())}: <a href="tel:${number}">${number}</a></p>` : ''}
      <nav aria-label="${escape(m.shell_footer())}"><ul>${further.join('')}</ul></nav>
    </footer>
  </body>
</html>
`;
  return new Response(html, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
