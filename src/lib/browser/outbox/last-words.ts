import { keepDraft } from './keep-draft.ts';
import { readRecord, type OutboxRecord } from './record.ts';
import type { OutboxStore } from './store.ts';

const KEY = 'reviermelder.last-words';

/** Notes a draft in the moment in which its page is left: the database answers later, when nobody is there any more. */
export function noteLastWords(record: OutboxRecord): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(record));
  } catch {
    // Storage that is full or refused: then the draft is as the database got it, a few letters earlier.
  }
}

/** The report is on its way or given up: what was noted is no draft any more. */
export function forgetLastWords(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Where storage is refused nothing was noted.
  }
}

/** Puts what was noted where the drafts are, once. */
export async function keepLastWords(store: OutboxStore): Promise<void> {
  const record = noted();
  forgetLastWords();
  if (record) await keepDraft(store, record);
}

function noted(): OutboxRecord | null {
  try {
    return readRecord(JSON.parse(localStorage.getItem(KEY) ?? 'null'));
  } catch {
    return null;
  }
}
