import { createHash } from 'node:crypto';
import { error } from '@sveltejs/kit';
import { languageFacts } from '#lib/domain/language.ts';
import { boundsOfCircle, isInCircle, readCircle } from '#lib/domain/geo/circle.ts';
import { cityWord } from '#lib/i18n/city-word.ts';
import { currentLanguage, listWords, localHref } from '#lib/i18n/current.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { circleWords } from '#lib/report-ui/followed-words.ts';
import { reportWords } from '#lib/report-ui/report-words.ts';
import { atomFeed } from '#lib/server/http/atom.ts';
import { filterQuery, hrefWith, readFilter, toQuery } from '../map-filter.ts';
import type { RequestHandler } from './$types';
import { filterNames } from './filter-names.ts';

const NOT_MODIFIED = 304;

/** The newest public reports of a filter or a circle, for whoever follows a place with a feed reader. The list of the page is its only source. */
export const GET: RequestHandler = async ({ locals, params, url, request }) => {
  const { app } = locals;
  const city = app.cities.get(params.city);
  if (!city) error(404, 'city-unknown');
  const filter = readFilter(url.searchParams, city);
  const circle = readCircle(url.searchParams.get('umkreis'));
  if (url.searchParams.has('umkreis') && !circle) error(400, m.feed_circle());
  const now = app.now();
  const { reports } = await app.publicMap.list(city.id, { ...toQuery(filter, now), ...(circle && { bounds: boundsOfCircle(circle) }) }, null);
  const within = reports.filter(({ point }) => circle === null || isInCircle(point, circle));
  const about = listWords([...filterNames(filter, city), ...(circle ? [circleWords(circle, city)] : [])]);
  const page = localHref(`/${city.id}/karte`);
  const feed = atomFeed({
    link: url.origin + hrefWith(page, filterQuery(filter), {}),
    self: url.origin + url.pathname + url.search,
    title: [m.list_title({ city: city.name }), ...(about === '' ? [] : [about])].join(' – '),
    author: cityWord(city.fullNames),
    language: languageFacts(currentLanguage()).intl.split('-')[0] ?? 'de',
    entries: within.map((report) => {
      const { title, place, stateText, reference } = reportWords(report, city, now);
      const link = url.origin + localHref(`/${city.id}/meldung/${reference}`);
      return { link, title: `${title}, ${place}`, summary: stateText, published: report.receivedAt, updated: report.closedAt ?? report.receivedAt };
    })
  });
  const etag = `"${createHash('sha256').update(feed).digest('base64url').slice(0, 27)}"`;
  const headers = { 'content-type': 'application/atom+xml; charset=utf-8', 'cache-control': 'no-cache', etag };
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: NOT_MODIFIED, headers });
  return new Response(feed, { headers });
};
