import { describe, expect, test } from 'vitest';
import { tinyCity } from '../../../../tests/support/tiny-city.ts';
import { attributesOf, readAttributes } from './service.ts';

const [waste] = tinyCity().categories;
if (!waste) throw new Error('The tiny city has a category.');
const given = (entries: Record<string, string[]>) => readAttributes(waste, new Map(Object.entries(entries)));

describe('the attributes of a service', () => {
  test('are its sub-kinds, its questions and its Bausteine, each with a list of values', () => {
    const codes = attributesOf(waste).map(({ code, datatype }) => `${code} ${datatype}`);
    expect(codes[0]).toBe('sub_kind singlevaluelist');
    expect(codes.at(-1)).toBe('phrases multivaluelist');
    expect(codes).toHaveLength(2 + waste.questions.length);
    expect(attributesOf({ ...waste, subKinds: [], phrases: [], questions: [] })).toEqual([]);
  });

  test('are read back as what a report says', () => {
    expect(given({ sub_kind: ['bulky_waste'], phrases: ['sofa', 'sofa', ''], title: ['Sofa'], fixmystreet_id: ['1'] })).toEqual({
      ok: true,
      subKind: 'bulky_waste',
      phrases: ['sofa'],
      answers: {}
    });
    expect(given({})).toEqual({ ok: true, subKind: null, phrases: [], answers: {} });
  });

  test('take no value that is not in their list, and only one where only one fits', () => {
    expect(given({ sub_kind: ['ufo'] })).toEqual({ ok: false, code: 'sub_kind' });
    expect(given({ phrases: ['sofa', 'ufo'] })).toEqual({ ok: false, code: 'phrases' });
    const kinds = waste.subKinds.map(({ code }) => code);
    expect(kinds.length).toBeGreaterThan(1);
    expect(given({ sub_kind: kinds })).toEqual({ ok: false, code: 'sub_kind' });
    expect(given({ sub_kind: ['__proto__'] })).toEqual({ ok: false, code: 'sub_kind' });
  });
});
