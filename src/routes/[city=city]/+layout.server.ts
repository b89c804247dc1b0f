import { error } from '@sveltejs/kit';
import { m } from '#lib/i18n/paraglide/messages.js';
import { situationNotice } from '#lib/server/http/situation-notice.ts';
import { siteAt, siteOf } from '#lib/shell/site-of.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals: { app }, params }) => {
  const city = app.cities.get(params.city);
  const now = app.now();
  if (!city) error(404, { message: m.problem_unknown(), site: siteAt(app.cities.list(), `/${params.city}`, now) });
  const notice = situationNotice(await app.situations.inForce(city.id), city, Date.now());
  return { site: siteOf(city, now), ...(notice && { notice }) };
};
