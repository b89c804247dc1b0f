import type { Report } from '#lib/domain/report/report.ts';
import { addNote } from './add-note.ts';
import { derivedId } from './derived-id.ts';
import type { Open311Deps } from './deps.ts';
import type { Open311Verbs, OpenKey } from './verbs.ts';

/**
 * News that another system has about a report: a note for staff and nothing more, however old it is and whatever state it
 * claims. It reaches public reports, and those that came with the same key; every other one is unknown.
 */
export function createReceiveUpdate(deps: Open311Deps): Open311Verbs['update'] {
  return async ({ key }, { updateId, reference, note }) => {
    const report = await reachable(deps, key, reference);
    if (!report) return { ok: false, reason: 'unknown-report' };
    const id = derivedId(key.id, 'update', updateId);
    const created = await addNote(deps, report, { id, body: note });
    return { ok: true, id: derivedId(id, 'public'), created };
  };
}

async function reachable({ reportStore, requests, store }: Open311Deps, key: OpenKey['key'], reference: string): Promise<Report | null> {
  const report = await reportStore.byReference(reference);
  if (report?.cityId !== key.cityId) return null;
  const [shown] = await requests.byReferences(key.cityId, [reference]);
  return shown !== undefined || (await store.keyOf(key.cityId, report.id)) === key.id ? report : null;
}
