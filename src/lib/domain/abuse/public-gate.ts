import { createThrottle, type Throttle } from '../throttle.ts';
import { HOUR, type Instant } from '../time.ts';

/**
 * Why a new report is only public once staff accepted it: `burst` because its Stadtbezirk gets more at once than the city's
 * limit, `copied` because the same words came again and again. It is stored, routed and worked on like any other: whoever
 * reports in a storm loses nothing, and whoever floods the map does not see it there.
 */
export type HoldReason = 'burst' | 'copied';

export type Incoming = { cityId: string; districtId: string | null; text: string | null };

/** Asked once for every new report that stands alone. It has no clock and forgets everything with the process. */
export type PublicGate = { holds: (incoming: Incoming, perHour: number, now: Instant) => HoldReason | null };

/** Shorter texts are often alike without anybody copying them: "Sofa liegt hier". */
const LEAST_CHARACTERS = 25;
/** So often the same words may come at once, and once more after `COPY_REFILL_MILLIS`. */
const COPIES = { capacity: 3, refillMillis: 8 * HOUR };

/** `fingerprint` makes a key of a text that tells nothing about it. */
export function createPublicGate(fingerprint: (text: string) => string): PublicGate {
  const districts = new Map<number, Throttle>();
  const copies = createThrottle(COPIES);
  const ofRate = (perHour: number) => {
    const known = districts.get(perHour) ?? createThrottle({ capacity: perHour, refillMillis: HOUR / perHour });
    districts.set(perHour, known);
    return known;
  };
  return {
    holds({ cityId, districtId, text }, perHour, now) {
      const isOften = !ofRate(perHour).take(`${cityId}/${districtId ?? ''}`, now).ok;
      const words = bare(text ?? '');
      const isCopied = words.length >= LEAST_CHARACTERS && !copies.take(`${cityId}/${fingerprint(words)}`, now).ok;
      if (isCopied) return 'copied';
      return isOften ? 'burst' : null;
    }
  };
}

/** Letters and digits only, so that another space, capital or full stop makes no other text. */
function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]/gu, '');
}
