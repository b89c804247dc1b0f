import { createHash } from 'node:crypto';
import type { City } from '#lib/domain/city/city.ts';
import { updateStatus, type UpdateStatus } from '#lib/domain/open311/status.ts';
import { w3cDate } from '#lib/domain/open311/w3c-date.ts';
import type { PublicStep } from '#lib/domain/report/public-view.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { stepInWords } from '#lib/report-ui/report-words.ts';
import { stateWord } from '#lib/report-ui/words.ts';
import type { Value } from '#lib/server/http/open311/document.ts';
import type { UpdateOfRequest } from '#lib/server/open311/queries.ts';

const ID_CHARACTERS = 22;

/** What was told about a report, as mySociety's `servicerequestupdates` has it. */
export function updateView(told: UpdateOfRequest, city: City): Value {
  const { report, update } = told;
  return {
    update_id: updateId(told),
    service_request_id: report.reference,
    updated_datetime: w3cDate(update.at, city.timeZone),
    status: statusOf(told),
    description: updateWords(told, city)
  };
}

/** The same event is another update for each report that hears of it; the event's own id stays inside. */
function updateId({ report, update }: UpdateOfRequest): string {
  return createHash('sha256').update(`${update.eventId} ${report.reference}`).digest('base64url').slice(0, ID_CHARACTERS);
}

/** A report that joined another one is a duplicate until its main report moves on. */
function statusOf({ update: { step, state, outcome } }: UpdateOfRequest): UpdateStatus {
  return step?.type === 'merged' ? 'DUPLICATE' : updateStatus({ state, outcome });
}

/** The step in the words of the public page, with what staff answered. */
export function updateWords({ report, update }: UpdateOfRequest, city: City): string {
  if (update.step === null) return m.open311_taken_back({ state: stateWord(update.state, update.outcome) });
  const { title, text, answer } = stepInWords(update.step, city, update.at);
  return [joinedInto(update.step, report.mergedInto) ?? title, text, answer].filter(Boolean).join('\n');
}

function joinedInto({ type }: PublicStep, main: string | null): string | null {
  return type === 'merged' && main !== null ? m.open311_merged_into({ reference: main }) : null;
}
