import { expect, test } from 'vitest';
import { parsePin, PIN_RANDOM_BYTES, pinFrom, pinInGroups } from './pin.ts';

test('a PIN has six digits and begins with a zero as often as with any other', () => {
  expect(pinFrom(new Uint8Array(PIN_RANDOM_BYTES))).toBe('000000');
  expect(pinFrom(new Uint8Array(PIN_RANDOM_BYTES).fill(255))).toBe('555555');
});

test('a PIN is heard with and without pauses, and nothing else is one', () => {
  for (const heard of ['402917', ' 402 917 ', '402-917', '\u2066402\u00A0917\u2069', '٤٠٢٩١٧', '۴۰۲ ۹۱۷']) expect(parsePin(heard), heard).toBe('402917');
  expect(['40291', '4029171', '40291x', ''].map(parsePin)).toEqual([null, null, null, null]);
  expect(pinInGroups('402917')).toBe('402 917');
});
