import type { Refusal } from './actions.ts';
import type { ReportEvent, ReportPatch } from './events.ts';
import { giveBackUrgency, takeOverUrgency } from './joined-urgency.ts';
import { isLooser } from './recategorise.ts';
import type { Report } from './report.ts';

/** One report's part in a change of several reports. */
export type PlannedPart = { report: Report; patch: ReportPatch; event: Pick<ReportEvent, 'type' | 'public' | 'data'> };

export type Plan = { ok: true; parts: PlannedPart[] } | { ok: false; reason: Refusal };

/** `main` is the report that `into` follows, if it is merged itself; `children` are the reports merged into `from`. */
export type MergeQuestion = { from: Report; into: Report; main: Report | null; children: readonly Report[] };

/**
 * Joins two reports about the same thing (product.md, rule 5). Families stay flat: everything merged into `from` moves
 * along, and the target is always a main report. A counted report never enters a public family nor the other way round.
 * The main report takes over what is urgent; it always has a part, so that two merges against each other collide on its version.
 */
export function planMerge({ from, into, main, children }: MergeQuestion): Plan {
  const target = main ?? into;
  const reason = whyNot(from, target);
  if (reason) return { ok: false, reason };
  const moved = [from, ...children].map((report): PlannedPart => ({
    report,
    patch: { mergedInto: target.id, ...staysHidden(report, from) },
    event: { type: 'merged', public: true, data: { into: target.id, reference: target.reference } }
  }));
  const absorbing = planTakingIn(target, from, [from, ...children]);
  return { ok: true, parts: [...moved, absorbing] };
}

/** The main report's part when `from` joins it, with everything that is `joined` to it thereby. */
export function planTakingIn(main: Report, from: Report, joined: readonly Report[]): PlannedPart {
  return { report: main, patch: takeOverUrgency(main, joined), event: { type: 'merged', public: false, data: { from: from.id, reference: from.reference } } };
}

/**
 * Makes a merged report one of its own again, whatever happened since it was merged: its own fields were never touched, so it
 * goes on where it stood. For a merge that can no longer be taken back exactly, as its family has changed. Out of a hidden
 * family it comes hidden, until staff show it. The main report is no longer urgent because of it.
 */
export function planSeparation(child: Report, main: Report, family: { history: readonly ReportEvent[]; staying: readonly Report[] }): Plan {
  if (child.mergedInto !== main.id) return { ok: false, reason: 'nothing-to-undo' };
  const parts: PlannedPart[] = [
    {
      report: child,
      patch: { mergedInto: null, ...staysHidden(child, main) },
      event: { type: 'unmerged', public: true, data: { into: main.id, reference: main.reference } }
    },
    {
      report: main,
      patch: giveBackUrgency(main, child, family),
      event: { type: 'unmerged', public: false, data: { from: child.id, reference: child.reference } }
    }
  ];
  return { ok: true, parts };
}

/** Whoever follows a hidden report is hidden with it, and stays so when it follows it no more. */
function staysHidden(report: Report, main: Report): Pick<ReportPatch, 'hiddenAt'> {
  return report.hiddenAt === null && main.hiddenAt !== null ? { hiddenAt: main.hiddenAt } : {};
}

/**
 * What a change did and what its reports look like now, with the main reports that they follow; `histories` are theirs, in
 * order, by report id.
 */
export type UndoQuestion = { events: readonly ReportEvent[]; reports: readonly Report[]; histories: ReadonlyMap<string, readonly ReportEvent[]> };

/**
 * Takes back one change on all its reports, exactly: every field goes back to its value before, but only while nothing later
 * was built on it; otherwise `changed-since`. A merged report follows its main one, so that only its merge can be taken back,
 * and not even that while the main report is hidden, as it would show what staff hid. Nothing that only added a text, and nothing a reporter withdrew, can be taken back.
 */
export function planUndo({ events, reports, histories }: UndoQuestion): Plan {
  if (events.some(isFinal)) return { ok: false, reason: 'nothing-to-undo' };
  const parts: PlannedPart[] = [];
  for (const event of events.filter(isUndoable)) {
    const report = reports.find(({ id }) => id === event.reportId);
    if (!report) return { ok: false, reason: 'changed-since' };
    const { before, after } = changeOf(event);
    if (!stillHolds(report, after) || isBuiltOn(event, histories.get(report.id) ?? [])) return { ok: false, reason: 'changed-since' };
    if (event.type !== 'merged' && event.type !== 'told_apart' && report.mergedInto !== null) return { ok: false, reason: 'merged' };
    if (
      showsHidden(
        { ...report, ...before },
        reports.find(({ id }) => id === after.mergedInto)
      )
    )
      return { ok: false, reason: 'family-hidden' };
    if (isLooser(report, before)) return { ok: false, reason: 'less-private' };
    parts.push({ report, patch: before, event: undoing(event) }, ...(event.type === 'merged' ? leaving(report, reports, events) : []));
  }
  const isSomething = parts.some(({ patch }) => Object.keys(patch).length > 0) || events.some(({ type }) => type === 'told_apart');
  return isSomething ? { ok: true, parts } : { ok: false, reason: 'nothing-to-undo' };
}

function whyNot(from: Report, target: Report): Refusal | null {
  if (from.cityId !== target.cityId) return 'other-city';
  if (from.id === target.id) return 'same-report';
  if (from.mergedInto !== null || target.mergedInto !== null) return 'merged';
  if (from.publicKind !== target.publicKind) return 'different-kind';
  if (from.state === 'closed' || target.state === 'closed') return 'already-closed';
  return null;
}

/** A main report that the change itself did not touch: what was planned holds only while it stays as it is. */
function leaving({ id, reference, mergedInto }: Report, reports: readonly Report[], events: readonly ReportEvent[]): PlannedPart[] {
  const main = reports.find((each) => each.id === mergedInto);
  if (!main || events.some(({ reportId }) => reportId === main.id)) return [];
  return [{ report: main, patch: {}, event: { type: 'unmerged', public: false, data: { from: id, reference } } }];
}

/** Whether a report that leaves its main one comes into the public view out of a hidden family. */
function showsHidden(restored: Report, main: Report | undefined): boolean {
  return restored.mergedInto === null && restored.hiddenAt === null && (main?.hiddenAt ?? null) !== null;
}

/** What a reporter said about their own report is not the staff's to take back. */
function isFinal({ type, actor }: ReportEvent): boolean {
  return type === 'undone' || type === 'unmerged' || type === 'withdrawn' || (type === 'reopened' && actor.kind === 'reporter');
}

/** Whether a line of the history is what taking its change back takes back, and not only a word beside it. */
export function isUndoable(event: Pick<ReportEvent, 'type' | 'after'>): boolean {
  return event.type === 'merged' || event.type === 'told_apart' || Object.keys(event.after).length > 0;
}

/**
 * The fields that a change gave another value; an action also names those it left alone. A report that was born merged
 * ("Auch gesehen") has no earlier state to restore: it becomes a report of its own.
 */
function changeOf({ type, data, before, after }: ReportEvent): { before: ReportPatch; after: ReportPatch } {
  const { into } = data;
  const isBornMerged = type === 'merged' && typeof into === 'string' && Object.keys(after).length === 0;
  if (isBornMerged) return { before: { mergedInto: null }, after: { mergedInto: into } };
  const then = new Map<string, unknown>(Object.entries(before));
  const changed = Object.keys(after).filter((field) => !isEqual(then.get(field), new Map<string, unknown>(Object.entries(after)).get(field)));
  return { before: only(before, changed), after: only(after, changed) };
}

function only(patch: ReportPatch, fields: readonly string[]): ReportPatch {
  return Object.fromEntries(Object.entries(patch).filter(([field]) => fields.includes(field)));
}

function undoing({ type, data, public: isPublic }: ReportEvent): PlannedPart['event'] {
  return type === 'merged' ? { type: 'unmerged', public: isPublic, data } : { type: 'undone', public: false, data: {} };
}

/** What another team does with a report that it was given. */
const WORK = ['state', 'assignee', 'waiting', 'forwardedTo'];

/**
 * Whether a later change that stands touched one of the same fields, even if it has the same value again by now. A report that was
 * given to another team does not come back as that team's work.
 */
function isBuiltOn(event: ReportEvent, history: readonly ReportEvent[]): boolean {
  const changed = Object.keys(changeOf(event).after);
  const fields = changed.includes('team') ? [...changed, ...WORK] : changed;
  const takenBack = takenBackIn(history);
  return history.some((later) => {
    if (later.seq <= event.seq || later.changeId === event.changeId || takenBack.has(later.changeId)) return false;
    return Object.keys(changeOf(later).after).some((field) => fields.includes(field));
  });
}

/** Changes of a history that were taken back: what undid them carries their id. */
function takenBackIn(history: readonly ReportEvent[]): Set<string> {
  const merged = new Set(history.filter(({ type }) => type === 'merged').map(({ changeId }) => changeId));
  return new Set(history.filter(({ type, changeId }) => type === 'undone' || (type === 'unmerged' && merged.has(changeId))).map(({ changeId }) => changeId));
}

function stillHolds(report: Report, after: ReportPatch): boolean {
  const now = new Map<string, unknown>(Object.entries(report));
  return Object.entries(after).every(([field, value]) => isEqual(now.get(field), value));
}

function isEqual(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const others = new Map<string, unknown>(Object.entries(other));
  const ones = Object.entries(one);
  return ones.length === others.size && ones.every(([key, value]) => others.has(key) && isEqual(value, others.get(key)));
}
