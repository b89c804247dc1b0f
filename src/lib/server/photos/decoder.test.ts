import { readFileSync } from 'node:fs';
import exifr from 'exifr';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { exifSegment, SEEDED, withSegments } from '../../../../tests/support/jpeg-metadata.ts';
import { oddImages, TALKATIVE, type OddImage } from '../../../../tests/support/odd-images.ts';
import { aJpeg, aPicture, CORNERS, cornersOf, type CornerColour } from '../../../../tests/support/pictures.ts';
import { createDecoder } from './decoder.ts';
import { runDecodeProcess } from './decode-process.ts';

const PROJECT = { projectRoot: process.cwd() };
const decoder = createDecoder(PROJECT);
const HEIC = readFileSync('tests/fixtures/photos/iphone11.heic');
const TRACES = [SEEDED, 'Exif', 'EXIF', 'XMP ', 'xap/1.0', 'ICCP', '8BIM', '<script', 'PK\x03\x04'];
const images = await oddImages();

async function accepted(bytes: Uint8Array) {
  const decoded = await decoder.decode(bytes);
  if (!decoded.ok) throw new Error(`refused: ${decoded.problem}`);
  return decoded;
}

/** Fails when anything but pixels is left in the file. */
async function expectOnlyPixels(file: Buffer): Promise<void> {
  expect(TRACES.filter((trace) => file.includes(trace, 0, 'latin1'))).toEqual([]);
  const metadata = await sharp(file).metadata();
  expect(metadata).toMatchObject({ format: 'webp', space: 'srgb', hasProfile: false, hasAlpha: false });
  expect([metadata.exif, metadata.icc, metadata.iptc, metadata.xmp, metadata.orientation, metadata.comments]).toEqual(Array(6).fill(undefined));
  expect(file.readUInt32LE(4) + 8).toBe(file.length);
}

describe('odd files', () => {
  it.each(images.filter(({ answer }) => answer !== 'accepted'))('$name is answered: $answer', async ({ bytes, answer }) => {
    expect(await decoder.decode(bytes)).toEqual({ ok: false, problem: answer });
  });

  it.each(images.filter(({ answer }) => answer === 'accepted'))('$name is accepted, and only its pixels stay', async ({ bytes }: OddImage) => {
    const { large, small } = await accepted(bytes);
    await expectOnlyPixels(large);
    await expectOnlyPixels(small);
  });

  it('the hidden words are in the files that were sent', () => {
    const seeded = images.filter(({ bytes }) => bytes.includes(SEEDED));
    expect(seeded.length).toBeGreaterThan(15);
  });

  it('a header that lies to the first look is caught before decoding', async () => {
    const bomb = images.find(({ name }) => name.startsWith('genuine data'))?.bytes ?? Buffer.alloc(0);
    expect(await runDecodeProcess(PROJECT, { task: 'decode', format: 'png' }, bomb)).toEqual({ ok: false, problem: 'too-many-pixels' });
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"><rect width="99" height="99"/></svg>');
    expect(await runDecodeProcess(PROJECT, { task: 'decode', format: 'jpeg' }, svg)).toEqual({ ok: false, problem: 'damaged' });
    const tiff = await aPicture(64, 64).tiff().toBuffer();
    expect(await runDecodeProcess(PROJECT, { task: 'decode', format: 'png' }, tiff)).toEqual({ ok: false, problem: 'damaged' });
  });
});

describe('what an accepted photo becomes', () => {
  it('metadata, position and thumbnail were readable before and are gone after', async () => {
    const jpeg = withSegments(await aJpeg(), exifSegment({ ...TALKATIVE, thumbnail: await aJpeg(64, 48) }));
    expect(await exifr.gps(jpeg)).toMatchObject({ latitude: expect.closeTo(51.4787, 4), longitude: expect.closeTo(7.2229, 4) });
    expect(await exifr.thumbnail(jpeg)).toBeTruthy();
    const { large } = await accepted(jpeg);
    expect(await sharp(large).metadata()).not.toHaveProperty('exif');
    await expectOnlyPixels(large);
  });

  it('two renditions with 1600 and 320 pixels on the longer edge, never enlarged', async () => {
    const wide = await accepted(await aJpeg(2000, 1000));
    expect(wide).toMatchObject({ width: 1600, height: 800 });
    expect(await sharp(wide.large).metadata()).toMatchObject({ width: 1600, height: 800 });
    expect(await sharp(wide.small).metadata()).toMatchObject({ width: 320, height: 160 });
    expect(await accepted(await aJpeg(200, 100))).toMatchObject({ width: 200, height: 100 });
  });

  const { topLeft: r, topRight: g, bottomLeft: b, bottomRight: y } = CORNERS;
  const upright: [orientation: number, seen: [CornerColour, CornerColour, CornerColour, CornerColour]][] = [
    [1, [r, g, b, y]],
    [2, [g, r, y, b]],
    [3, [y, b, g, r]],
    [4, [b, y, r, g]],
    [5, [r, b, g, y]],
    [6, [b, r, y, g]],
    [7, [y, g, b, r]],
    [8, [g, y, r, b]],
    [9, [r, g, b, y]]
  ];
  it.each(upright)('orientation %i is in the pixels', async (orientation, [topLeft, topRight, bottomLeft, bottomRight]) => {
    const { large, small, width, height } = await accepted(withSegments(await aJpeg(), exifSegment({ orientation })));
    expect([width, height]).toEqual(orientation >= 5 && orientation <= 8 ? [240, 320] : [320, 240]);
    for (const file of [large, small]) expect(await cornersOf(file)).toEqual({ topLeft, topRight, bottomLeft, bottomRight });
  });

  it('transparency becomes white', async () => {
    const clear = await aPicture().ensureAlpha(0).png().toBuffer();
    const { channels } = await sharp((await accepted(clear)).large).stats();
    expect(Math.min(...channels.map(({ min }) => min))).toBeGreaterThan(250);
  });

  it('a HEIC from a phone comes out upright, without its metadata', async () => {
    expect(await exifr.parse(HEIC, ['Make', 'Orientation'])).toMatchObject({ Make: 'Apple' });
    const { large, small, width, height } = await accepted(HEIC);
    expect([width, height]).toEqual([1200, 1600]);
    await expectOnlyPixels(large);
    await expectOnlyPixels(small);
    expect(large.includes('Apple')).toBe(false);
  });

  it('a HEIC that breaks off is damaged', async () => {
    expect(await decoder.decode(HEIC.subarray(0, HEIC.length / 2))).toEqual({ ok: false, problem: 'damaged' });
  });

  it('one photo too many at once is asked to come again', async () => {
    const narrow = createDecoder({ ...PROJECT, queue: { parallel: 1, waiting: 1 } });
    const jpeg = await aJpeg();
    const answers = await Promise.all([1, 2, 3].map(() => narrow.decode(jpeg)));
    expect(answers.map((answer) => (answer.ok ? 'fine' : answer.problem))).toEqual(['fine', 'fine', 'busy']);
  });
});
