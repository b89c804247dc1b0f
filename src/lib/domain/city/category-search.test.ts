import { describe, expect, it } from 'vitest';
import { readBochum } from '../../../../tests/support/bochum.ts';
import { searchCategories } from './category-search.ts';

const city = readBochum();
const first = (typed: string) => {
  const [hit] = searchCategories(typed, city);
  return hit && [hit.category, hit.subKind];
};

describe('category search', () => {
  it.each([
    ['Kippe', 'waste', 'dumped_waste'],
    ['Sofa', 'waste', 'bulky_waste'],
    ['Tag', 'graffiti', 'tag'],
    ['Laterne', 'streetlight', null],
    ['Graffiti', 'graffiti', null],
    ['Zigarettenkippe', 'waste', 'dumped_waste'],
    ['laerm', 'disorder', 'noise'],
    ['LÄRM', 'disorder', 'noise'],
    ['Schaukel', 'damage', 'damaged_playground'],
    ['Schlagloch', 'damage', 'damaged_pavement'],
    ['Schrottauto', 'vehicle', null],
    ['Ratte', 'other', 'rats']
  ])('%s leads to %s', (typed, category, subKind) => {
    const found = searchCategories(typed, city).filter((hit) => hit.category === category);
    expect(first(typed)?.[0]).toBe(category);
    expect(found.map((hit) => hit.subKind)).toContain(subKind);
  });

  it('a hit names the sub-kind, its category and the icon of the tile', () => {
    expect(searchCategories('Matratze', city)[0]).toEqual({
      category: 'waste',
      subKind: 'bulky_waste',
      label: 'Sperrmüll',
      detail: 'Müll und Sperrmüll',
      icon: 'waste'
    });
  });

  it('gives at most six hits, and none for one letter or nonsense', () => {
    expect(searchCategories('Straße', city).length).toBeLessThanOrEqual(6);
    expect([searchCategories('m', city), searchCategories('qqqq', city), searchCategories('', city)]).toEqual([[], [], []]);
  });
});
