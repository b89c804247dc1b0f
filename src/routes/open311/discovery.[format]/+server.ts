import { cityWord } from '#lib/i18n/city-word.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { noSuchMethod, reading } from '#lib/server/http/open311/endpoint.ts';
import type { RequestHandler } from './$types';

/** When the interface itself last changed. */
const CHANGESET = '2026-11-26T12:00:00+01:00';
const FORMATS = ['text/xml', 'application/json'];

/**
 * Both spellings under which the specification is known: clients compare the text. Two entries also help older parsers,
 * which take a list of one for no list.
 */
const SPECIFICATIONS = ['http://wiki.open311.org/GeoReport_v2', 'https://wiki.open311.org/GeoReport_v2/'];

/** What a client needs to find the interface: where it is, what it speaks, whom to ask for a key. */
export const GET: RequestHandler = reading(({ url }, city) => {
  const name = cityWord(city.fullNames);
  return {
    ok: true,
    root: 'discovery',
    body: {
      changeset: CHANGESET,
      contact: m.open311_contact({ city: name, address: `${url.origin}/${city.id}/impressum` }),
      key_service: m.open311_key_service({ city: name, address: `${url.origin}/${city.id}/impressum` }),
      endpoints: SPECIFICATIONS.map((specification) => ({
        specification,
        url: `${url.origin}/open311/v2`,
        changeset: CHANGESET,
        type: 'production',
        formats: FORMATS
      }))
    }
  };
});

export const fallback: RequestHandler = noSuchMethod;
