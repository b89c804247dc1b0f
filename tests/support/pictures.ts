import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

/** Corners of `aPicture`, so that a test can see which way up it is. */
export const CORNERS = { topLeft: 'red', topRight: 'green', bottomLeft: 'blue', bottomRight: 'yellow' } as const;
export type Corner = keyof typeof CORNERS;
export type CornerColour = (typeof CORNERS)[Corner];

const RGB: Record<CornerColour, readonly [number, number, number]> = { red: [200, 30, 30], green: [30, 160, 60], blue: [30, 60, 200], yellow: [230, 210, 40] };
const GRAIN = 24;

/** A drawn picture with a colour in each corner and some grain, so that its file is not trivially small. */
export function aPicture(width = 320, height = 240): Sharp {
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const corner: Corner = y < height / 2 ? (x < width / 2 ? 'topLeft' : 'topRight') : x < width / 2 ? 'bottomLeft' : 'bottomRight';
      const grain = ((x * 7919 + y * 104_729 + x * y * 31) % GRAIN) - GRAIN / 2;
      RGB[CORNERS[corner]].forEach((value, channel) => (data[(y * width + x) * 3 + channel] = Math.max(0, Math.min(255, value + grain))));
    }
  }
  return sharp(data, { raw: { width, height, channels: 3 } });
}

export async function aJpeg(width?: number, height?: number): Promise<Buffer> {
  return aPicture(width, height).jpeg({ quality: 90 }).toBuffer();
}

/** The colours that a person sees in the four corners of a stored file. */
export async function cornersOf(file: Uint8Array): Promise<Record<Corner, CornerColour>> {
  const { data, info } = await sharp(file).raw().toBuffer({ resolveWithObject: true });
  const near = (x: number, y: number): CornerColour => {
    const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
    const distance = ([, rgb]: [string, readonly number[]]) => rgb.reduce((sum, value, channel) => sum + Math.abs(value - (data[at + channel] ?? 0)), 0);
    const [nearest] = Object.entries(RGB).sort((one, other) => distance(one) - distance(other));
    return nearest?.[0] as CornerColour;
  };
  return { topLeft: near(0.2, 0.2), topRight: near(0.8, 0.2), bottomLeft: near(0.2, 0.8), bottomRight: near(0.8, 0.8) };
}

/** A PNG out of its header fields and raw scan lines (each with its filter byte); the lines may well be too few. */
export function rawPng({
  width,
  height,
  bitDepth,
  colourType,
  lines
}: {
  width: number;
  height: number;
  bitDepth: number;
  colourType: number;
  lines: Buffer;
}): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([bitDepth, colourType], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(lines)),
    pngChunk('IEND', Buffer.alloc(0))
  ]);
}

export function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** Puts a chunk behind the header of a PNG. */
export function withPngChunk(png: Buffer, chunk: Buffer): Buffer {
  const afterHeader = 8 + 12 + 13;
  return Buffer.concat([png.subarray(0, afterHeader), chunk, png.subarray(afterHeader)]);
}
