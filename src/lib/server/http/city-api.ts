import { isHttpError, json, type RequestEvent } from '@sveltejs/kit';
import type { City } from '#lib/domain/city/city.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { AppError } from '../errors.ts';
import { refuseTooOften, sendingPurpose, type Purpose } from './limits.ts';
import { statusOf } from './status.ts';

const NOT_FOUND = 404;
const SERVER_ERROR = 500;

/**
 * A JSON route below `/api/{city}`: finds the city, slows down a network that asks too often and answers known error
 * codes with their status. What is unexpected goes on to `handleError`.
 */
export function cityApi<Event extends RequestEvent<{ city: string }>>(
  purpose: Purpose,
  answer: (event: Event, city: City) => Promise<Response> | Response
): (event: Event) => Promise<Response> {
  return async (event) => {
    const city = event.locals.app.cities.get(event.params.city);
    if (!city) return json({ message: m.problem_unknown() }, { status: NOT_FOUND });
    const refused = refuseTooOften(await sendingPurpose(purpose, event.locals, city.id), event.locals);
    if (refused) return refused;
    try {
      return await answer(event, city);
    } catch (thrown) {
      if (isHttpError(thrown)) return json(thrown.body, { status: thrown.status });
      const status = statusOf(thrown);
      if (!(thrown instanceof AppError) || status === SERVER_ERROR) throw thrown;
      return json({ code: thrown.code, message: m.problem_unexpected() }, { status });
    }
  };
}
