import { json } from '@sveltejs/kit';
import { worksAt } from '#lib/domain/city/works-at.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { reportWords } from '#lib/report-ui/report-words.ts';
import { cityWord } from '#lib/i18n/city-word.ts';
import { cityApi } from '#lib/server/http/city-api.ts';
import { readJson } from '#lib/server/http/read-json.ts';
import { draftBody } from '#lib/server/http/submission-body.ts';
import type { RequestHandler } from './$types';

const UNREADABLE = 400;

/** What is known there already: up to three cards "Schon gemeldet?" and what is planned, in the words of the page; public data only. */
export const POST: RequestHandler = cityApi('lookUp', async ({ locals, request }, city) => {
  const body = await readJson(request, draftBody);
  if (!body.ok) return json({ problems: body.problems, message: m.problem_body() }, { status: UNREADABLE });
  const similar = await locals.app.reports.similar({ ...body.value, cityId: city.id });
  const cards = similar.map(({ report, meters, recentlyClosed }) => {
    const { reference, title, icon, phrases, state, outcome, ago } = reportWords(report, city, locals.app.now());
    const [photo] = report.photos;
    return {
      reference,
      title,
      icon,
      phrases,
      meters: Math.round(meters),
      age: ago,
      state,
      outcome,
      photo: photo ? `/${city.id}/foto/${photo.id}/small` : null,
      recentlyClosed
    };
  });
  const { category, location } = body.value;
  const works = location.kind === 'point' ? worksAt({ point: location, category, now: locals.app.now() }, city) : [];
  return json({ cards, planned: works.map(({ text }) => cityWord(text)) });
});
