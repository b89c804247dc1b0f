import type { Refusal } from '#lib/domain/report/actions.ts';
import type { BulkAction } from '#lib/domain/situation/bulk.ts';
import type { Instant } from '#lib/domain/time.ts';
import { endOfDay } from '../../meldung/[ref=reference]/end-of-day.ts';
import { readPicks } from './linked-view.ts';

/** What the control room can choose; closing is named by its outcome. */
export const CHOICES = ['accept', 'answer', 'wait', 'forward', 'fixed', 'not_found', 'not_responsible', 'not_feasible'] as const;
export type BulkChoice = (typeof CHOICES)[number];

/** The form as the verb wants it; null where nothing was chosen to be done. */
export function readBulk(form: FormData): { picked: ReturnType<typeof readPicks>; action: BulkAction | null } {
  const words = (name: string) => form.getAll(name).filter((value): value is string => typeof value === 'string');
  const text = (name: string) => words(name)[0]?.trim() ?? '';
  const picked = readPicks(text('welche') === 'alle' ? text('alle').split(' ') : words('meldung'));
  const choice = CHOICES.find((known) => known === text('tun'));
  return { picked, action: choice ? actionOf(choice, text) : null };
}

/** What the form itself lacks, so that nobody is asked about each of a thousand reports. */
export function missingIn(action: BulkAction, now: Instant): Refusal | null {
  switch (action.type) {
    case 'accept':
      return null;
    case 'answer':
      return action.text === '' ? 'text-missing' : null;
    case 'wait':
      return action.reason === '' ? 'reason-missing' : action.until > now ? null : 'date-not-ahead';
    case 'forward':
      return action.organisation === '' ? 'organisation-missing' : null;
    case 'close':
      if (action.outcome === 'not_responsible') return action.organisation ? null : 'organisation-missing';
      return action.outcome === 'fixed' || action.answer ? null : 'reason-missing';
  }
}

function actionOf(choice: BulkChoice, text: (name: string) => string): BulkAction {
  switch (choice) {
    case 'accept':
      return { type: 'accept' };
    case 'answer':
      return { type: 'answer', text: text('antwort') };
    case 'wait':
      return { type: 'wait', reason: text('grund'), until: endOfDay(text('bis')) };
    case 'forward':
      return { type: 'forward', organisation: text('organisation') };
    case 'fixed':
    case 'not_found':
    case 'not_responsible':
    case 'not_feasible':
      return {
        type: 'close',
        outcome: choice,
        finding: choice === 'fixed' ? text('befund') || null : null,
        organisation: choice === 'not_responsible' ? text('organisation') || null : null,
        rule: null,
        answer: text('antwort') || null
      };
  }
}
