import { error } from '@sveltejs/kit';
import { siteAt, siteOf } from '#lib/shell/site-of.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals, params }) => {
  const city = locals.app.cities.get(params.city);
  const now = locals.app.now();
  if (!city) error(404, { message: m.problem_unknown(), site: siteAt(locals.app.cities.list(), `/${params.city}`, now) });
  return { site: siteOf(city, now) };
};
