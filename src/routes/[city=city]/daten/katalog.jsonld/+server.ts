import { error } from '@sveltejs/kit';
import { catalogueOf } from '#lib/domain/open-data/catalogue.ts';
import { archiveYears } from '../archive-years.ts';
import type { RequestHandler } from './$types';

/** The catalogue of open data as DCAT-AP.de in JSON-LD, for portals that collect such descriptions. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  const city = locals.app.cities.get(params.city);
  if (!city) error(404, 'city-unknown');
  const catalogue = catalogueOf(city, { origin: url.origin, years: await archiveYears(locals.app, city) });
  return new Response(JSON.stringify(catalogue, null, 2), {
    headers: { 'content-type': 'application/ld+json', 'cache-control': 'no-cache', 'access-control-allow-origin': '*' }
  });
};
