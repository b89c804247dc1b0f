import sharp from 'sharp';
import type { PhotoProblem } from '../../src/lib/server/photos/verbs.ts';
import { brokenExifSegment, commentSegment, exifSegment, iptcSegment, SEEDED, withSegments, xmpSegment, type Exif } from './jpeg-metadata.ts';
import { aJpeg, aPicture, pngChunk, rawPng, withPngChunk } from './pictures.ts';

/** A file as somebody might send it, and what the product has to answer. */
export type OddImage = { name: string; bytes: Buffer; answer: 'accepted' | PhotoProblem };

const SCRIPT = `<script>${SEEDED}</script>`;
const ZIP_HEADER = Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(26), Buffer.from(`${SEEDED}.txt`)]);
const text = (content: string): Buffer => Buffer.from(content);

/** Everything that a metadata block can give away at once. */
export const TALKATIVE: Exif = {
  description: `${SEEDED} description`,
  artist: `${SEEDED} Erika Mustermann`,
  takenAt: '2026:10:14 10:00:00',
  serialNumber: `${SEEDED}-4711`,
  gps: { latitude: 51.4787, longitude: 7.2229, references: ['N', 'E'] }
};

/** One of each kind; made anew for each call, out of drawn pictures only. */
export async function oddImages(): Promise<OddImage[]> {
  const jpeg = await aJpeg();
  const png = await aPicture(120, 90).png().toBuffer();
  return [
    ...notPictures(),
    ...unwantedFormats(await otherFormats()),
    ...broken(jpeg, png),
    ...bombs(jpeg),
    ...withExtras(jpeg, png),
    ...withMetadata(jpeg, await aJpeg(64, 48)),
    ...(await unusual(png))
  ];
}

function notPictures(): OddImage[] {
  return [
    { name: 'empty', bytes: Buffer.alloc(0), answer: 'empty' },
    { name: 'html named as a picture', bytes: text(`<!doctype html><html>${SCRIPT}</html>`), answer: 'unknown-format' },
    { name: 'SVG with a script', bytes: text(`<svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}<rect width="9" height="9"/></svg>`), answer: 'unknown-format' },
    {
      name: 'SVG with entities',
      bytes: text('<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>'),
      answer: 'unknown-format'
    },
    { name: 'GIF that is a script too', bytes: text('GIF89a=1;/*\0\0\0\0\0\0*/;alert("' + SEEDED + '")//'), answer: 'unknown-format' },
    {
      name: 'ImageMagick script',
      bytes: text('push graphic-context\nviewbox 0 0 640 480\nimage over 0,0 0,0 "https://example.org/x.jpg"\npop graphic-context'),
      answer: 'unknown-format'
    },
    { name: 'PDF', bytes: text('%PDF-1.7\n'), answer: 'unknown-format' }
  ];
}

async function otherFormats(): Promise<Record<'AVIF' | 'TIFF' | 'animated GIF', Buffer>> {
  const small = aPicture(64, 64);
  const frames = sharp(await small.clone().raw().toBuffer(), { raw: { width: 64, height: 64, channels: 3, pageHeight: 16 } });
  return {
    AVIF: await small.clone().avif({ effort: 0 }).toBuffer(),
    TIFF: await small.clone().tiff().toBuffer(),
    'animated GIF': await frames.gif().toBuffer()
  };
}

function unwantedFormats(files: Record<string, Buffer>): OddImage[] {
  return Object.entries(files).map(([name, bytes]) => ({ name, bytes, answer: 'unknown-format' }));
}

function broken(jpeg: Buffer, png: Buffer): OddImage[] {
  const badCheck = Buffer.from(png);
  const middle = Math.floor(png.length / 2);
  badCheck.writeUInt8(badCheck.readUInt8(middle) ^ 0xff, middle);
  return [
    { name: 'JPEG cut in half', bytes: jpeg.subarray(0, jpeg.length / 2), answer: 'damaged' },
    { name: 'JPEG of forty bytes', bytes: jpeg.subarray(0, 40), answer: 'damaged' },
    { name: 'PNG with a flipped byte', bytes: badCheck, answer: 'damaged' },
    { name: 'PNG cut in half', bytes: png.subarray(0, middle), answer: 'damaged' },
    { name: 'PNG without any line', bytes: rawPng({ width: 100, height: 100, bitDepth: 8, colourType: 2, lines: Buffer.alloc(0) }), answer: 'damaged' },
    { name: 'one pixel', bytes: rawPng({ width: 1, height: 1, bitDepth: 8, colourType: 0, lines: Buffer.alloc(2) }), answer: 'too-small' },
    {
      name: 'one pixel wide and 20,000 high',
      bytes: rawPng({ width: 1, height: 20_000, bitDepth: 8, colourType: 0, lines: Buffer.alloc(40_000) }),
      answer: 'too-small'
    }
  ];
}

function bombs(jpeg: Buffer): OddImage[] {
  const oneBit = (edge: number): Buffer => Buffer.alloc(edge * (1 + edge / 8));
  return [
    {
      name: 'genuine data for 64 megapixels',
      bytes: rawPng({ width: 8000, height: 8000, bitDepth: 1, colourType: 0, lines: oneBit(8000) }),
      answer: 'too-many-pixels'
    },
    {
      name: '1.6 gigapixels in the header',
      bytes: rawPng({ width: 40_000, height: 40_000, bitDepth: 1, colourType: 0, lines: oneBit(80) }),
      answer: 'too-many-pixels'
    },
    {
      name: '3.6 gigapixels and hardly any data',
      bytes: rawPng({ width: 60_000, height: 60_000, bitDepth: 8, colourType: 2, lines: Buffer.alloc(1) }),
      answer: 'too-many-pixels'
    },
    { name: 'JPEG that claims 65,500 by 65,500', bytes: claiming(jpeg, 65_500), answer: 'too-many-pixels' }
  ];
}

/** Writes another size into the frame header. */
export function claiming(jpeg: Buffer, edge: number): Buffer {
  const lying = Buffer.from(jpeg);
  const frame = lying.indexOf(Buffer.from([0xff, 0xc0]));
  lying.writeUInt16BE(edge, frame + 5);
  lying.writeUInt16BE(edge, frame + 7);
  return lying;
}

function withExtras(jpeg: Buffer, png: Buffer): OddImage[] {
  return [
    { name: 'JPEG with a ZIP behind it', bytes: Buffer.concat([jpeg, ZIP_HEADER]), answer: 'accepted' },
    { name: 'JPEG with HTML behind it', bytes: Buffer.concat([jpeg, text(SCRIPT)]), answer: 'accepted' },
    { name: 'JPEG with a script as comment', bytes: withSegments(jpeg, commentSegment(SCRIPT)), answer: 'accepted' },
    { name: 'PNG with a script as text', bytes: withPngChunk(png, pngChunk('tEXt', text(`Comment\0${SCRIPT}`))), answer: 'accepted' },
    { name: 'PNG with an EXIF chunk', bytes: withPngChunk(png, pngChunk('eXIf', exifSegment(TALKATIVE).subarray(10))), answer: 'accepted' }
  ];
}

function withMetadata(jpeg: Buffer, thumbnail: Buffer): OddImage[] {
  const gps = (latitude: number, longitude: number, references?: readonly [string, string]): Exif => ({
    ...TALKATIVE,
    gps: { latitude, longitude, ...(references && { references }) }
  });
  const exif = (name: string, block: Exif): OddImage => ({ name, bytes: withSegments(jpeg, exifSegment(block)), answer: 'accepted' });
  return [
    exif('markup in EXIF', { description: SCRIPT, artist: `"><img src=x onerror=${SEEDED}>` }),
    exif('orientation 9', { ...TALKATIVE, orientation: 9 }),
    exif('GPS at zero', gps(0, 0, ['N', 'E'])),
    exif('GPS without hemisphere', gps(51.4787, 7.2229)),
    exif('GPS in the southwest', gps(33.4, 70.6, ['S', 'W'])),
    exif('GPS out of range', gps(151, 7.2, ['N', 'E'])),
    exif('taken in the future', { ...TALKATIVE, takenAt: '2099:01:01 00:00:00' }),
    exif('thumbnail inside', { ...TALKATIVE, thumbnail: withSegments(thumbnail, commentSegment(`${SEEDED} thumbnail`)) }),
    { name: 'EXIF that points outside', bytes: withSegments(jpeg, brokenExifSegment()), answer: 'accepted' },
    {
      name: 'EXIF, XMP, IPTC and comment',
      bytes: withSegments(jpeg, exifSegment(TALKATIVE), xmpSegment(`<x>${SEEDED}</x>`), iptcSegment(`${SEEDED} caption`), commentSegment(SEEDED)),
      answer: 'accepted'
    }
  ];
}

async function unusual(png: Buffer): Promise<OddImage[]> {
  const picture = aPicture();
  const sixteenBit = rawPng({ width: 40, height: 40, bitDepth: 16, colourType: 6, lines: Buffer.alloc(40 * (1 + 40 * 8)) });
  const files: Record<string, Buffer> = {
    'PNG named as JPEG': png,
    '16 bit with transparency': sixteenBit,
    'CMYK JPEG': await picture.clone().toColourspace('cmyk').jpeg().toBuffer(),
    'grey JPEG': await picture.clone().greyscale().toColourspace('b-w').jpeg().toBuffer(),
    'progressive JPEG': await picture.clone().jpeg({ progressive: true }).toBuffer(),
    'JPEG with a colour profile': await picture
      .clone()
      .withIccProfile('p3')
      .withExif({ IFD0: { Artist: SEEDED } })
      .jpeg()
      .toBuffer(),
    WebP: await picture.clone().webp().toBuffer(),
    'lossless WebP': await picture.clone().webp({ lossless: true }).toBuffer(),
    'WebP with transparency and EXIF': await picture
      .clone()
      .ensureAlpha(0.5)
      .withExif({ IFD0: { Artist: SEEDED } })
      .webp()
      .toBuffer(),
    'narrow strip': await aPicture(16, 5000).png().toBuffer()
  };
  return Object.entries(files).map(([name, bytes]) => ({ name, bytes, answer: 'accepted' }));
}
