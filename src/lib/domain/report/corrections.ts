import type { StaffAction } from './actions.ts';
import { DISMISSAL_REASONS, HIDING_REASONS, isReason, SPOT_REASONS } from './correction-reasons.ts';
import { decided, refused, type Decision, type DecisionContext } from './decision.ts';
import { isPublicButForHiding } from './flag.ts';
import { isPublic } from './public-view.ts';
import type { Report } from './report.ts';
import { isOccasion } from '../spots/spot.ts';

type Action<Type extends StaffAction['type']> = Extract<StaffAction, { type: Type }>;

/** Staff say that the proposed organisation has nothing to do with it; the team stays. */
export function decideDismissal({ proposedOrganisation: organisation }: Report, { reason }: Action<'dismiss_organisation'>): Decision {
  if (organisation === null) return refused('nothing-proposed');
  if (reason === '') return refused('reason-missing');
  if (!isReason(DISMISSAL_REASONS, reason)) return refused('unknown-code');
  return decided({ proposedOrganisation: null }, { type: 'organisation_dismissed', public: false, data: { organisation, reason } });
}

/** Staff say that a report only lies near a recurring place: it is no occasion of it any more, open or closed. */
export function decideLeaveSpot(report: Report, { reason }: Action<'leave_spot'>): Decision {
  if (!isOccasion(report)) return refused('no-occasion');
  if (reason === '') return refused('reason-missing');
  if (!isReason(SPOT_REASONS, reason)) return refused('unknown-code');
  return decided({ leftSpot: true }, { type: 'left_spot', public: false, data: { reason } });
}

/**
 * Takes a public report out of every public view, open or closed, and changes nothing else; undoing it shows it again as it
 * was. What a flag hid stays hidden by it.
 */
export function decideHide(report: Report, { reason }: Action<'hide'>, { now, isFlagged = false }: DecisionContext): Decision {
  if (!isPublic(report, null) && !(isFlagged && isPublicButForHiding(report))) return refused('not-public');
  if (reason === '') return refused('reason-missing');
  if (!isReason(HIDING_REASONS, reason)) return refused('unknown-code');
  return decided({ hiddenAt: now }, { type: 'hidden', public: false, data: { reason } });
}

/** Brings a hidden report back into the view that its reporter was promised, or says that a flagged one stays there. */
export function decideShow({ hiddenAt }: Report, { isFlagged = false }: Pick<DecisionContext, 'isFlagged'>): Decision {
  return hiddenAt === null && !isFlagged ? refused('not-hidden') : decided({ hiddenAt: null }, { type: 'shown', public: false });
}
