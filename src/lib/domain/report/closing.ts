import type { City } from '../city/city.ts';
import { fits } from '../city/finding.ts';
import type { Refusal, StaffAction } from './actions.ts';
import { handedOn } from './hand-on.ts';
import { decided, knows, refused, STAFF_TEXT_LIMIT, type Decision, type DecisionContext } from './decision.ts';
import type { Closing, Report } from './report.ts';

type Close = Extract<StaffAction, { type: 'close' }>;

/**
 * Closes with an honest outcome (product.md, rule 4): `fixed` needs a proof photo or a coded finding that fits the category, each other outcome
 * the reason, organisation or rule that a reader will ask for. A rejected report leaves the public view.
 */
export function decideClose(report: Report, action: Close, { city, now, proofPhotos }: DecisionContext): Decision {
  const answer = action.answer?.trim() ?? '';
  if (answer.length > STAFF_TEXT_LIMIT) return refused('text-too-long');
  const problem = unknownCode(report, action, city) ?? missingGround(report, action, { answer, proofPhotos });
  if (problem) return refused(problem);
  const published = report.publicKind === 'pin' && action.outcome !== 'rejected';
  return decided(
    { state: 'closed', outcome: action.outcome, closing: closingOf(report, action), closedAt: now, waiting: null, forwardedTo: null, published },
    {
      type: 'closed',
      public: true,
      data: handedOn(city, action.outcome === 'not_responsible' ? action.organisation : null, report),
      text: answer === '' ? null : { kind: 'answer', body: answer }
    }
  );
}

function unknownCode({ category }: Report, { finding, organisation, rule }: Close, city: City): Refusal | null {
  const fitting = city.findings.filter((known) => fits(known, category));
  const isKnown =
    (!finding || knows(fitting, finding)) && (!organisation || knows(city.organisations, organisation)) && (!rule || knows(city.rejectionRules, rule));
  return isKnown ? null : 'unknown-code';
}

function missingGround(report: Report, action: Close, { answer, proofPhotos }: { answer: string; proofPhotos: number }): Refusal | null {
  switch (action.outcome) {
    case 'fixed':
      return action.finding || proofPhotos > 0 ? null : 'proof-missing';
    case 'not_found':
    case 'not_feasible':
      return answer === '' ? 'reason-missing' : null;
    case 'not_responsible':
      return action.organisation ? null : 'organisation-missing';
    case 'no_answer':
      return report.forwardedTo ? null : 'organisation-missing';
    case 'rejected':
      return action.rule ? null : 'rule-missing';
  }
}

function closingOf(report: Report, { outcome, finding, organisation, rule }: Close): Closing {
  return {
    finding: outcome === 'rejected' ? null : finding || null,
    organisation: outcome === 'not_responsible' ? organisation : outcome === 'no_answer' ? report.forwardedTo : null,
    rule: outcome === 'rejected' ? rule : null
  };
}
