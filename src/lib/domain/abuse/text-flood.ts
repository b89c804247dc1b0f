import { MINUTE, type Instant } from '../time.ts';

/** Texts are compared within this time. */
const FLOOD_WINDOW = 60 * MINUTE;
/** So many times the same text is still chance, or neighbours who told each other what to write. */
export const SAME_TEXTS = 5;
/** Shorter texts ("Baum umgestürzt") are the same by chance, above all on the day of a storm. */
const FEWEST_WORDS = 6;
const MOST_TIMES = 2 * SAME_TEXTS;
/** Memory is bounded: the oldest of these are forgotten, and of long texts the beginning is enough. */
const MOST_TEXTS = 20_000;
const MOST_CHARACTERS = 300;

type TextFlood = {
  /** Remembers the text and says how often it came within the window, itself included; 0 for a short one. */
  count(text: string, now: Instant): number;
};

/**
 * Finds the same words sent many times, whoever sends them; holds them in memory for the window. What is only alike is left alone: on
 * the day of a storm many people write nearly the same.
 */
export function createTextFlood(): TextFlood {
  const seen = new Map<string, Instant[]>();
  return {
    count(text, now) {
      const words = wordsOf(text);
      if (words.length < FEWEST_WORDS) return 0;
      const key = words.join(' ').slice(0, MOST_CHARACTERS);
      const times = [...(seen.get(key) ?? []).filter((at) => at > now - FLOOD_WINDOW), now].slice(-MOST_TIMES);
      seen.delete(key);
      seen.set(key, times);
      while (seen.size > MOST_TEXTS) {
        const oldest = seen.keys().next();
        if (!oldest.done) seen.delete(oldest.value);
      }
      return times.length;
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
