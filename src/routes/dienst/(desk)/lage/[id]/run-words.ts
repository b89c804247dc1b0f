import type { Refusal } from '#lib/domain/report/actions.ts';
import type { BulkRefusal } from '#lib/domain/situation/bulk.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { stateWord } from '#lib/report-ui/words.ts';
import { refusalSentence } from '../../meldung/[ref=reference]/refusal-words.ts';
import { whenWords } from '../../situation-words.ts';

type Run = NonNullable<Awaited<ReturnType<App.Locals['app']['situations']['open']>>>['runs'][number];

/** What became of an answer to many: how many got it, and each one that did not, by reason. */
export function runWords({ id, at, byName, action, outcome, done, left }: Run) {
  const reasons = [...new Set(left.map(({ reason }) => reason))].map((reason) => ({
    reason,
    word: leftWord(reason),
    references: left.filter((each) => each.reason === reason).map(({ reference }) => reference)
  }));
  return {
    id,
    done,
    title: m.situation_run_line({ when: whenWords(at), name: byName ?? m.situation_someone(), action: actionWord(action, outcome) }),
    result: m.situation_run({ done, left: left.length }),
    reasons
  };
}

export type RunWords = ReturnType<typeof runWords>;

const ACTION_WORDS = { accept: m.act_accept, answer: m.situation_do_answer, wait: m.act_wait, forward: m.act_forward };

function actionWord(action: Run['action'], outcome: Run['outcome']): string {
  return action === 'close' ? m.situation_do_close({ outcome: stateWord('closed', outcome) }) : ACTION_WORDS[action]();
}

/** On a page of many the sentences of a single report would say too much. */
const LEFT_WORDS: Record<Exclude<BulkRefusal, Refusal>, () => string> = {
  'urgent-alone': m.situation_left_urgent,
  'safety-alone': m.situation_left_safety,
  'not-linked': m.situation_left_not_linked
};

function leftWord(reason: BulkRefusal): string {
  if (reason === 'version-conflict') return m.situation_left_changed();
  if (reason === 'unknown-code') return m.situation_left_finding();
  return reason === 'urgent-alone' || reason === 'safety-alone' || reason === 'not-linked' ? LEFT_WORDS[reason]() : refusalSentence(reason);
}
