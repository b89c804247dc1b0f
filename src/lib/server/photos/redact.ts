import sharp, { type Sharp } from 'sharp';
import { MAX_PIXELS } from './limits.ts';
import type { RedactionBox } from './verbs.ts';

type PixelBox = { left: number; top: number; width: number; height: number };

/**
 * Replaces the pixels under the boxes by opaque black in a picture of its own, before it is encoded again: nothing of
 * what was below is in the result. Box edges are rounded outwards to whole pixels.
 */
export async function drawBoxes(bytes: Uint8Array, boxes: readonly RedactionBox[]): Promise<{ image: () => Sharp }> {
  const { data, info } = await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  for (const box of boxes) fillBlack(data, info, toPixels(box, info));
  const raw = { width: info.width, height: info.height, channels: info.channels };
  return { image: () => sharp(data, { raw }) };
}

function toPixels(box: RedactionBox, picture: { width: number; height: number }): PixelBox {
  const left = Math.floor(box.x * picture.width);
  const top = Math.floor(box.y * picture.height);
  const right = Math.min(picture.width, Math.ceil((box.x + box.width) * picture.width));
  const bottom = Math.min(picture.height, Math.ceil((box.y + box.height) * picture.height));
  return { left, top, width: right - left, height: bottom - top };
}

function fillBlack(data: Buffer, picture: { width: number; channels: number }, box: PixelBox): void {
  for (let row = box.top; row < box.top + box.height; row += 1) {
    const start = (row * picture.width + box.left) * picture.channels;
    data.fill(0, start, start + box.width * picture.channels);
  }
}
