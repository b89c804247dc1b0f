import type { Category, City } from '#lib/domain/city/city.ts';
import type { ObjectKind } from '#lib/domain/city/known-object.ts';
import { cityWord } from '#lib/i18n/city-word.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

type Option = { code: string; word: string };

/** A category as its form needs it, in the words of the page. */
export type CategoryForm = {
  code: string;
  word: string;
  icon: string;
  hint: string | null;
  subKinds: Option[];
  phrases: Option[];
  questions: (Option & { options: Option[] })[];
  /** What is said where the text is missing; null where it is free. */
  textMissing: string | null;
  photo: Category['photo'];
  visibility: Category['visibility'];
  onAcceptance: boolean;
  asksHappeningNow: boolean;
  /** Kinds of known objects that are reported here. */
  objects: ObjectKind[];
};

const option = ({ code, label }: Pick<Category, 'code' | 'label'>): Option => ({ code, word: cityWord(label) });

export function categoryForm(category: Category): CategoryForm {
  return {
    ...option(category),
    icon: category.icon,
    hint: category.hint && cityWord(category.hint),
    subKinds: category.subKinds.map(option),
    phrases: category.phrases.map(option),
    questions: category.questions.map((question) => ({ ...option(question), options: question.options.map(option) })),
    textMissing: category.textRequired ? m.problem_text_missing() : null,
    photo: category.photo,
    visibility: category.visibility,
    onAcceptance: category.publication === 'on_acceptance',
    asksHappeningNow: category.asksHappeningNow,
    objects: category.objects ?? []
  };
}

/** The part of a city that the place section needs. */
export function placeChoices(city: City) {
  return { id: city.id, name: city.name, center: city.center, districts: city.districts.map(({ id, name }) => ({ id, name })) };
}
