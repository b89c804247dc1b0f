import { isHttpError, type RequestEvent } from '@sveltejs/kit';
import type { City } from '#lib/domain/city/city.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { AppError } from '../../errors.ts';
import { takeTry } from '../limits.ts';
import { statusOf } from '../status.ts';
import { answer, formatOf, refuse, type Refusal, type Reply } from './answer.ts';

const BAD_REQUEST = 400;
const NOT_FOUND = 404;
const WRONG_METHOD = 405;
const TOO_MANY = 429;
const SERVER_ERROR = 500;

export type EndpointEvent = RequestEvent<Partial<Record<string, string>>>;
type Found = { ok: true; city: City } | Refusal;

/**
 * An endpoint of the Open311 interface: finds the format, slows down a network that asks too often, and gives every answer,
 * refusals included, the shape of the protocol. What is unexpected goes on to `handleError`.
 */
export function endpoint<E extends EndpointEvent>(reply: (event: E) => Promise<Reply> | Reply): (event: E) => Promise<Response> {
  return async (event) => {
    const format = formatOf(event.params['format']);
    const said = format === null ? refuse(NOT_FOUND, m.open311_unknown_format()) : await replyOf(event, reply);
    return answer(said, format ?? 'xml', event.request);
  };
}

/** An endpoint that reads, for which the city stands in the address if anywhere. */
export function reading<E extends EndpointEvent>(reply: (event: E, city: City) => Promise<Reply> | Reply): (event: E) => Promise<Response> {
  return endpoint<E>((event) => {
    const found = findCity(event, null);
    return found.ok ? reply(event, found.city) : found;
  });
}

/** `jurisdiction_id` is the city's id, in the form or in the address; it may be left out where there is only one city. */
export function findCity({ url, locals: { app } }: EndpointEvent, inForm: string | null): Found {
  const wanted = (inForm ?? url.searchParams.get('jurisdiction_id') ?? '').trim().toLowerCase();
  const [only, ...others] = app.cities.list();
  if (wanted === '') return only && others.length === 0 ? { ok: true, city: only } : refuse(BAD_REQUEST, m.open311_jurisdiction_missing());
  const city = app.cities.get(wanted);
  return city ? { ok: true, city } : refuse(NOT_FOUND, m.open311_jurisdiction_unknown());
}

/** For addresses that are none of the interface. */
export const noSuchAddress = ({ url, request }: EndpointEvent): Response => {
  const suffix = formatOf(/\.(\w+)$/.exec(url.pathname)?.[1]);
  return answer(refuse(NOT_FOUND, m.open311_unknown_address()), suffix ?? 'xml', request);
};

/** For methods that an endpoint does not know. */
export const noSuchMethod = ({ params, request }: EndpointEvent): Response =>
  answer(refuse(WRONG_METHOD, m.open311_unknown_method({ method: request.method })), formatOf(params['format']) ?? 'xml', request);

async function replyOf<E extends EndpointEvent>(event: E, reply: (event: E) => Promise<Reply> | Reply): Promise<Reply> {
  const taken = takeTry('open311', event.locals);
  if (!taken.ok) return { ...refuse(TOO_MANY, m.problem_too_often()), retryAfterSeconds: taken.retryAfterSeconds };
  try {
    return await reply(event);
  } catch (thrown) {
    if (isHttpError(thrown)) return refuse(thrown.status, thrown.body.message);
    const status = statusOf(thrown);
    if (!(thrown instanceof AppError) || status === SERVER_ERROR) throw thrown;
    return refuse(status, m.problem_unexpected());
  }
}
