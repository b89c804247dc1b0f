import { isHttpError, type RequestEvent } from '@sveltejs/kit';
import type { City } from '#lib/domain/city/city.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { AppError } from '../../errors.ts';
import { takeTry } from '../limits.ts';
import { statusOf } from '../status.ts';
import { answer, formatOf, refuse, type Reply } from './answer.ts';

const BAD_REQUEST = 400;
const NOT_FOUND = 404;
const WRONG_METHOD = 405;
const TOO_MANY = 429;
const SERVER_ERROR = 500;

type Event = RequestEvent<Partial<Record<string, string>>>;

/**
 * An endpoint of the Open311 interface: finds format and city, slows down a network that asks too often, and gives every
 * answer, refusals included, the shape of the protocol. What is unexpected goes on to `handleError`.
 */
export function endpoint<E extends Event>(reply: (event: E, city: City) => Promise<Reply> | Reply): (event: E) => Promise<Response> {
  return async (event) => {
    const format = formatOf(event.params['format']);
    return answer(await replyOf(event, { reply, isKnownFormat: format !== null }), format ?? 'xml', event.request);
  };
}

/** For addresses that are none of the interface, and methods that an endpoint does not know. */
export const noSuchAddress = ({ url, request }: Event): Response => {
  const suffix = formatOf(/\.(\w+)$/.exec(url.pathname)?.[1]);
  return answer(refuse(NOT_FOUND, m.open311_unknown_address()), suffix ?? 'xml', request);
};

export const noSuchMethod = ({ params, request }: Event): Response =>
  answer(refuse(WRONG_METHOD, m.open311_unknown_method({ method: request.method })), formatOf(params['format']) ?? 'xml', request);

async function replyOf<E extends Event>(
  event: E,
  { reply, isKnownFormat }: { reply: (event: E, city: City) => Promise<Reply> | Reply; isKnownFormat: boolean }
): Promise<Reply> {
  const taken = takeTry('open311', event.locals);
  if (!taken.ok) return { ...refuse(TOO_MANY, m.problem_too_often()), retryAfterSeconds: taken.retryAfterSeconds };
  if (!isKnownFormat) return refuse(NOT_FOUND, m.open311_unknown_format());
  const found = cityOf(event);
  if (!found.ok) return found;
  try {
    return await reply(event, found.city);
  } catch (thrown) {
    if (isHttpError(thrown)) return refuse(thrown.status, thrown.body.message);
    const status = statusOf(thrown);
    if (!(thrown instanceof AppError) || status === SERVER_ERROR) throw thrown;
    return refuse(status, m.problem_unexpected());
  }
}

/** `jurisdiction_id` is the city's id; it may be left out where there is only one. */
function cityOf({ url, locals: { app } }: Event): { ok: true; city: City } | Extract<Reply, { ok: false }> {
  const wanted = url.searchParams.get('jurisdiction_id')?.trim().toLowerCase() ?? '';
  const [only, ...others] = app.cities.list();
  if (wanted === '') return only && others.length === 0 ? { ok: true, city: only } : refuse(BAD_REQUEST, m.open311_jurisdiction_missing());
  const city = app.cities.get(wanted);
  return city ? { ok: true, city } : refuse(NOT_FOUND, m.open311_jurisdiction_unknown());
}
