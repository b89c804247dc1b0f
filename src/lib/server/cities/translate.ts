import type { City, CodedLabel, Localized } from '#lib/domain/city/city.ts';
import type { Language } from '#lib/domain/language.ts';
import type { CityProblem } from './problem.ts';

/** Words of one language by the path of the German ones. */
export type Translation = { language: Language; file: string; words: Readonly<Record<string, string | string[]>> };

type Untranslated = Pick<City, 'fullName' | 'illegalParking' | 'phones' | 'groups' | 'categories' | 'organisations' | 'teams'> &
  Pick<City, 'waitingReasons' | 'findings' | 'rejectionRules' | 'works' | 'events'>;

/**
 * Gives every word that residents read its other languages. A word without translation and a translation without word
 * are problems. Routing rules stay German: only the desk, which is German, reads them.
 */
export function translateCity<City extends Untranslated>(city: City, translations: readonly Translation[], problems: CityProblem[]) {
  const used = new Map(translations.map(({ file }) => [file, new Set<string>()]));

  function wordsAt<T extends string | string[]>(path: string, de: T): { de: T } & Partial<Record<Language, T>> {
    const found: { de: T } & Partial<Record<Language, T>> = { de };
    for (const { language, file, words } of translations) {
      used.get(file)?.add(path);
      const word = words[path];
      if (word !== undefined && Array.isArray(word) === Array.isArray(de)) found[language] = word as never;
      else problems.push({ file, path, problem: `„${String(de)}“ is not translated`, remedy: Array.isArray(de) ? 'write a list of words' : 'write its words' });
    }
    return found;
  }
  const word = (path: string, { de }: Localized): Localized => wordsAt(path, de);
  const labels = <Entry extends CodedLabel>(path: string, entries: readonly Entry[]): Entry[] =>
    entries.map((entry) => ({ ...entry, label: word(`${path}.${entry.code}`, entry.label) }));

  const translated = {
    ...city,
    fullNames: wordsAt('fullName', city.fullName),
    illegalParking: { ...city.illegalParking, text: word('illegalParking', city.illegalParking.text) },
    phones: {
      ...city.phones,
      peopleInNeed: city.phones.peopleInNeed.map((help, i) => ({
        ...help,
        label: word(`peopleInNeed.${i}`, help.label),
        text: word(`peopleInNeed.${i}.text`, help.text)
      }))
    },
    groups: labels('groups', city.groups),
    categories: labels('categories', city.categories).map((category) => {
      const path = `categories.${category.code}`;
      return {
        ...category,
        hint: category.hint && word(`${path}.hint`, category.hint),
        synonyms: wordsAt(`${path}.synonyms`, category.synonyms.de),
        subKinds: labels(`${path}.subKinds`, category.subKinds).map((kind) => ({
          ...kind,
          synonyms: wordsAt(`${path}.subKinds.${kind.code}.synonyms`, kind.synonyms.de)
        })),
        phrases: labels(`${path}.phrases`, category.phrases),
        questions: labels(`${path}.questions`, category.questions).map((question) => ({
          ...question,
          options: labels(`${path}.questions.${question.code}`, question.options)
        }))
      };
    }),
    organisations: labels('organisations', city.organisations),
    teams: labels('teams', city.teams),
    waitingReasons: labels('waitingReasons', city.waitingReasons),
    findings: labels('findings', city.findings),
    rejectionRules: labels('rejectionRules', city.rejectionRules),
    events: labels('events', city.events),
    works: city.works.map((work) => ({ ...work, text: word(`works.${work.id}`, work.text) }))
  };
  for (const { file, words } of translations) {
    for (const path of Object.keys(words)) {
      if (!used.get(file)?.has(path)) problems.push({ file, path, problem: 'translates nothing that the city has', remedy: 'remove it, or correct the path' });
    }
  }
  return translated;
}
