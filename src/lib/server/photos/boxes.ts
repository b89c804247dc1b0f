import { MAX_REDACTION_BOXES } from './limits.ts';
import type { RedactionBox } from './verbs.ts';

/** Shares come from a drawing surface: sums may pass 1 by the last bit. */
const ROUNDING = 1e-9;

/** Whether all boxes lie inside the picture and cover something. None at all is allowed: staff saw nothing to hide. */
export function areValidBoxes(boxes: readonly RedactionBox[]): boolean {
  return boxes.length <= MAX_REDACTION_BOXES && boxes.every(isValidBox);
}

function isValidBox({ x, y, width, height }: RedactionBox): boolean {
  const finite = [x, y, width, height].every(Number.isFinite);
  return finite && x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= 1 + ROUNDING && y + height <= 1 + ROUNDING;
}
