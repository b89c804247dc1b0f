import { untrack } from 'svelte';
import type AlreadyReported from './AlreadyReported.svelte';
import type { Draft } from './draft.svelte.ts';
import { knownThere, NOTHING_KNOWN } from './similar.ts';

const HEADING = 'schon-titel';

/** None when the line is cut just now, because a hint must never block. */
function cards(): Promise<typeof AlreadyReported | undefined> {
  return import('./AlreadyReported.svelte').then(
    (part) => part.default,
    () => undefined
  );
}

/** What is known at the place of a draft, and whether the person has looked at it. */
export class SimilarCards {
  known = $state.raw(NOTHING_KNOWN);
  /** Loaded with the first card: without a line there is none. */
  Cards = $state<typeof AlreadyReported>();
  /** "This is something else". */
  declined = $state(false);
  /** The heading was on the screen. */
  seen = $state(false);
  readonly isShown = $derived(this.known.cards.length > 0 && !this.declined && this.Cards !== undefined);

  /** Looks up anew whenever the place changes; call it in an effect and let that end it. */
  follow(draft: Draft): () => void {
    const location = draft.place?.location;
    this.known = NOTHING_KNOWN;
    this.declined = false;
    this.seen = false;
    let newest = location?.kind === 'point';
    if (location?.kind === 'point') {
      const { cityId, category } = draft.address;
      const subKind = untrack(() => draft.subKind);
      void knownThere(cityId, { category, subKind, phrases: [], text: null, location }).then(async (found) => {
        if (found.cards.length > 0) this.Cards ??= await cards();
        if (newest) this.known = found;
      });
    }
    return () => (newest = false);
  }

  /** Brings the cards to the screen if nobody has seen them; true when it did. */
  show(): boolean {
    if (!this.isShown || this.seen) return false;
    this.seen = true;
    document.getElementById(HEADING)?.scrollIntoView({ block: 'start' });
    document.getElementById(HEADING)?.focus({ preventScroll: true });
    return true;
  }
}
