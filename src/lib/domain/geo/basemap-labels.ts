import type { Box } from './basemap-paths.ts';
import { tenth } from './basemap-paths.ts';
import type { MapView, Pixel } from './basemap-view.ts';

export type MapText = { kind: TextKind; text: string; x: number; y: number; size: number; /** Degrees clockwise around its own middle. */ turn: number };
export type TextKind = 'district' | 'quarter' | 'street' | 'green' | 'water' | 'out' | 'poi' | 'number' | 'shield';

export type LabelWish = {
  kind: TextKind;
  text: string;
  size: number;
  turn?: number;
  /** Places to try in this order, in pixels from the spot. */ offsets?: readonly Pixel[];
};

/** Average width of a character of Fira Sans as a share of its size. */
const CHARACTER_WIDTH = 0.55;
const LINE_HEIGHT = 1.2;
const GAP_PX = 3;
const EDGE_PX = 4;
const HERE: readonly Pixel[] = [[0, 0]];

/**
 * Puts words on the map in the order in which they are wished for: one that would touch a taken place or the edge is
 * moved to its next offset, and left out when none is free.
 */
export function labelBoard(view: Pick<MapView, 'width' | 'height'>, taken: readonly Box[]) {
  const boxes: Box[] = [...taken];
  const texts: MapText[] = [];

  const isFree = (box: Box) => boxes.every((other) => other.left >= box.right || other.right <= box.left || other.top >= box.bottom || other.bottom <= box.top);
  const isInside = (box: Box) => box.left >= EDGE_PX && box.top >= EDGE_PX && box.right <= view.width - EDGE_PX && box.bottom <= view.height - EDGE_PX;

  return {
    texts,
    isFree,
    /** Keeps a place free of words. */
    block(box: Box): void {
      boxes.push(box);
    },
    /** True when the words found a place. */
    place(wish: LabelWish, [x, y]: Pixel): boolean {
      for (const [dx, dy] of wish.offsets ?? HERE) {
        const middle: Pixel = [x + dx, y + dy];
        const box = boxOfText(wish, middle);
        if (!isInside(box) || !isFree(box)) continue;
        boxes.push(box);
        texts.push({ kind: wish.kind, text: wish.text, x: tenth(middle[0]), y: tenth(middle[1]), size: wish.size, turn: Math.round(wish.turn ?? 0) });
        return true;
      }
      return false;
    }
  };
}

export type LabelBoard = ReturnType<typeof labelBoard>;

export function textWidth(text: string, size: number): number {
  return text.length * size * CHARACTER_WIDTH;
}

/** Upright box around words whose middle is at a pixel, turned or not. */
function boxOfText({ text, size, turn = 0 }: LabelWish, [x, y]: Pixel): Box {
  const angle = (turn * Math.PI) / 180;
  const half = { along: textWidth(text, size) / 2 + GAP_PX, across: (size * LINE_HEIGHT) / 2 };
  const width = Math.abs(Math.cos(angle)) * half.along + Math.abs(Math.sin(angle)) * half.across;
  const height = Math.abs(Math.sin(angle)) * half.along + Math.abs(Math.cos(angle)) * half.across;
  return { left: x - width, top: y - height, right: x + width, bottom: y + height };
}

export function boxAround([x, y]: Pixel, radius: number): Box {
  return { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius };
}
