import type { Category, City } from '#lib/domain/city/city.ts';
import { typedLocation } from '#lib/domain/city/typed-location.ts';
import { readAttributes } from '#lib/domain/open311/service.ts';
import type { ReportLocation } from '#lib/domain/report/report.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { refuse, type Refusal } from '#lib/server/http/open311/answer.ts';
import type { Fields } from '#lib/server/http/open311/fields.ts';
import type { SenderId, SentRequest } from '#lib/server/open311/verbs.ts';

const BAD_REQUEST = 400;
const NOT_FOUND = 404;
const MOST_MEDIA_URLS = 5;
const MOST_URL_CHARACTERS = 1000;
const MOST_ID_CHARACTERS = 200;
/** More is read of no form; three of them are kept. */
const MOST_FILES = 10;
/** mySociety's own id of a report, which it sends again with every try. */
const FIXMYSTREET_ID = 'fixmystreet_id';

export type Sending = { ok: true; request: Omit<SentRequest, 'photos'>; files: File[] } | Refusal;

/** A form of GeoReport v2 as a report, or a sentence about what is wrong with it. */
export function readSentRequest(fields: Fields, { city, idempotencyKey }: { city: City; idempotencyKey: string | null }): Sending {
  const code = fields.text('service_code');
  if (code === null) return refuse(BAD_REQUEST, m.open311_service_missing());
  const category = city.categories.find((known) => known.code === code);
  if (!category) return refuse(NOT_FOUND, m.open311_service_unknown());
  const attributes = readAttributes(category, fields.attributes);
  if (!attributes.ok) return refuse(BAD_REQUEST, m.open311_attribute({ code: attributes.code }));
  const location = locationOf(fields, city);
  if (!location.ok) return location;
  const { subKind, phrases, answers } = attributes;
  const request = {
    category: category.code,
    subKind,
    phrases,
    answers,
    text: textOf(fields, category),
    location: location.value,
    email: fields.text('email'),
    note: noteOf(fields),
    senderId: senderIdOf(fields, idempotencyKey)
  };
  return { ok: true, request, files: fields.files.slice(0, MOST_FILES) };
}

/** A title of its own comes first, unless the description repeats it anyway. */
function textOf({ text, attributes }: Fields, { textRequired }: Category): string | null {
  const description = text('description') ?? '';
  const title = attributes.get('title')?.[0] ?? '';
  if (title === '' || description.includes(title)) return description || null;
  return description || textRequired ? [title, description].filter(Boolean).join('\n') : title;
}

/** Coordinates win over an address; an address that the city's index does not know is a described place. */
function locationOf({ text }: Fields, city: City): { ok: true; value: ReportLocation } | Refusal {
  const [lat, long] = [text('lat'), text('long')];
  if (lat !== null || long !== null) {
    const [north, east] = [Number(lat ?? NaN), Number(long ?? NaN)];
    const isPoint = Number.isFinite(north) && Number.isFinite(east);
    return isPoint
      ? { ok: true, value: { kind: 'point', lat: north, lon: east, accuracyMeters: null, source: 'map' } }
      : refuse(BAD_REQUEST, m.open311_point());
  }
  const address = text('address_string');
  if (address === null) return refuse(BAD_REQUEST, m.open311_place_missing());
  const known = typedLocation({ address, describedPlace: '', district: '' }, city);
  return { ok: true, value: known ?? { kind: 'described', text: address, districtId: null } };
}

/** Addresses of pictures are words to us: nobody here opens them. */
function noteOf({ all }: Fields): string | null {
  const urls = all('media_url').slice(0, MOST_MEDIA_URLS);
  return urls.length === 0 ? null : m.open311_media_note({ urls: urls.map((url) => url.slice(0, MOST_URL_CHARACTERS)).join('\n') });
}

function senderIdOf({ attributes }: Fields, idempotencyKey: string | null): SenderId | null {
  const own = attributes.get(FIXMYSTREET_ID)?.[0];
  if (own !== undefined) return { kind: 'report', id: own.slice(0, MOST_ID_CHARACTERS) };
  const tried = idempotencyKey?.trim() ?? '';
  return tried === '' ? null : { kind: 'try', id: tried.slice(0, MOST_ID_CHARACTERS) };
}
