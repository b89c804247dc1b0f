import type { PublicReportPage, PublicStep } from '../report/public-view.ts';
import { MINUTE, type Instant } from '../time.ts';
import type { Subscription } from './subscription.ts';

/** So long a change rests before anybody hears of it, so that taking it back is as if it had never been. */
export const REST_MS = MINUTE;
/** Somebody who goes on working on a report delays its news by this much at most. */
const LONGEST_REST_MS = 10 * MINUTE;

/** Steps that the reader caused or knows. */
const KNOWN: readonly PublicStep['type'][] = ['received', 'withdrawn'];

/** What a mail has to tell: `resting` while a change is too fresh. `steps` is empty when something told before was taken back. */
export type News = { kind: 'nothing' } | { kind: 'resting' } | { kind: 'news'; steps: PublicStep[]; until: Instant; state: string };

type Page = Pick<PublicReportPage, 'steps' | 'state' | 'outcome'>;
type Told = Pick<Subscription, 'toldUntil' | 'toldState'>;

/** Everything that happened since the last mail, in one bundle; a step that was taken back is not among the steps of the page. */
export function untold({ steps, state, outcome }: Page, { toldUntil, toldState }: Told, now: Instant): News {
  const stateNow = outcome === null ? state : `${state}:${outcome}`;
  const fresh = steps.filter(({ type, at }) => at > toldUntil && !KNOWN.includes(type));
  const [first] = fresh;
  const last = fresh.at(-1);
  if (!first || !last) {
    const isOutdated = toldState !== null && toldState !== stateNow;
    return isOutdated ? { kind: 'news', steps: [], until: toldUntil, state: stateNow } : { kind: 'nothing' };
  }
  const isRested = now - last.at >= REST_MS || now - first.at >= LONGEST_REST_MS;
  return isRested ? { kind: 'news', steps: fresh, until: last.at, state: stateNow } : { kind: 'resting' };
}
