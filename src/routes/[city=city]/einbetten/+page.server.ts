import { error } from '@sveltejs/kit';
import { localHref } from '#lib/i18n/current.ts';
import { reportWords } from '#lib/report-ui/report-words.ts';
import { filterQuery, hrefWith, readFilter, toQuery } from '../karte/map-filter.ts';
import type { PageServerLoad } from './$types';

/** As many as fit beside a text on another website. */
const MOST = 8;

/** The newest public reports of a filter, as another website may show them in a frame. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { app } = locals;
  const city = app.cities.get(params.city);
  if (!city) error(404, 'city-unknown');
  const now = app.now();
  const filter = readFilter(url.searchParams, city);
  const { reports, total } = await app.publicMap.list(city.id, toQuery(filter, now), null);
  return {
    cards: reports.slice(0, MOST).map((report) => ({ ...reportWords(report, city, now), photo: null })),
    total,
    all: hrefWith(localHref(`/${city.id}/karte`), filterQuery(filter), {}),
    cityName: city.name,
    cityId: city.id
  };
};
