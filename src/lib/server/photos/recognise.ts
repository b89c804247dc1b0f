import { asciiAt, jpegSize, pngSize, webpSize, type DeclaredSize } from './declared-size.ts';
import { heicSize, isHeic } from './heic-header.ts';
import { MAX_PIXELS, MAX_UPLOAD_BYTES, MIN_EDGE_PIXELS } from './limits.ts';
import type { PhotoProblem } from './verbs.ts';

export const PHOTO_FORMATS = ['jpeg', 'png', 'webp', 'heic'] as const;
export type PhotoFormat = (typeof PHOTO_FORMATS)[number];

export type Recognised =
  | ({ ok: true; format: PhotoFormat } & DeclaredSize)
  | { ok: false; problem: Extract<PhotoProblem, 'empty' | 'too-large' | 'too-many-pixels' | 'unknown-format' | 'damaged' | 'too-small'> };

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG_SIGNATURE = [0xff, 0xd8, 0xff];

const SIZES: Record<PhotoFormat, (bytes: Uint8Array) => DeclaredSize | null> = { jpeg: jpegSize, png: pngSize, webp: webpSize, heic: heicSize };

/**
 * Says what a file is by its first bytes, never by name or declared type, and refuses by the declared size before
 * anything is decoded. A header may lie: the decoder checks the true size again.
 */
export function recognise(bytes: Uint8Array): Recognised {
  if (bytes.byteLength === 0) return { ok: false, problem: 'empty' };
  if (bytes.byteLength > MAX_UPLOAD_BYTES) return { ok: false, problem: 'too-large' };
  const format = formatOf(bytes);
  if (!format) return { ok: false, problem: 'unknown-format' };
  const size = SIZES[format](bytes);
  if (!size) return { ok: false, problem: 'damaged' };
  const problem = sizeProblem(size);
  return problem ? { ok: false, problem } : { ok: true, format, ...size };
}

/** What speaks against an image of this size in pixels, if anything. */
export function sizeProblem(size: DeclaredSize): 'too-many-pixels' | 'too-small' | null {
  if (size.width * size.height > MAX_PIXELS) return 'too-many-pixels';
  if (Math.min(size.width, size.height) < MIN_EDGE_PIXELS) return 'too-small';
  return null;
}

function formatOf(bytes: Uint8Array): PhotoFormat | null {
  if (startsWith(bytes, JPEG_SIGNATURE)) return 'jpeg';
  if (startsWith(bytes, PNG_SIGNATURE)) return 'png';
  if (asciiAt(bytes, 0, 4) === 'RIFF' && asciiAt(bytes, 8, 4) === 'WEBP') return 'webp';
  return isHeic(bytes) ? 'heic' : null;
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
