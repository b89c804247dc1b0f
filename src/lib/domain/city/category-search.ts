import { BASE_LANGUAGE, type Language } from '../language.ts';
import type { Category, City, Localized, SubKind } from './city.ts';
import { fold, wordFit, wordsOf } from './fold.ts';

export type CategoryHit = { category: string; subKind: string | null; label: string; detail: string | null; icon: string };

const MAX_CATEGORY_HITS = 6;
const MIN_LETTERS = 2;
/** A synonym this long is also found inside a longer typed word: "Zigarettenkippe" holds "Kippe". */
const MIN_SYNONYM_LETTERS_IN_WORD = 4;
const LONGEST_QUERY = 60;

/** Categories and sub-kinds whose name or synonym in the page's language, or in German, fits what was typed; best first, at most six. */
export function searchCategories(typed: string, city: Pick<City, 'categories'>, language: Language = BASE_LANGUAGE): CategoryHit[] {
  const query = fold(typed.slice(0, LONGEST_QUERY)).written;
  if (query.length < MIN_LETTERS) return [];
  return city.categories
    .flatMap((category) => candidatesOf(category, language))
    .map(({ hit, terms }) => ({ hit, score: Math.max(...terms.map((term, i) => termScore(query, fold(term).written, i === 0))) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MAX_CATEGORY_HITS)
    .map(({ hit }) => hit);
}

/** Name first, then synonyms; sub-kinds before their category, because they save a step. */
function candidatesOf({ code, label, icon, subKinds, synonyms }: Category, language: Language): { hit: CategoryHit; terms: string[] }[] {
  const word = (words: Localized) => words[language] ?? words.de;
  const kinds = subKinds.map((subKind) => ({
    hit: { category: code, subKind: subKind.code, label: word(subKind.label), detail: word(label), icon },
    terms: termsOf(subKind, language)
  }));
  return [...kinds, { hit: { category: code, subKind: null, label: word(label), detail: null, icon }, terms: termsOf({ label, synonyms }, language) }];
}

/** The page's language first; German words are found too, because they stand on bins, signs and letters. */
function termsOf({ label, synonyms }: Pick<SubKind, 'label' | 'synonyms'>, language: Language): string[] {
  const own = [label[language] ?? label.de, ...(synonyms[language] ?? [])];
  return language === BASE_LANGUAGE ? own : [...own, label.de, ...synonyms.de];
}

/** 5 the whole term; 4 every word fits whole; less for starts, parts and words that hold the term. A name is worth a bit more than a synonym. */
function termScore(query: string, term: string, isName: boolean): number {
  const bonus = isName ? 0.5 : 0;
  if (query === term) return 5 + bonus;
  const fits = wordsOf(query).map((word) => wordFit(word, term));
  const worst = Math.min(...fits);
  if (worst > 0) return 1 + worst + bonus;
  return term.length >= MIN_SYNONYM_LETTERS_IN_WORD && query.includes(term) ? 1 + bonus : 0;
}
