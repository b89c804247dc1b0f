import { fail, type RequestEvent } from '@sveltejs/kit';
import { MOST_PHOTOS } from '#lib/domain/report/most-photos.ts';
import { pinInGroups } from '#lib/domain/report/pin.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { takeTry } from '#lib/server/http/limits.ts';
import { photoSentence } from '#lib/server/http/problem-sentence.ts';
import { readReportKey } from '#lib/server/http/report-key.ts';

type Event = RequestEvent<{ ref: string }>;

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** "Foto ergänzen", opened by the key in the report's cookie. The ids come with the form, so that sending it twice adds one photo. */
export async function addPhotos(event: Event) {
  const form = await event.request.formData();
  if (filesIn(form).length === 0) return fail(422, { photoProblem: m.photo_problem_empty() });
  const refused = await takePhotos(event, form);
  return refused ? fail(refused.status, { photoProblem: refused.photoProblem }) : { photosAdded: true };
}

/** The photos of a form, up to the first that is refused and why; null when all of them are there. */
export async function takePhotos({ locals, params, cookies }: Event, form: FormData): Promise<{ status: number; photoProblem: string } | null> {
  const files = filesIn(form);
  if (files.length === 0) return null;
  if (!takeTry('photo', locals).ok) return { status: 429, photoProblem: m.problem_too_often() };
  if (files.length > MOST_PHOTOS) return { status: 422, photoProblem: m.photo_at_most({ count: MOST_PHOTOS }) };
  const [reference, secret] = [params.ref.toUpperCase(), readReportKey(cookies, params.ref) ?? ''];
  const ids = form.getAll('id').map(String);
  for (const [index, file] of files.entries()) {
    const wished = ids[index] ?? '';
    const photoId = UUID.test(wished) ? wished : crypto.randomUUID();
    const received = await locals.app.photos.addLater({ reference, secret, photoId, bytes: new Uint8Array(await file.arrayBuffer()) });
    if (!received.ok) return { status: 422, photoProblem: photoSentence(received.problem) };
  }
  return null;
}

function filesIn(form: FormData): File[] {
  return form.getAll('foto').filter((entry): entry is File => entry instanceof File && entry.size > 0);
}

/** "Code zeigen": what is in this browser's cookie, for whom it opened the page. It is in this one answer only. */
export async function showCode({ locals, params, cookies }: Event) {
  const code = readReportKey(cookies, params.ref);
  return (await locals.app.reports.own(params.ref.toUpperCase(), code)) ? { code } : fail(403, { problem: m.pin_refused() });
}

/** "PIN zeigen": the PIN is in this one answer and nowhere else. */
export async function makePin({ locals, params, cookies }: Event) {
  if (!takeTry('pin', locals).ok) return fail(429, { problem: m.problem_too_often() });
  const pin = await locals.app.reports.makePin(params.ref.toUpperCase(), readReportKey(cookies, params.ref) ?? '');
  return pin === null ? fail(403, { problem: m.pin_refused() }) : { pin: pinInGroups(pin) };
}
