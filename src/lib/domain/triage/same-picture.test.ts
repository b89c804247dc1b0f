import { describe, expect, it } from 'vitest';
import { sharePicture } from './same-picture.ts';

const SOFA = '0f1e2d3c4b5a6978';

describe('the same picture', () => {
  it.each([
    ['0f1e2d3c4b5a6978', true, 'no bit'],
    ['0f1e2d3c4b5a697b', true, 'two bits'],
    ['8f1e2d3c4b5a697b', false, 'three bits'],
    ['f0e1d2c3b4a59687', false, 'every bit']
  ])('%s: %s, it differs in %s', (other, isSame) => {
    expect(sharePicture([SOFA], [other])).toBe(isSame);
  });

  it('is found among several, and never where there is none', () => {
    expect(sharePicture(['ffffffff00000000', SOFA], ['00000000ffffffff', SOFA])).toBe(true);
    expect(sharePicture([], [SOFA])).toBe(false);
    expect(sharePicture([SOFA], [])).toBe(false);
  });
});
