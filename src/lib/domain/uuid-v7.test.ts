import fc from 'fast-check';
import { expect, it } from 'vitest';
import { uuidV7 } from './uuid-v7.ts';

const tenBytes = fc.uint8Array({ minLength: 10, maxLength: 10 });

it('an id has the form of a UUID of version 7', () => {
  fc.assert(
    fc.property(fc.nat({ max: 2 ** 47 }), tenBytes, (now, bytes) => {
      expect(uuidV7(now, bytes)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    })
  );
});

it('the example of RFC 9562 (A.6) has this time', () => {
  expect(uuidV7(0x017f22e279b0, new Uint8Array(10))).toBe('017f22e2-79b0-7000-8000-000000000000');
});

it('later ids sort behind earlier ones', () => {
  fc.assert(fc.property(fc.nat(), tenBytes, tenBytes, (now, one, other) => uuidV7(now, one) < uuidV7(now + 1, other)));
});

it('too few random bytes are refused', () => {
  expect(() => uuidV7(0, new Uint8Array(9))).toThrow(RangeError);
});
