import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { m } from '#lib/i18n/paraglide/messages.js';
import { refusalSentence } from '../../meldung/[ref=reference]/refusal-words.ts';
import { situationProblem } from '../wanted-situation.ts';
import { missingIn, readBulk } from './bulk-form.ts';

const FORBIDDEN = 403;
const UNKNOWN = 404;
const REFUSED = 422;

type Event = RequestEvent<{ id: string }>;

/** The forms of a Lage. */
export const bulkActions = {
  end: async ({ locals: { staff, app }, params }: Event) => {
    const ended = staff && (await app.situations.end(staff, params.id));
    if (!ended?.ok) return fail(ended?.reason === 'not-in-force' ? REFUSED : FORBIDDEN, { problem: situationProblem(ended?.reason ?? 'not-allowed') });
    redirect(303, '/dienst/lage?beendet=ja');
  },
  answer: async ({ locals: { staff, app }, params, request, url }: Event) => {
    const form = await request.formData();
    const { picked, action } = readBulk(form);
    const values = { picked: form.getAll('meldung').map(String), typed: Object.fromEntries([...form].filter(isTyped)) };
    const missing = action && missingIn(action, app.now());
    if (!staff || !action) return fail(REFUSED, { problem: m.situation_problem_action(), values });
    if (missing) return fail(REFUSED, { problem: refusalSentence(missing), values });
    const answered = await app.situations.answerMany(staff, params.id, { picked, action });
    if (answered.ok) redirect(303, `${url.pathname}?${filterOf(url)}lauf=${answered.run.id}`);
    if (answered.reason === 'nothing-picked') return fail(REFUSED, { problem: m.situation_problem_none(), values });
    return answered.reason === 'not-found'
      ? fail(UNKNOWN, { problem: m.situation_problem_unknown() })
      : fail(FORBIDDEN, { problem: m.situation_problem_not_allowed() });
  }
};

/** Which reports were shown stays as it is. */
function filterOf({ searchParams }: URL): string {
  const kept = [...searchParams].filter(([name, value]) => ['stand', 'bezirk', 'kategorie'].includes(name) && value !== '');
  return kept.length === 0 ? '' : `${new URLSearchParams(kept)}&`;
}

function isTyped(entry: [string, FormDataEntryValue]): entry is [string, string] {
  return typeof entry[1] === 'string' && entry[0] !== 'meldung' && entry[0] !== 'alle';
}
