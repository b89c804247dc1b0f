import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
  const cities = locals.app.cities.list().map(({ id, fullName, demo }) => ({ id, fullName, demo }));
  const [only] = cities;
  if (only && cities.length === 1) redirect(307, `/${only.id}`);
  return { cities };
};
