import { m } from '#lib/i18n/paraglide/messages.js';
import type { KeyRight } from '#lib/server/open311/store.ts';
import type { NewKey } from '#lib/server/open311/verbs.ts';

/** What was typed, so that a refused form comes back filled in. */
export type TypedKey = { name: string; rights: string[]; categories: string[]; perHour: string };

/** The form as the verb wants it; what is wrong with it is the verb's to say. No category chosen is every category. */
export function readWantedKey(form: FormData): { wanted: NewKey; values: TypedKey } {
  const words = (name: string) => form.getAll(name).filter((value): value is string => typeof value === 'string');
  const values: TypedKey = { name: words('name')[0] ?? '', rights: words('recht'), categories: words('kategorie'), perHour: words('je-stunde')[0] ?? '' };
  const isRight = (word: string): word is KeyRight => word === 'report' || word === 'update';
  const { name, rights, categories, perHour } = values;
  return { wanted: { name, rights: rights.filter(isRight), categories: categories.length === 0 ? null : categories, perHour: Number(perHour) }, values };
}

export function rightWords(right: KeyRight): string {
  return right === 'report' ? m.api_keys_right_report() : m.api_keys_right_update();
}

/** What to do about a field that was refused. */
export function keyProblem(reason: 'name' | 'rights' | 'categories' | 'per-hour'): string {
  switch (reason) {
    case 'name':
      return m.api_keys_problem_name();
    case 'rights':
      return m.api_keys_problem_rights();
    case 'categories':
      return m.api_keys_problem_categories();
    case 'per-hour':
      return m.api_keys_problem_per_hour();
  }
}
