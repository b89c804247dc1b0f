import { cleanText } from '#lib/domain/report/clean-text.ts';
import type { Report } from '#lib/domain/report/report.ts';
import { derivedId } from './derived-id.ts';
import type { Open311Deps } from './deps.ts';

/** Longer than the description that comes with it. */
const NOTE_CHARACTERS = 6000;

/** A line for staff that changes nothing of the report; false when it is there already. */
export function addNote({ reportStore, now }: Open311Deps, { cityId, id: reportId }: Report, { id, body }: { id: string; body: string }): Promise<boolean> {
  const text = {
    id: derivedId(id, 'text'),
    cityId,
    reportId,
    kind: 'note',
    body: cleanText(body).slice(0, NOTE_CHARACTERS),
    language: 'de',
    at: now(),
    authorId: null
  } as const;
  return reportStore.append({
    cityId,
    reportId,
    changeId: id,
    at: now(),
    actor: { kind: 'public', id: null },
    event: { id, type: 'noted', public: false, text },
    deliveries: []
  });
}
