import type { Instant } from '../time.ts';
import { MINUTE } from '../time.ts';

/** Texts are compared within this time. */
const FLOOD_WINDOW = 60 * MINUTE;
/** So many times the same text is still chance, or neighbours who told each other what to write. */
export const SAME_TEXTS = 5;
/** Shorter texts ("Baum umgestürzt") are the same by chance, above all on the day of a storm. */
const FEWEST_WORDS = 6;
/** Memory is bounded: the oldest of these are forgotten. */
const MOST_SIGNATURES = 20_000;
const SHINGLE_WORDS = 3;
/** Two bands of four smallest hashes: texts that share nine of ten shingles meet in at least one band (about 0.9), half alike ones rarely (about 0.1). */
const BANDS = 2;
const ROWS = 4;

type TextFlood = {
  /** Remembers the text and says how often it, or nearly it, came within the window, itself included; 0 for a short one. */
  count(text: string, now: Instant): number;
};

/** Finds the same text sent many times, whoever sends it. Holds hashes of words in memory, no text. */
export function createTextFlood(): TextFlood {
  const seen = new Map<string, Instant[]>();
  return {
    count(text, now) {
      const words = wordsOf(text);
      if (words.length < FEWEST_WORDS) return 0;
      let most = 0;
      for (const signature of signaturesOf(words)) {
        const times = (seen.get(signature) ?? []).filter((at) => at > now - FLOOD_WINDOW).slice(-SAME_TEXTS * 4);
        times.push(now);
        seen.delete(signature);
        seen.set(signature, times);
        most = Math.max(most, times.length);
      }
      while (seen.size > MOST_SIGNATURES) {
        const oldest = seen.keys().next();
        if (!oldest.done) seen.delete(oldest.value);
      }
      return most;
    }
  };
}

/** Words as they are compared: without case, signs, accents and numbers, which a script changes from post to post. */
function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKD')
      .toLowerCase()
      .replaceAll(/\p{M}/gu, '')
      .match(/\p{L}+/gu) ?? []
  );
}

/** Keys under which the same and nearly the same text meet. */
function signaturesOf(words: readonly string[]): string[] {
  const shingles = new Set(words.slice(0, 1 - SHINGLE_WORDS).map((_, at) => words.slice(at, at + SHINGLE_WORDS).join(' ')));
  const hashes = [...shingles].map((shingle) => hashOf(shingle));
  return Array.from({ length: BANDS }, (_, band) => {
    const smallest = Array.from({ length: ROWS }, (__, row) => smallestOf(hashes, band * ROWS + row + 1));
    return `${String(band)}:${smallest.join(',')}`;
  });
}

function smallestOf(hashes: readonly number[], seed: number): number {
  return hashes.reduce((least, hash) => Math.min(least, mixed(hash ^ Math.imul(seed, 0x9e3779b1))), 0xffffffff);
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Finishing steps of MurmurHash3, so that every seed gives another order. */
function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
