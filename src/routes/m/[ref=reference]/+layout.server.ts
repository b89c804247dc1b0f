import { siteAt } from '#lib/shell/site-of.ts';
import type { LayoutServerLoad } from './$types';

/** The frame is there whether or not there is such a report. */
export const load: LayoutServerLoad = ({ locals, params }) => ({
  site: siteAt(locals.app.cities.list(), `/m/${params.ref}`, locals.app.now()),
  reference: params.ref.toUpperCase()
});
