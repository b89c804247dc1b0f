import { expect, test } from 'vitest';
import { plainTyping } from './plain-typing.ts';

test('what is typed or copied loses all that nobody sees, and nothing else', () => {
  expect(plainTyping('\u2066BO-\u20607K4-\u2060M2P\u2069')).toBe('BO-7K4-M2P');
  expect(plainTyping('\uFEFF aZ\u00AD09 \u200F\u061C')).toBe('aZ09');
  expect(plainTyping('ç-_·')).toBe('ç-_·');
});

test('Arabic and Persian digits are the digits they stand for', () => {
  expect(plainTyping('٠١٢٣٤٥٦٧٨٩')).toBe('0123456789');
  expect(plainTyping('۰۱۲۳۴۵۶۷۸۹')).toBe('0123456789');
});
