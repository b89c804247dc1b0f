import { fail, type RequestEvent } from '@sveltejs/kit';
import { m } from '#lib/i18n/paraglide/messages.js';
import { givePinCheckBack, takePinCheck } from '#lib/server/http/limits.ts';
import { refusalStatus } from './refusal-status.ts';
import { refusalSentence } from './refusal-words.ts';

const SECONDS_PER_MINUTE = 60;

/** Whether somebody on the telephone or at the counter sent this report. The PIN goes into no log and no address. */
export async function checkPin({ locals, params, request }: RequestEvent<{ ref: string }>) {
  const { staff, app } = locals;
  const reference = params.ref.toUpperCase();
  const typed = (await request.formData()).get('pin');
  const taken = takePinCheck(reference, app.now());
  if (!taken.ok) return refused(429, m.desk_pin_too_often({ minutes: Math.ceil(taken.retryAfterSeconds / SECONDS_PER_MINUTE) }));
  const answer = staff ? await app.reports.checkPin(staff, reference, typeof typed === 'string' ? typed : '') : 'not-allowed';
  if (answer !== 'wrong') givePinCheckBack(reference, app.now());
  if (answer === 'right') return { pinIsRight: true };
  if (answer === 'not-allowed') return refused(refusalStatus(answer), refusalSentence(answer));
  return refused(422, answer === 'wrong' ? m.desk_pin_wrong() : m.desk_pin_none());
}

/** In the shape of every refusal of this page. */
function refused(status: number, problem: string) {
  const values: Record<string, string> = {};
  return fail(status, { problem, conflict: false, action: 'pin', values });
}
