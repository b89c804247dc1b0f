import type { EventType } from '#lib/domain/report/events.ts';
import type { ReportDeps } from './deps.ts';
import { openReport, ownPhotos } from './own.ts';
import type { ReportVerbs } from './verbs.ts';

/** What staff write among themselves, and what only orders their work; everything else is told. */
const AMONG_STAFF: readonly EventType[] = ['noted', 'situation_linked', 'situation_unlinked'];

/** Everything stored about a report, for the person who sent it (GDPR, articles 15 and 20). Asking changes nothing. */
export function createCopy(deps: ReportDeps): ReportVerbs['copy'] {
  return async (reference, secret) => {
    const opened = secret === null ? null : await openReport(deps, reference, secret);
    if (!opened) return null;
    const { cityId, assignee: _assignee, ...report } = opened;
    const [texts, history, photos, alsoSeen, pin] = await Promise.all([
      deps.store.texts(cityId, report.id),
      deps.store.history(cityId, report.id),
      ownPhotos(deps, opened),
      deps.store.alsoSeen(cityId, [report.id]),
      deps.store.pinHash(cityId, report.id)
    ]);
    return {
      report,
      texts: texts.flatMap(({ kind, body, language, at }) => (kind === 'note' ? [] : [{ kind, body, language, at }])),
      history: history
        .filter(({ type }) => !AMONG_STAFF.includes(type))
        .map((event) => ({ at: event.at, type: event.type, by: event.actor.kind, public: event.public })),
      photos,
      alsoSeen: alsoSeen.get(report.id) ?? 0,
      hasPin: pin !== null
    };
  };
}
