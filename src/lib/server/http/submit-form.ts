import type { RequestEvent } from '@sveltejs/kit';
import { ageOfId } from '#lib/domain/abuse/form-time.ts';
import type { City } from '#lib/domain/city/city.ts';
import type { App } from '../app.ts';
import type { ReportLocation } from '#lib/domain/report/report.ts';
import { MOST_PHOTOS } from '#lib/domain/report/most-photos.ts';
import { linkedPlace } from '#lib/domain/city/linked-place.ts';
import { typedLocation } from '#lib/domain/city/typed-location.ts';
import { worksAt } from '#lib/domain/city/works-at.ts';
import { sendingPurpose, takeTry } from './limits.ts';
import { orderNewsOnce, type NewsOrdered } from './order-news.ts';
import { problemSentence } from './problem-sentence.ts';
import { setReportKey, showReportKeyOnce } from './report-key.ts';
import { cityWord } from '#lib/i18n/city-word.ts';
import { currentLanguage } from '#lib/i18n/current.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

export type FormSent =
  | { ok: true; reference: string; photosRefused: number; /** Photos beyond those that a report takes. */ photosOver: number; news: NewsOrdered }
  | {
      ok: false;
      status: number;
      problems: Record<string, string>;
      values: FormValues;
      /** Photos that no browser sends again by itself. */ photosLost: number;
      /** What is planned at the place, in words. */ planned: readonly string[];
    };

/** What was typed, so that a refused form comes back filled in. Photos cannot: no browser lets a page set a file field. */
export type FormValues = {
  address: string;
  describedPlace: string;
  district: string;
  text: string;
  mail: string;
  subKind: string | null;
  phrases: string[];
  answers: Record<string, string>;
};

/** The reporting form without JavaScript: one request with everything; the server makes the secret and sets the cookie. */
export async function submitForm(event: RequestEvent<{ city: string; category: string }>): Promise<FormSent> {
  const { app } = event.locals;
  const city = app.cities.get(event.params.city);
  const form = await event.request.formData();
  const values = readValues(form);
  const photos = form.getAll('foto').filter((entry): entry is File => entry instanceof File && entry.size > 0);
  const refused = { ok: false, values, photosLost: photos.length, planned: [] } as const;
  const purpose = await sendingPurpose('submit', event.locals, event.params.city);
  if (!takeTry(purpose, event.locals).ok) return { ...refused, status: 429, problems: { tooOften: m.problem_too_often() } };
  const again = text(form, 'wieder') || null;
  const location = city ? (typedLocation(values, city) ?? (await placeOfEarlier(app, city, again, values)) ?? placeOfLink(form, city, values)) : null;
  if (!city || !location)
    return { ...refused, status: 422, problems: { location: values.address ? m.place_problem_unknown_address() : m.place_problem_missing() } };

  const id = text(form, 'id').toLowerCase();
  const secret = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url');
  const submitted = await app.reports.submit({
    cityId: city.id,
    id,
    secret,
    category: event.params.category,
    subKind: values.subKind,
    answers: values.answers,
    phrases: values.phrases,
    text: values.text || null,
    language: currentLanguage(),
    location,
    photosExpected: Math.min(photos.length, MOST_PHOTOS),
    observedAt: null,
    channel: 'web_without_script',
    joins: null,
    again,
    signals: { network: event.locals.network, trapped: text(form, 'betreff') !== '', formMillis: ageOfId(id, app.now()) }
  });
  if (!submitted.ok) {
    return {
      ...refused,
      status: 422,
      problems: Object.fromEntries(submitted.problems.map((problem) => [problem.field, problemSentence(problem, city)])),
      planned:
        location.kind === 'point' ? worksAt({ point: location, category: event.params.category, now: app.now() }, city).map((work) => cityWord(work.text)) : []
    };
  }
  let photosRefused = 0;
  for (const photo of photos.slice(0, MOST_PHOTOS)) {
    const received = await app.photos.receive({
      cityId: city.id,
      reportId: id,
      photoId: crypto.randomUUID(),
      secret,
      bytes: new Uint8Array(await photo.arrayBuffer())
    });
    if (!received.ok) photosRefused += 1;
  }
  const { reference } = submitted.report;
  setReportKey(event.cookies, reference, secret);
  showReportKeyOnce(event.cookies, reference, secret);
  const news = await orderNewsOnce(event.locals, { reference, secret }, values.mail);
  return { ok: true, reference, photosRefused, photosOver: Math.max(0, photos.length - MOST_PHOTOS), news };
}

function readValues(form: FormData): FormValues {
  const answers: Record<string, string> = {};
  for (const [name, value] of form) {
    if (name.startsWith('frage-') && typeof value === 'string' && value) answers[name.slice('frage-'.length)] = value;
  }
  const phrases = form.getAll('baustein').filter((value): value is string => typeof value === 'string');
  return {
    address: text(form, 'adresse'),
    describedPlace: text(form, 'ort-text'),
    district: text(form, 'bezirk'),
    text: text(form, 'text'),
    mail: text(form, 'mail'),
    subKind: text(form, 'art') || null,
    phrases,
    answers
  };
}

/** Whoever says that something is back need not say again where; an address that nobody knows is still asked about. */
async function placeOfEarlier(app: App, city: City, again: string | null, { address }: FormValues): Promise<ReportLocation | null> {
  const earlier = again === null || address ? null : await app.publicMap.report(city.id, again);
  return earlier?.point ? { kind: 'point', ...earlier.point, accuracyMeters: null, source: 'map' } : null;
}

/** The place of a link's QR code, unless another one was typed. */
function placeOfLink(form: FormData, city: City, { address }: FormValues): ReportLocation | null {
  const linked = address ? null : linkedPlace({ object: null, point: text(form, 'vorgabe') }, city);
  return linked && { kind: 'point', lat: linked.lat, lon: linked.lon, accuracyMeters: null, source: 'map' };
}

function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
