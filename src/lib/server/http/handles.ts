import { error, redirect, text, type Handle } from '@sveltejs/kit';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { App } from '../app.ts';
import { bodyLimitBytes, limitBytes, PHOTO_BODY_BYTES } from './body-limit.ts';
import { isForeignMutation, isFormWithoutOrigin } from './csrf.ts';
import { cachePolicy, embeddedPolicy, isEmbeddable } from './headers.ts';
import { logAccess } from './log.ts';
import { createNetworkNames } from './network.ts';
import { readSession } from './session-cookie.ts';

const TOO_LARGE = 413;
const FORBIDDEN = 403;
const NOT_FOUND = 404;
const SEE_OTHER = 303;

/** Pages of the desk that are there before anyone has signed in. */
const OPEN_DESK_ROUTES = new Set<string | null>(['/dienst/anmelden', '/dienst/abmelden']);

/** Mail programs press this button without opening the page; the key in the address is all the right it takes. */
const ONE_CLICK_ROUTE = '/[city=city]/mail/abbestellen/[key=key]';

/** Other systems ask here from anywhere and without a browser: what changes something takes a key in the form, and nothing reads a cookie. */
const isForSystems = (routeId: string | null): boolean => routeId?.startsWith('/open311/') === true;

/** One line per request, unless the operator switched it off. */
export function accessLog(isOn: boolean): Handle {
  return async ({ event, resolve }) => {
    const start = performance.now();
    const response = await resolve(event);
    if (isOn) logAccess({ method: event.request.method, route: event.route.id, status: response.status, millis: performance.now() - start });
    return response;
  };
}

/** Hands the application and the name of the asker's network to the routes. */
export function application(app: () => App): Handle {
  const nameOf = createNetworkNames();
  return ({ event, resolve }) => {
    event.locals.app = app();
    event.locals.staff = null;
    event.locals.network = nameOf(event.getClientAddress(), event.locals.app.now());
    return resolve(event);
  };
}

/** A page that other websites show in a frame runs no script, not even the small one of every page. */
export const embedding: Handle = async ({ event, resolve }) => {
  if (!isEmbeddable(event.url.pathname)) return resolve(event);
  const response = await resolve(event, { transformPageChunk: ({ html }) => html.replaceAll(/<script\b[^]*?<\/script>/g, '') });
  const policy = response.headers.get('content-security-policy');
  if (policy !== null) response.headers.set('content-security-policy', embeddedPolicy(policy));
  return response;
};

/** No other site may change anything here, whatever the body's type (ASVS 5.0, 3.5.1). */
export const ownOrigin: Handle = ({ event, resolve }) => {
  if (isForSystems(event.route.id)) return resolve(event);
  const { method, headers } = event.request;
  const sender = { method, origin: headers.get('origin'), secFetchSite: headers.get('sec-fetch-site') };
  const isUnsaid = isFormWithoutOrigin({ ...sender, contentType: headers.get('content-type') }) && event.route.id !== ONE_CLICK_ROUTE;
  return isUnsaid || isForeignMutation(sender, event.url.origin) ? text('Forbidden: foreign origin\n', { status: FORBIDDEN }) : resolve(event);
};

/** SvelteKit reserves this name and would fail over it; to us it is a form that nobody made. */
export const knownForm: Handle = ({ event, resolve }) => {
  if (event.request.method === 'POST' && event.url.searchParams.has('/default')) error(NOT_FOUND, m.problem_unknown());
  return resolve(event);
};

/** Each route takes as many bytes as it needs and no more, counted, whatever length was announced. */
export const bodySize: Handle = ({ event, resolve }) => {
  const { request } = event;
  if (!request.body) return resolve(event);
  const limit = bodyLimitBytes(event.route.id);
  const sentence = limit === PHOTO_BODY_BYTES ? m.photo_problem_too_large() : m.problem_too_large();
  // Open311 says so in its own shape, once the body has been counted.
  if (Number(request.headers.get('content-length')) > limit && !isForSystems(event.route.id)) error(TOO_LARGE, sentence);
  const body = limitBytes(request.body, limit, () => bodyTooLarge(sentence));
  const counted: RequestInit & { duplex: 'half' } = { body, duplex: 'half' };
  event.request = new Request(request, counted);
  return resolve(event);
};

/** The desk is only for people who signed in; the session is read afresh for every request. */
export const deskGuard: Handle = async ({ event, resolve }) => {
  const { url, locals, cookies, route } = event;
  if (!/^\/dienst(?:\/|$)/.test(url.pathname)) return resolve(event);
  const session = readSession(cookies);
  locals.staff = session === null ? null : await locals.app.auth.session(session);
  if (locals.staff || OPEN_DESK_ROUTES.has(route.id)) return resolve(event);
  const wished = event.request.method === 'GET' ? url.pathname + url.search : '/dienst';
  redirect(SEE_OTHER, `/dienst/anmelden?weiter=${encodeURIComponent(wished)}`);
};

/** Nothing personal is kept by browser or proxy. */
export const caching: Handle = async ({ event, resolve }) => {
  const response = await resolve(event);
  const { headers } = response;
  const policy = cachePolicy({
    path: event.url.pathname,
    setsCookie: headers.has('set-cookie'),
    isPage: headers.get('content-type')?.startsWith('text/html') ?? false,
    own: headers.get('cache-control')
  });
  if (policy !== null) headers.set('cache-control', policy);
  return response;
};

function bodyTooLarge(sentence: string): unknown {
  try {
    error(TOO_LARGE, sentence);
  } catch (httpError) {
    return httpError;
  }
}
