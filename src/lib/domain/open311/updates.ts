import type { ReportEvent } from '../report/events.ts';
import { publicEvents, publicSteps } from '../report/public-steps.ts';
import type { PublicStep } from '../report/public-view.ts';
import type { Outcome, Report, ReportState } from '../report/report.ts';
import type { Instant } from '../time.ts';

/** Something that everybody may hear about a report. `step` is null when only an earlier one was taken back. */
export type RequestUpdate = { eventId: string; at: Instant; state: ReportState; outcome: Outcome | null; step: PublicStep | null };

/**
 * The public steps of a report with the id of the event behind each. A step that was taken back is gone, but whoever has
 * read it must hear where the report stands now, so taking it back is an update of its own.
 */
export function updatesOf(report: Pick<Report, 'team'>, history: readonly ReportEvent[], answers: ReadonlyMap<string, string>): RequestUpdate[] {
  const steps = publicSteps(report, history, answers);
  const told = publicEvents(history).map((event, index) => toldOf(event, steps[index]));
  return [...told, ...takenBack(history)].filter((update) => update !== null).toSorted((a, b) => a.at - b.at);
}

/** The updates of a merged report: its own until it was merged, then those of its main report. */
export function updatesWithMain(own: readonly RequestUpdate[], main: readonly RequestUpdate[]): RequestUpdate[] {
  const mergedAt = own.findLast(({ step }) => step?.type === 'merged')?.at;
  if (mergedAt === undefined) return [...own];
  const isOfTheFamily = ({ type }: PublicStep) => type !== 'received' && type !== 'merged' && type !== 'unmerged';
  return [...own, ...main.filter(({ at, step }) => at > mergedAt && (step === null || isOfTheFamily(step)))];
}

function toldOf({ id, at }: ReportEvent, step: PublicStep | undefined): RequestUpdate | null {
  return step ? { eventId: id, at, state: step.state, outcome: step.outcome, step } : null;
}

function takenBack(history: readonly ReportEvent[]): RequestUpdate[] {
  let stands: { state: ReportState; outcome: Outcome | null } = { state: 'received', outcome: null };
  return history.flatMap((event) => {
    const { type, changeId, after, id, at } = event;
    stands = { state: after.state ?? stands.state, outcome: after.outcome === undefined ? stands.outcome : after.outcome };
    const wasTold = type === 'undone' && history.some((other) => other.changeId === changeId && other.public);
    return wasTold ? [{ eventId: id, at, ...stands, step: null }] : [];
  });
}
