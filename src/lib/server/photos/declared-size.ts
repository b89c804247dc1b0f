/** Pixels that a file's header claims, before anything is decoded. */
export type DeclaredSize = { width: number; height: number };

const END_OF_IMAGE = 0xd9;
const START_OF_SCAN = 0xda;

/** Reads the first frame header of a JPEG, past stray bytes as decoders do; null where there is none. Source: ITU-T T.81, B.2.2. */
export function jpegSize(bytes: Uint8Array): DeclaredSize | null {
  const view = viewOf(bytes);
  let at = 2;
  while (at + 4 <= view.byteLength) {
    const marker = view.getUint8(at + 1);
    if (view.getUint8(at) !== 0xff || marker === 0xff) at += 1;
    else if (isBare(marker)) at += 2;
    else if (marker === END_OF_IMAGE || marker === START_OF_SCAN) return null;
    else if (!isFrameHeader(marker)) at += 2 + view.getUint16(at + 2);
    else return at + 9 > view.byteLength ? null : { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
  }
  return null;
}

/** Reads the IHDR chunk of a PNG, which has to come first. Source: PNG specification, 11.2.1. */
export function pngSize(bytes: Uint8Array): DeclaredSize | null {
  const view = viewOf(bytes);
  if (view.byteLength < 24 || asciiAt(bytes, 12, 4) !== 'IHDR') return null;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** Reads the canvas (VP8X) or the frame (VP8, VP8L) of a WebP. Source: RFC 9649, 2.5 to 2.7. */
export function webpSize(bytes: Uint8Array): DeclaredSize | null {
  const view = viewOf(bytes);
  if (view.byteLength < 30) return null;
  switch (asciiAt(bytes, 12, 4)) {
    case 'VP8X':
      return { width: 1 + uint24(view, 24), height: 1 + uint24(view, 27) };
    case 'VP8 ':
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
    }
    default:
      return null;
  }
}

/** Four-letter codes of box and chunk formats; shorter than `length` at the end of the file. */
export function asciiAt(bytes: Uint8Array, offset: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(offset, offset + length));
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Markers that stand alone, without a length. */
function isBare(marker: number): boolean {
  return marker === 0x00 || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

/** C4, C8 and CC lie in the range of the frame headers but mean tables and extensions. */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function uint24(view: DataView, offset: number): number {
  return view.getUint16(offset, true) + view.getUint8(offset + 2) * 0x10000;
}
