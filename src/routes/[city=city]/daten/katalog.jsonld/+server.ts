import { error } from '@sveltejs/kit';
import { catalogueOf } from '#lib/domain/open-data/catalogue.ts';
import { revalidated } from '#lib/server/http/revalidated.ts';
import { archiveYears } from '../archive-years.ts';
import type { RequestHandler } from './$types';

/** The catalogue of open data as DCAT-AP.de in JSON-LD, for portals that collect such descriptions. */
export const GET: RequestHandler = async ({ locals, params, url, request }) => {
  const city = locals.app.cities.get(params.city);
  if (!city) error(404, 'city-unknown');
  const catalogue = catalogueOf(city, { origin: url.origin, years: await archiveYears(locals.app, city) });
  const headers = { 'content-type': 'application/ld+json', 'access-control-allow-origin': '*' };
  return revalidated(JSON.stringify(catalogue, null, 2), headers, request.headers.get('if-none-match'));
};
