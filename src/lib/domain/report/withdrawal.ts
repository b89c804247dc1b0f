import type { Instant } from '../time.ts';
import type { PlannedPart, Plan } from './merge.ts';
import type { Report } from './report.ts';

/**
 * The reporter takes the report back; it closes and leaves the public view. If others joined it, their observation
 * stands: the earliest of them becomes the main report and goes on where this one was. The withdrawn one follows it, so that
 * whoever supported it still counts and its number still leads to the work.
 */
export function planWithdrawal(report: Report, children: readonly Report[], now: Instant): Plan {
  if (report.state === 'closed') return { ok: false, reason: 'already-closed' };
  const heir = earliest(children.filter((child) => child.state !== 'closed'));
  const withdrawn: PlannedPart = {
    report,
    patch: {
      ...(heir && { mergedInto: heir.id }),
      state: 'closed',
      outcome: 'withdrawn',
      closing: null,
      closedAt: now,
      waiting: null,
      forwardedTo: null,
      published: false
    },
    event: { type: 'withdrawn', public: true, data: {} }
  };
  return { ok: true, parts: heir ? [withdrawn, inherit(report, heir), ...follow(children, heir)] : [withdrawn] };
}

function earliest(reports: readonly Report[]): Report | undefined {
  return [...reports].sort((one, other) => one.receivedAt - other.receivedAt || (one.id < other.id ? -1 : 1))[0];
}

/** What waits for staff to accept it stays out of the public view, unless they took the whole family on; what they hid stays hidden. */
function inherit(main: Report, heir: Report): PlannedPart {
  const { state, waiting, forwardedTo, team, assignee, proposedOrganisation, routeRule, returns } = main;
  const work = { state, waiting, forwardedTo, team, assignee, proposedOrganisation, routeRule, returns, ...deadlineOf(main, heir) };
  const isTakenOn = state !== 'received' && state !== 'in_review';
  const published = main.published && heir.publicKind === 'pin' && (heir.published || isTakenOn);
  return {
    report: heir,
    patch: { ...work, mergedInto: null, published, hiddenAt: main.hiddenAt ?? heir.hiddenAt },
    event: { type: 'unmerged', public: true, data: { into: main.id, reference: main.reference } }
  };
}

/** What is urgent about the heir stays urgent, whatever it inherits. */
function deadlineOf(main: Report, heir: Report): Pick<Report, 'dueAt' | 'urgency' | 'routeReasons'> {
  if (main.urgency !== null || heir.urgency === null) return { dueAt: main.dueAt, urgency: main.urgency, routeReasons: saidBy(heir, main) };
  const urgent = heir.routeReasons.filter(({ code }) => code === 'urgent');
  return {
    dueAt: Math.min(main.dueAt, heir.dueAt),
    urgency: heir.urgency,
    routeReasons: [...main.routeReasons.filter(({ code }) => code !== 'deadline'), ...urgent]
  };
}

/** What was urgent because of the heir is now its own. */
function saidBy(heir: Report, { routeReasons }: Report): Report['routeReasons'] {
  return routeReasons.map((reason) => {
    if (reason.code !== 'urgent' || reason.joined !== heir.reference) return reason;
    const { joined: _joined, ...own } = reason;
    return own;
  });
}

function follow(children: readonly Report[], heir: Report): PlannedPart[] {
  return children
    .filter((child) => child.id !== heir.id)
    .map((child) => ({
      report: child,
      patch: { mergedInto: heir.id },
      event: { type: 'merged', public: true, data: { into: heir.id, reference: heir.reference } }
    }));
}
