import type { ReportEvent } from './events.ts';
import type { PublicStep } from './public-view.ts';
import type { Outcome, Report, ReportState } from './report.ts';

const STEP_TYPES: readonly string[] = [
  'received',
  'accepted',
  'waiting',
  'forwarded',
  'closed',
  'reopened',
  'merged',
  'unmerged',
  'recategorised',
  'answered',
  'withdrawn'
] satisfies PublicStep['type'][];

/**
 * The dated steps of a report for everybody: what happened, never who did it. A change that was taken back leaves no step,
 * nor does a merge that was.
 * `answers` are the texts that staff published, by text id; events come in the order of `seq`.
 */
export function publicSteps(report: Pick<Report, 'team'>, history: readonly ReportEvent[], answers: ReadonlyMap<string, string>): PublicStep[] {
  const shown = new Set(publicEvents(history));
  let current: Work = { state: 'received', outcome: null, team: firstTeam(report, history) };
  return history.flatMap((event) => {
    current = { ...current, ...workOf(event) };
    return isStep(event) && shown.has(event) ? [stepOf(event, current, answers)] : [];
  });
}

/** The events behind these steps, in the same order. */
export function publicEvents(history: readonly ReportEvent[]): ReportEvent[] {
  const undone = new Set(history.filter(({ type }) => type === 'undone').map(({ changeId }) => changeId));
  return history.filter((event) => isStep(event) && !undone.has(event.changeId) && !isTakenBackMerge(event, history));
}

/** The steps of a merged report: its own until it was merged, then what became of the main report. */
export function stepsWithMain(own: readonly PublicStep[], main: readonly PublicStep[]): PublicStep[] {
  const mergedAt = own.findLast(({ type }) => type === 'merged')?.at;
  if (mergedAt === undefined) return [...own];
  return [...own, ...main.filter(({ type, at }) => at > mergedAt && type !== 'received' && type !== 'merged' && type !== 'unmerged')];
}

/** A report that was joined and separated again: a withdrawal separates as well, but without a merge of the same change. */
function isTakenBackMerge({ type, changeId }: ReportEvent, history: readonly ReportEvent[]): boolean {
  if (type !== 'merged' && type !== 'unmerged') return false;
  const opposite = type === 'merged' ? 'unmerged' : 'merged';
  return history.some((other) => other.changeId === changeId && other.type === opposite);
}

type Work = { state: ReportState; outcome: Outcome | null; team: string };

function firstTeam(report: Pick<Report, 'team'>, history: readonly ReportEvent[]): string {
  return history.find(({ before }) => before.team !== undefined)?.before.team ?? report.team;
}

function workOf({ after }: ReportEvent): Partial<Work> {
  return {
    ...(after.state !== undefined && { state: after.state }),
    ...(after.outcome !== undefined && { outcome: after.outcome }),
    ...(after.team !== undefined && { team: after.team })
  };
}

function isStep(event: ReportEvent): event is ReportEvent & { type: PublicStep['type'] } {
  return event.public && STEP_TYPES.includes(event.type);
}

function stepOf(event: ReportEvent & { type: PublicStep['type'] }, { state, outcome, team }: Work, answers: ReadonlyMap<string, string>): PublicStep {
  const { type, at, after, textId, data } = event;
  return {
    type,
    at,
    state,
    outcome,
    organisation: after.forwardedTo ?? after.closing?.organisation ?? null,
    handedOn: data['handedOn'] !== undefined,
    reason: after.waiting?.reason ?? after.closing?.rule ?? null,
    until: after.waiting?.until ?? null,
    finding: after.closing?.finding ?? null,
    team,
    answer: textId === null ? null : (answers.get(textId) ?? null)
  };
}
