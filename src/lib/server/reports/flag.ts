import { cleanText } from '#lib/domain/report/clean-text.ts';
import { FLAG_TEXT_LIMIT, hidesAtOnce, mayBeLookedAt, MOST_LOOKS, MOST_OPEN_FLAGS, openFlags } from '#lib/domain/report/flag.ts';
import { isPublic } from '#lib/domain/report/public-view.ts';
import { parseReference } from '#lib/domain/report/reference.ts';
import type { Report } from '#lib/domain/report/report.ts';
import { newId, type ReportDeps } from './deps.ts';
import type { NewEvent } from './store.ts';
import type { ReportVerbs } from './verbs.ts';

const PUBLIC = { kind: 'public', id: null } as const;
/** Somebody at the desk may be changing the report at the same moment. */
const TRIES = 3;

/**
 * "Problem mit diesem Eintrag": the first one takes the entry out of the public view until staff decide, each later one is a
 * line for them. Of a merged report it is the main one's entry, which list and map show.
 */
export function createFlag(deps: ReportDeps): ReportVerbs['flag'] {
  return async (cityId, reference, flag) => {
    for (let tries = 0; tries < TRIES; tries++) {
      const report = await publicEntry(deps, cityId, reference);
      if (!report) return { ok: false, reason: 'not-public' };
      const history = await deps.store.history(cityId, report.id);
      if (openFlags(history).length >= MOST_OPEN_FLAGS) return { ok: true };
      const line = { cityId, changeId: newId(deps), at: deps.now(), actor: PUBLIC };
      const event = flagged(deps, report, flag);
      if (!hidesAtOnce(history)) {
        await deps.store.append({ ...line, reportId: report.id, event, deliveries: [] });
        return { ok: true };
      }
      const part = { reportId: report.id, expectedVersion: report.version, patch: { hiddenAt: line.at }, events: [event] };
      if ((await deps.store.commit({ ...line, parts: [part] })).ok) return { ok: true };
    }
    return { ok: false, reason: 'busy' };
  };
}

/** A passer-by's answer to "Noch da?": counted for the desk, and never a reason to close anything. */
export function createLook(deps: ReportDeps): ReportVerbs['look'] {
  return async (cityId, reference, answer) => {
    const report = await publicEntry(deps, cityId, reference);
    if (!report || !mayBeLookedAt(report)) return { ok: false, reason: 'not-public' };
    const looks = (await deps.store.history(cityId, report.id)).filter(({ type }) => type === 'looked');
    if (looks.length >= MOST_LOOKS) return { ok: true };
    const event: NewEvent = { id: newId(deps), type: 'looked', public: false, data: { answer } };
    await deps.store.append({ cityId, reportId: report.id, changeId: newId(deps), at: deps.now(), actor: PUBLIC, event, deliveries: [] });
    return { ok: true };
  };
}

async function publicEntry({ store }: ReportDeps, cityId: string, reference: string): Promise<Report | null> {
  const named = await store.byReference(parseReference(reference) ?? reference);
  if (!named || named.cityId !== cityId) return null;
  const main = named.mergedInto === null ? null : await store.byId(cityId, named.mergedInto);
  return isPublic(named, main) ? (main ?? named) : null;
}

function flagged(deps: ReportDeps, { cityId, id: reportId }: Report, { reason, text, language }: Parameters<ReportVerbs['flag']>[2]): NewEvent {
  const body = cleanText(text).trim().slice(0, FLAG_TEXT_LIMIT);
  const note = { id: newId(deps), cityId, reportId, kind: 'note', body, language, at: deps.now(), authorId: null } as const;
  return { id: newId(deps), type: 'flagged', public: false, data: { reason }, ...(body !== '' && { text: note }) };
}
