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

/** The largest image that the file declares (`ispe`); null where none can be read. Source: ISO/IEC 23008-12, 6.5.3. */
export function heicSize(bytes: Uint8Array): DeclaredSize | null {
  const view = viewOf(bytes);
  let range = { start: 0, end: bytes.byteLength };
  for (const type of PATH_TO_SIZES) {
    const found = boxesIn(bytes, range.start, range.end).find((box) => box.type === type);
    if (!found) return null;
    range = { start: type === 'meta' ? found.start + 4 : found.start, end: found.end };
  }
  const sizes = boxesIn(bytes, range.start, range.end)
    .filter((box) => box.type === 'ispe' && box.end - box.start >= 12)
    .map((box) => ({ width: view.getUint32(box.start + 4), height: view.getUint32(box.start + 8) }));
  return sizes.sort((a, b) => b.width * b.height - a.width * a.height)[0] ?? null;
}

function compatibleBrands(bytes: Uint8Array): string[] {
  const end = Math.min(viewOf(bytes).getUint32(0), bytes.byteLength);
  const brands: string[] = [];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(asciiAt(bytes, at, 4));
  return brands;
}

/** Direct children between two offsets; stops at the first box that does not fit, so a lying length ends the walk. */
function boxesIn(bytes: Uint8Array, start: number, end: number): Box[] {
  const view = viewOf(bytes);
  const boxes: Box[] = [];
  for (let at = start; at + 8 <= end;) {
    const declared = view.getUint32(at);
    const length = declared === 0 ? end - at : declared;
    if (length < 8 || at + length > end) break;
    boxes.push({ type: asciiAt(bytes, at + 4, 4), start: at + 8, end: at + length });
    at += length;
  }
  return boxes;
}
