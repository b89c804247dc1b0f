import type { City } from '#lib/domain/city/city.ts';
import { readW3cDate } from '#lib/domain/open311/w3c-date.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { clockWords } from '#lib/report-ui/dates.ts';
import { refuse, type Refusal } from '#lib/server/http/open311/answer.ts';
import type { Fields } from '#lib/server/http/open311/fields.ts';
import type { SentUpdate } from '#lib/server/open311/verbs.ts';

const BAD_REQUEST = 400;
const MOST_ID_CHARACTERS = 200;
const MOST_TEXT_CHARACTERS = 4000;
const MOST_STATUS_CHARACTERS = 60;

/** What another system says became of a report, as a note for staff: who said it, when it was, which word it used. Names and addresses of people stay out. */
export function readSentUpdate({ text, all }: Fields, { city, name }: { city: City; name: string }): { ok: true; update: SentUpdate } | Refusal {
  const updateId = text('update_id');
  const reference = text('service_request_id');
  if (updateId === null || updateId.length > MOST_ID_CHARACTERS) return refuse(BAD_REQUEST, m.open311_update_id_missing());
  if (reference === null) return refuse(BAD_REQUEST, m.open311_request_id_missing());
  const written = text('updated_datetime');
  const at = written === null ? null : readW3cDate(written, city.timeZone);
  if (written !== null && at === null) return refuse(BAD_REQUEST, m.open311_date({ name: 'updated_datetime' }));
  const status = text('status');
  const urls = all('media_url').slice(0, 5);
  const note = [
    at === null ? m.open311_update_note({ name }) : m.open311_update_note_at({ name, when: clockWords(at) }),
    ...(status === null ? [] : [m.open311_update_status({ status: status.slice(0, MOST_STATUS_CHARACTERS) })]),
    ...(text('description') === null ? [] : [text('description')?.slice(0, MOST_TEXT_CHARACTERS) ?? '']),
    ...(urls.length === 0 ? [] : [m.open311_media_note({ urls: urls.join('\n') })])
  ].join('\n');
  return { ok: true, update: { updateId, reference, note } };
}
