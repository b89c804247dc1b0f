import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { staff, app } }) => {
  const barriers = staff && (await app.barriers.read(staff));
  if (!barriers) error(403, 'not-allowed');
  return { barriers };
};
