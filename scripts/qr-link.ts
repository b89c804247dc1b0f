import type { City } from '#lib/domain/city/city.ts';

/**
 * Address of the report form with place and category filled in, as the QR code on a container or a stop carries it. Names what
 * the city does not have.
 */
export function linkOf(
  { id, objects, categories }: Pick<City, 'id' | 'objects' | 'categories'>,
  [kind, number, categoryCode, subKindCode]: readonly string[],
  origin: string
): { ok: true; address: string } | { ok: false; problem: string } {
  const object = objects.find((each) => each.kind === kind && each.id === number);
  if (!object) return { ok: false, problem: `${id} has no ${kind ?? 'object'} ${number ?? ''} in assets.csv.` };
  const category = categories.find(({ code }) => code === categoryCode);
  if (!category) return { ok: false, problem: `Name a category: ${categories.map(({ code }) => code).join(', ')}.` };
  const isKnown = subKindCode === undefined || category.subKinds.some(({ code }) => code === subKindCode);
  if (!isKnown) return { ok: false, problem: `${category.code} has no art ${subKindCode}: ${category.subKinds.map(({ code }) => code).join(', ')}.` };
  const query = new URLSearchParams({ ...(subKindCode && { art: subKindCode }), objekt: `${object.kind}:${object.id}` });
  return { ok: true, address: `${origin}/${id}/melden/${category.code}?${query}` };
}
