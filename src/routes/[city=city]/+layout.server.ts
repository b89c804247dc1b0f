import { error } from '@sveltejs/kit';
import { siteOf } from '#lib/shell/site-of.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals, params }) => {
  const city = locals.app.cities.get(params.city);
  if (!city) error(404, 'city-unknown');
  return { site: siteOf(city, locals.app.now()) };
};
