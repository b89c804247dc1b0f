import type { City } from '#lib/domain/city/city.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { KeyRight } from '../../open311/store.ts';
import type { OpenKey } from '../../open311/verbs.ts';
import { giveTryBack, takeTry } from '../limits.ts';
import { refuse, type Refusal, type Reply } from './answer.ts';
import { endpoint, findCity, type EndpointEvent } from './endpoint.ts';
import { readFields, type Fields } from './fields.ts';

const BAD_REQUEST = 400;
const FORBIDDEN = 403;
const TOO_MANY = 429;

/** What a request with a key has to say, once the key was right. */
export type Keyed = { city: City; opened: OpenKey; fields: Fields };

/**
 * An endpoint that changes something: all the right it takes is the key in the form (or in the address). It reads no cookie,
 * so nobody's session can be abused, wherever the request comes from.
 */
export function keyed<E extends EndpointEvent>(right: KeyRight, reply: (event: E, keyed: Keyed) => Promise<Reply>): (event: E) => Promise<Response> {
  return endpoint<E>(async (event) => {
    const form = await readFields(event.request);
    const inAddress = event.url.searchParams.get('api_key')?.trim() ?? '';
    // Whoever shows no key hears that first, whatever else is wrong.
    if (!form.ok) return inAddress === '' && form.status === BAD_REQUEST ? refuse(FORBIDDEN, m.open311_key(), ...form.problems) : form;
    const { fields } = form;
    const found = findCity(event, fields.text('jurisdiction_id'));
    if (!found.ok) return found;
    const secret = fields.text('api_key') ?? inAddress;
    const opened = await open(event, { cityId: found.city.id, secret, right });
    return opened.ok ? reply(event, { city: found.city, opened: opened.opened, fields }) : opened;
  });
}

async function open(
  { locals }: EndpointEvent,
  { cityId, secret, right }: { cityId: string; secret: string; right: KeyRight }
): Promise<{ ok: true; opened: OpenKey } | Refusal> {
  const guess = takeTry('apiKey', locals);
  if (!guess.ok) return { ...refuse(TOO_MANY, m.problem_too_often()), retryAfterSeconds: guess.retryAfterSeconds };
  const opened = await locals.app.open311.open(cityId, secret, right);
  if (opened.ok || opened.reason !== 'unknown') giveTryBack('apiKey', locals);
  if (opened.ok) return opened;
  if (opened.reason === 'too-often') return { ...refuse(TOO_MANY, m.problem_too_often()), retryAfterSeconds: opened.retryAfterSeconds };
  return refuse(FORBIDDEN, opened.reason === 'right' ? m.open311_key_right() : m.open311_key());
}
