import { asciiAt, viewOf, type DeclaredSize } from './declared-size.ts';

/** Boxes that lead to the image size, outermost first; `meta` starts with four bytes of version and flags. */
const PATH_TO_SIZES = ['meta', 'iprp', 'ipco'] as const;
const HEIC_BRANDS: readonly string[] = ['heic', 'heix', 'hevc', 'hevx'];
const GENERIC_BRANDS: readonly string[] = ['mif1', 'msf1'];

type Box = { type: string; start: number; end: number };

/** Whether the file type box names HEVC images; AVIF uses the same container and is not accepted. */
export function isHeic(bytes: Uint8Array): boolean {
  if (bytes.byteLength < 16 || asciiAt(bytes, 4, 4) !== 'ftyp') return false;
  const major = asciiAt(bytes, 8, 4);
  if (HEIC_BRANDS.includes(major)) return true;
  return GENERIC_BRANDS.includes(major) && compatibleBrands(bytes).some((brand) => HEIC_BRANDS.includes(brand));
}

/**
 * The largest image that the file declares (`ispe`); null where none can be read or the pixel data (`mdat`) breaks off,
 * which libheif would show as a half picture. Source: ISO/IEC 23008-12, 6.5.3.
 */
export function heicSize(bytes: Uint8Array): DeclaredSize | null {
  const view = viewOf(bytes);
  let range = { start: 0, end: bytes.byteLength };
  if (boxesIn(bytes, 0, range.end).some(({ type, end }) => type === 'mdat' && end > range.end)) return null;
  for (const type of PATH_TO_SIZES) {
    const found = boxesIn(bytes, range.start, range.end).find((box) => box.type === type && box.end <= range.end);
    if (!found) return null;
    range = { start: type === 'meta' ? found.start + 4 : found.start, end: found.end };
  }
  const sizes = boxesIn(bytes, range.start, range.end)
    .filter(({ type, start, end }) => type === 'ispe' && end - start >= 12 && end <= range.end)
    .map((box) => ({ width: view.getUint32(box.start + 4), height: view.getUint32(box.start + 8) }));
  return sizes.sort((a, b) => b.width * b.height - a.width * a.height)[0] ?? null;
}

function compatibleBrands(bytes: Uint8Array): string[] {
  const end = Math.min(viewOf(bytes).getUint32(0), bytes.byteLength);
  const brands: string[] = [];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(asciiAt(bytes, at, 4));
  return brands;
}

/** Direct children between two offsets, up to the first that reaches beyond the end. Source: ISO/IEC 14496-12, 4.2. */
function boxesIn(bytes: Uint8Array, start: number, end: number): Box[] {
  const view = viewOf(bytes);
  const boxes: Box[] = [];
  for (let at = start; at + 8 <= end;) {
    const declared = view.getUint32(at);
    const isLarge = declared === 1 && at + 16 <= end;
    const head = isLarge ? 16 : 8;
    const length = isLarge ? Number(view.getBigUint64(at + 8)) : declared === 0 ? end - at : declared;
    if (length < head) break;
    boxes.push({ type: asciiAt(bytes, at + 4, 4), start: at + head, end: at + length });
    at += length;
  }
  return boxes;
}
