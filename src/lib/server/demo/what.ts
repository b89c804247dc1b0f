import type { Category, City } from '#lib/domain/city/city.ts';
import type { Chance } from './random.ts';

/** Share of each category in Bochum's reports, estimated from the tile order; unknown categories get a little. */
const SHARES: Record<string, number> = { waste: 46, graffiti: 12, damage: 13, streetlight: 10, unsafe_place: 4, disorder: 6, vehicle: 5, other: 4 };

export type What = { category: Category; subKind: string | null; phrases: string[]; answers: Record<string, string> };

export function pickWhat(city: City, chance: Chance): What {
  const category = chance.weighted(city.categories.map((entry) => [entry, SHARES[entry.code] ?? 1] as const));
  // Early sub-kinds are the frequent ones, as in the category's own order.
  const subKind =
    category.subKinds.length > 0 && chance.is(0.9) ? chance.weighted(category.subKinds.map(({ code }, index) => [code, 1 / (index + 1)] as const)) : null;
  const phrases = chance.some(category.phrases, 0.22).map(({ code }) => code);
  const answers = Object.fromEntries(
    category.questions.filter(() => chance.is(0.7)).map((question) => [question.code, likelyOption(question.options, chance)])
  );
  return { category, subKind, phrases, answers };
}

function likelyOption(options: readonly { code: string }[], chance: Chance): string {
  return chance.weighted(options.map(({ code }, index) => [code, 1 / (index + 1) ** 2] as const));
}
