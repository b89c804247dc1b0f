import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeReference, parseReference, REFERENCE_ALPHABET, unbroken } from './reference.ts';

const sixBytes = fc.uint8Array({ minLength: 6, maxLength: 6 });

describe('a reference', () => {
  it('has the city prefix and two groups of three characters', () => {
    expect(makeReference('BO', Uint8Array.from([29, 9, 26, 11, 24, 14]))).toBe('BO-7K4-M2Q');
  });

  it('never contains 0, O, 1 or I behind the prefix', () => {
    expect(REFERENCE_ALPHABET).toHaveLength(32);
    fc.assert(fc.property(sixBytes, (bytes) => !/[0O1I]/.test(makeReference('BO', bytes).slice(3))));
  });

  it('is read back however it is typed', () => {
    fc.assert(
      fc.property(sixBytes, fc.constantFrom('BO', 'DO', 'HAM', 'K'), fc.boolean(), (bytes, prefix, lower) => {
        const reference = makeReference(prefix, bytes);
        const typed = reference.replaceAll('-', lower ? ' ' : '');
        expect(parseReference(lower ? ` ${typed.toLowerCase()} ` : typed)).toBe(reference);
      })
    );
  });

  it.each(['bo-7k4-m2p', 'BO 7K4 M2P', 'bo7k4m2p', ' BO – 7K4 – M2P ', 'B O 7 K 4 M 2 P', '\u2066BO-\u20607K4-\u2060M2P\u2069', '\u200Fbo-٧k٤-m۲p'])(
    'reads %j',
    (typed) => {
      expect(parseReference(typed)).toBe('BO-7K4-M2P');
    }
  );

  it.each(['', 'BO', '7K4-M2P', 'BO-7K4-M2', 'BO-7O4-M2P', 'BO-704-M2P', 'BO-714-M2P', 'B0-7K4-M2P', 'BO-7K4-M2P-X9Z', 'BO/7K4/M2P', '<BO-7K4-M2P>'])(
    'refuses %j instead of guessing',
    (typed) => {
      expect(parseReference(typed)).toBeNull();
    }
  );

  it('refuses too few random bytes', () => {
    expect(() => makeReference('BO', new Uint8Array(5))).toThrow(RangeError);
  });

  it('may stand in the middle of a sentence, and is read back from there', () => {
    expect(unbroken('BO-7K4-M2P')).toBe('BO-\u20607K4-\u2060M2P');
    expect(parseReference(unbroken('BO-7K4-M2P'))).toBe('BO-7K4-M2P');
  });
});
