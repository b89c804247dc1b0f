import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) => {
  const text = locals.app.cities.get(params.city)?.texts.find(({ code }) => code === params.page);
  if (!text) error(404, 'page-unknown');
  return { text };
};
