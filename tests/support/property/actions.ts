import type { StaffAction } from '../../../src/lib/domain/report/actions.ts';
import { DAY } from '../../../src/lib/domain/time.ts';
import type { World } from './world.ts';

/** What staff do, by number. */
export const ACTIONS: readonly ((world: World) => StaffAction)[] = [
  () => ({ type: 'accept' }),
  ({ staff }) => ({ type: 'assign', assignee: staff[1]?.id ?? null }),
  ({ clock }) => ({ type: 'wait', reason: 'spare_part', until: clock.now + 7 * DAY }),
  () => ({ type: 'forward', organisation: 'usb' }),
  () => closing('fixed', { finding: 'removed_on_site' }),
  () => closing('rejected', { rule: 'spam' }),
  () => closing('not_found', { answer: 'Nichts gefunden.' }),
  () => ({ type: 'reopen' }),
  () => ({ type: 'reopen' }),
  () => ({ type: 'recategorise', category: 'unsafe_place', subKind: null }),
  () => ({ type: 'recategorise', category: 'disorder', subKind: null }),
  () => ({ type: 'recategorise', category: 'waste', subKind: null }),
  () => ({ type: 'hide', reason: 'unclear' }),
  () => ({ type: 'dismiss_organisation', reason: 'own_task' }),
  () => ({ type: 'assign_team', team: 'kod-ost', reason: 'cover', proposesRule: false }),
  () => ({ type: 'answer', text: 'Wir kümmern uns.' }),
  () => ({ type: 'show' }),
  () => ({ type: 'return', reason: 'wrong_area', team: null }),
  () => ({ type: 'leave_spot', reason: 'other_cause' }),
  () => ({ type: 'set_urgency', isUrgent: true, reason: 'hand_danger' }),
  () => ({ type: 'set_urgency', isUrgent: false, reason: 'no_danger' })
];
/** The number of hiding. */
export const HIDE = 12;

function closing(outcome: 'fixed' | 'rejected' | 'not_found', over: Partial<Extract<StaffAction, { type: 'close' }>>): StaffAction {
  return { type: 'close', outcome, finding: null, organisation: null, rule: null, answer: null, ...over };
}
