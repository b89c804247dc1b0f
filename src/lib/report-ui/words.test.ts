import { describe, expect, it } from 'vitest';
import { tinyCity } from '../../../tests/support/tiny-city.ts';
import { speaking } from '#lib/server/language.ts';
import { answerWords, phraseWords } from './words.ts';

const [waste, ...others] = tinyCity().categories;
if (!waste) throw new Error('the tiny city has no category');
const city = {
  categories: [
    {
      ...waste,
      phrases: [
        { code: 'sofa', label: { de: 'Sofa', ar: 'أريكة' } },
        { code: 'mattress', label: { de: 'Matratze' } }
      ],
      questions: [{ code: 'amount', label: { de: 'Wie viel?', ar: 'كم؟' }, options: [{ code: 'lot', label: { de: 'Viel', ar: 'كثير' } }] }]
    },
    ...others
  ]
};

describe('what was tapped', () => {
  it('is told in the language of the page with the comma of that language', () => {
    expect(phraseWords(city, waste.code, ['sofa', 'mattress'])).toBe('Sofa, Matratze');
    expect(speaking('ar', () => phraseWords(city, waste.code, ['sofa', 'mattress']))).toBe('أريكة، Matratze');
  });

  it('is told with its question, and by its code where the city no longer knows it', () => {
    expect(answerWords(city, waste.code, { amount: 'lot', colour: 'red' })).toEqual([
      { question: 'Wie viel?', answer: 'Viel' },
      { question: 'colour', answer: 'red' }
    ]);
    expect(speaking('ar', () => answerWords(city, waste.code, { amount: 'lot' }))).toEqual([{ question: 'كم؟', answer: 'كثير' }]);
  });
});
