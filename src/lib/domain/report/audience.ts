import type { Report } from './report.ts';

/** Somebody who wants to know what becomes of a report. `person` tells people apart: an address, a supporter's id, a report's key. */
export type Listener = { person: string; reportId: string; role: 'reporter' | 'supporter' };

/**
 * Who hears about a main report: whoever reported or supported it or anything merged into it, everybody once, however often
 * they said the same. A reporter who withdrew hears nothing more; those who had joined that report still do. `family` are the
 * main report and whatever is merged into it; others are passed over.
 */
export function whoHears(mainId: string, family: readonly Report[], listeners: readonly Listener[]): Listener[] {
  const members = new Map(family.filter(({ id, mergedInto }) => id === mainId || mergedInto === mainId).map((report) => [report.id, report]));
  const hearing = listeners.filter(({ reportId, role }) => {
    const report = members.get(reportId);
    return report !== undefined && (role === 'supporter' || report.outcome !== 'withdrawn');
  });
  return hearing.filter(({ person }, index) => hearing.findIndex((other) => other.person === person) === index);
}
