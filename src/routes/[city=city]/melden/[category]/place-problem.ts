import { m } from '#lib/i18n/paraglide/messages.js';
import type { Draft } from './draft.svelte.ts';

/** Above this the resident must confirm where the pin stands (flow.md). */
export const ROUGH_METERS = 100;

/** What is still to be done about the place before the second step, or null. */
export function placeProblem({ place, typedAddress, isChosen }: Pick<Draft, 'place' | 'typedAddress' | 'isChosen'>): string | null {
  if (typedAddress.trim() && !isChosen && place?.location.kind !== 'described') return m.place_problem_choose();
  if (!place) return m.place_problem_missing();
  return place.confirmed ? null : m.place_problem_rough();
}
