import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aJpeg, aPicture } from '../../../../tests/support/pictures.ts';
import { claiming } from '../../../../tests/support/odd-images.ts';
import { MAX_UPLOAD_BYTES } from './limits.ts';
import { recognise } from './recognise.ts';

const HEIC = readFileSync('tests/fixtures/photos/iphone11.heic');

describe('recognising a photo by its bytes', () => {
  it('knows the four formats and the size that each declares', async () => {
    const picture = aPicture(320, 240);
    const size = { ok: true, width: 320, height: 240 };
    expect(recognise(await picture.clone().jpeg().toBuffer())).toEqual({ ...size, format: 'jpeg' });
    expect(recognise(await picture.clone().jpeg({ progressive: true }).toBuffer())).toEqual({ ...size, format: 'jpeg' });
    expect(recognise(await picture.clone().png().toBuffer())).toEqual({ ...size, format: 'png' });
    expect(recognise(await picture.clone().webp().toBuffer())).toEqual({ ...size, format: 'webp' });
    expect(recognise(await picture.clone().webp({ lossless: true }).toBuffer())).toEqual({ ...size, format: 'webp' });
    expect(recognise(await picture.clone().ensureAlpha(0.5).webp().toBuffer())).toEqual({ ...size, format: 'webp' });
    expect(recognise(HEIC)).toEqual({ ok: true, format: 'heic', width: 3024, height: 4032 });
  });

  it('accepts exactly 15 MB and refuses one byte more', async () => {
    const jpeg = await aJpeg();
    const padded = Buffer.concat([jpeg, Buffer.alloc(MAX_UPLOAD_BYTES - jpeg.length)]);
    expect(recognise(padded)).toMatchObject({ ok: true });
    expect(recognise(Buffer.concat([padded, Buffer.alloc(1)]))).toEqual({ ok: false, problem: 'too-large' });
  });

  it('accepts 50 megapixels and refuses more, before anything is decoded', async () => {
    const jpeg = await aJpeg();
    expect(recognise(claiming(jpeg, 7071))).toMatchObject({ ok: true, width: 7071 });
    expect(recognise(claiming(jpeg, 7072))).toEqual({ ok: false, problem: 'too-many-pixels' });
  });

  it('refuses a HEIC by the largest size inside, and takes AVIF in the same container for what it is', () => {
    const huge = Buffer.from(HEIC);
    for (let at = huge.indexOf('ispe'); at >= 0; at = huge.indexOf('ispe', at + 4)) huge.writeUInt32BE(30_000, at + 8);
    expect(recognise(huge)).toEqual({ ok: false, problem: 'too-many-pixels' });
    const avif = Buffer.from(HEIC);
    avif.write('avif', 8, 'latin1');
    expect(recognise(avif)).toEqual({ ok: false, problem: 'unknown-format' });
    expect(recognise(HEIC.subarray(0, 200))).toEqual({ ok: false, problem: 'damaged' });
  });

  it('never fails on any bytes behind a known beginning', async () => {
    const starts = [await aJpeg(), await aPicture(64, 64).png().toBuffer(), await aPicture(64, 64).webp().toBuffer(), HEIC.subarray(0, 4000)];
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.nat(), fc.uint8Array({ maxLength: 200 }), (start, cut, noise) => {
        const changed = Buffer.concat([start.subarray(0, cut % start.length), noise]);
        expect(recognise(changed)).toHaveProperty('ok');
      }),
      { numRuns: 2000 }
    );
  });
});
