import sharp from 'sharp';

/** Grey values of the picture at this size: each row gives eight comparisons of neighbours, eight rows give 64 bits. */
const COLUMNS = 9;
const ROWS = 8;
/** In so small a picture or with so little difference between light and dark the bits are noise. */
const MIN_EDGE_PIXELS = 100;
const MIN_CONTRAST = 32;
/** A picture that only gets lighter or darker in one direction looks like every other one that does. */
const MIN_BITS_OF_EACH = 10;

/**
 * What a picture looks like, as 16 hexadecimal digits (a difference hash): the same picture scaled or compressed again
 * differs in very few bits. Null for a picture that is too small or too flat to be told from others.
 */
export async function pictureHash(file: { bytes: Uint8Array; width: number; height: number }): Promise<string | null> {
  if (Math.min(file.width, file.height) < MIN_EDGE_PIXELS) return null;
  const grey = await sharp(file.bytes).greyscale().resize(COLUMNS, ROWS, { fit: 'fill' }).raw().toBuffer();
  if (Math.max(...grey) - Math.min(...grey) < MIN_CONTRAST) return null;
  const bits = Array.from({ length: (COLUMNS - 1) * ROWS }, (_, at) => brightensAt(grey, at));
  const ones = bits.filter(Boolean).length;
  if (ones < MIN_BITS_OF_EACH || bits.length - ones < MIN_BITS_OF_EACH) return null;
  return BigInt(`0b${bits.map(Number).join('')}`)
    .toString(16)
    .padStart(bits.length / 4, '0');
}

function brightensAt(grey: Buffer, at: number): boolean {
  const left = Math.floor(at / (COLUMNS - 1)) * COLUMNS + (at % (COLUMNS - 1));
  return (grey[left] ?? 0) < (grey[left + 1] ?? 0);
}
