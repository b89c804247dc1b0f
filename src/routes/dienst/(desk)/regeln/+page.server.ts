import { error } from '@sveltejs/kit';
import { ruleRows } from './rule-rows.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { staff, app } }) => {
  const city = staff && app.cities.get(staff.cityId);
  const figures = staff && (await app.desk.rules(staff));
  if (!city || !figures) error(403, 'not-allowed');
  return ruleRows(figures, city);
};
