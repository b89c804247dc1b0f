import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { aPicture } from '../../../../tests/support/pictures.ts';
import { areValidBoxes } from './boxes.ts';
import { createDecoder } from './decoder.ts';
import type { RedactionBox } from './verbs.ts';

const decoder = createDecoder({ projectRoot: process.cwd() });
const FACE: RedactionBox = { x: 0.25, y: 0.5, width: 0.2, height: 0.25 };

/** The picture with something else where the face is. */
async function withFace(colour: string): Promise<Buffer> {
  const input = await sharp({ create: { width: 64, height: 60, channels: 3, background: colour } })
    .png()
    .toBuffer();
  return aPicture(320, 240)
    .composite([{ input, left: 80, top: 120 }])
    .webp({ lossless: true })
    .toBuffer();
}

async function brightest(file: Uint8Array, box: { left: number; top: number; width: number; height: number }): Promise<number> {
  const { channels } = await sharp(await sharp(file).extract(box).png().toBuffer()).stats();
  return Math.max(...channels.map(({ max }) => max));
}

describe('drawing boxes', () => {
  it('gives the same bytes whatever was below, so nothing of it can be won back', async () => {
    const [one, other] = await Promise.all([withFace('#ffffff'), withFace('#c08060')]);
    expect(one.equals(other)).toBe(false);
    const [first, second] = await Promise.all([decoder.redact(one, [FACE]), decoder.redact(other, [FACE])]);
    expect(first.large.equals(second.large)).toBe(true);
    expect(first.small.equals(second.small)).toBe(true);
    const undrawn = await Promise.all([decoder.redact(one, []), decoder.redact(other, [])]);
    expect(undrawn[0].large.equals(undrawn[1].large)).toBe(false);
  });

  it('is black in both files and leaves the rest', async () => {
    const { large, small, width, height } = await decoder.redact(await withFace('#ffffff'), [FACE]);
    expect([width, height]).toEqual([320, 240]);
    expect(await brightest(large, { left: 84, top: 124, width: 56, height: 52 })).toBeLessThan(24);
    expect(await brightest(small, { left: 84, top: 124, width: 56, height: 52 })).toBeLessThan(24);
    expect(await brightest(large, { left: 10, top: 10, width: 40, height: 40 })).toBeGreaterThan(150);
  });

  it('covers the picture up to its last pixel', async () => {
    const { large } = await decoder.redact(await withFace('#ffffff'), [{ x: 0, y: 0, width: 1, height: 1 }]);
    expect(await brightest(large, { left: 0, top: 0, width: 320, height: 240 })).toBeLessThan(8);
  });

  it('fails loudly when the stored file cannot be read', async () => {
    await expect(decoder.redact(Buffer.from('not a picture'), [FACE])).rejects.toMatchObject({ code: 'photos.redaction-failed' });
  });
});

describe('boxes', () => {
  it('may be none, and lie inside the picture', () => {
    expect(areValidBoxes([])).toBe(true);
    expect(areValidBoxes([FACE, { x: 0.7, y: 0, width: 0.3, height: 1 }])).toBe(true);
  });

  it.each([{ x: -0.1 }, { width: 0 }, { height: -0.2 }, { x: 0.9 }, { y: Number.NaN }, { width: Infinity }])('are refused with %o', (wrong) => {
    expect(areValidBoxes([FACE, { ...FACE, ...wrong }])).toBe(false);
  });

  it('are at most fifty', () => {
    expect(areValidBoxes(Array<RedactionBox>(50).fill(FACE))).toBe(true);
    expect(areValidBoxes(Array<RedactionBox>(51).fill(FACE))).toBe(false);
  });
});
