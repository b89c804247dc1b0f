import type { City } from './city.ts';
import type { KnownObject, ObjectKind } from './known-object.ts';
import { searchable } from './search-query.ts';

/** Words that people put before the number, in the languages of the pages, in small letters. */
const WORDS: Record<ObjectKind, readonly string[]> = {
  lamp: [
    'laterne',
    'strassenlaterne',
    'lampe',
    'leuchte',
    'mast',
    'licht',
    'lamp',
    'lamppost',
    'streetlight',
    'lamba',
    'lambası',
    'direk',
    'عمود',
    'مصباح',
    'ліхтар',
    'фонарь',
    'latarnia'
  ],
  stop: ['haltestelle', 'bushaltestelle', 'stop', 'durak', 'محطة', 'зупинка', 'остановка', 'przystanek'],
  container: ['container', 'altglascontainer', 'altpapiercontainer', 'konteyner', 'حاوية', 'контейнер', 'kontener'],
  playground: ['spielplatz', 'playground', 'ملعب']
};
/** "Laterne 1234", "Mast Nr. 12", "Street lamp 12", "1234", "C-301". */
const NUMBER = /^(?:((?:\p{Letter}+ )*\p{Letter}{4,})\s*)?(?:(?:nr\.?|nummer)\s*)?([a-z]{0,3}[- ]?\d{1,7})$/u;

const indexes = new WeakMap<Pick<City, 'objects'>, Map<string, KnownObject[]>>();

/** Known objects whose number was typed, alone or after the word for it; upper and lower case and dashes do not matter. */
export function findObjects(typed: string, city: Pick<City, 'objects'>): KnownObject[] {
  const [, word, number] = NUMBER.exec(searchable(typed).trim().toLowerCase().replaceAll('ß', 'ss')) ?? [];
  if (number === undefined) return [];
  const found = indexOf(city).get(bare(number)) ?? [];
  return word === undefined ? found : found.filter(({ kind }) => word.split(' ').some((each) => WORDS[kind].includes(each)));
}

function indexOf(city: Pick<City, 'objects'>): Map<string, KnownObject[]> {
  const known = indexes.get(city);
  if (known) return known;
  const index = Map.groupBy(city.objects, ({ id }) => bare(id));
  indexes.set(city, index);
  return index;
}

function bare(number: string): string {
  return number.toLowerCase().replaceAll(/[- ]/g, '');
}
