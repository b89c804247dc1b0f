import { OUTCOMES, type ReportState } from '#lib/domain/report/report.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { stateWord } from '#lib/report-ui/words.ts';
import type { StateChoice } from './map-filter.ts';

/** A state, an outcome or a whole group of them, as the filter names it. */
export function choiceWord(choice: StateChoice): string {
  if (choice === 'open') return m.filter_open();
  if (choice === 'closed') return m.filter_closed();
  const outcome = OUTCOMES.find((known) => known === choice);
  return outcome ? stateWord('closed', outcome) : stateWord(choice as ReportState, null);
}
