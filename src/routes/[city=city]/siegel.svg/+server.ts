import { error } from '@sveltejs/kit';
import { districtSeal } from '#lib/domain/geo/district-seal.ts';
import type { RequestHandler } from './$types';

/** The seal of every district as a symbol `#id`, kept by the browser; colours come from the page that uses it. */
export const GET: RequestHandler = ({ locals, params }) => {
  const city = locals.app.cities.get(params.city);
  if (!city) error(404, 'city-unknown');
  const { size, districts } = districtSeal(city.districts);
  const others = (own: string) => districts.filter(({ id }) => id !== own).map(({ d }) => d).join('');
  const symbols = districts.map(
    ({ id, d, light }) =>
      `<symbol id="${id}" viewBox="0 0 ${size} ${size}"><path fill="var(--seal-soft)" stroke="var(--action)" stroke-width=".8" stroke-linejoin="round" d="${others(id)}"/><path fill="var(--action)" stroke="var(--action)" stroke-width=".8" stroke-linejoin="round" d="${d}"/><circle fill="var(--light)" cx="${light.x}" cy="${light.y}" r="3"/></symbol>`
  );
  const whole = `<symbol id="city" viewBox="0 0 ${size} ${size}"><path fill="var(--seal-soft)" stroke="var(--action)" stroke-width=".8" stroke-linejoin="round" d="${others('')}"/></symbol>`;
  const body = `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}${whole}</svg>`;
  return new Response(body, { headers: { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400' } });
};
