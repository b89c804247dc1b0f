import type { Category } from '../city/city.ts';
import type { StaffAction } from './actions.ts';
import { decided, knows, refused, type Decision, type DecisionContext } from './decision.ts';
import type { ReportPatch } from './events.ts';
import type { Report } from './report.ts';

type Recategorise = Extract<StaffAction, { type: 'recategorise' }>;

/**
 * Another category never makes a report more public than its reporter was promised (product.md, rule 3): a counted report
 * stays counted, a pin may become counted and then leaves the public view. Phrases and answers that the new category does
 * not know fall away. Routing follows in the use case, as it needs the neighbours.
 */
export function decideRecategorise(report: Report, { category: code, subKind }: Recategorise, { city }: DecisionContext): Decision {
  const category = city.categories.find((known) => known.code === code);
  if (!category) return refused('unknown-code');
  if (subKind !== null && !knows(category.subKinds, subKind)) return refused('unknown-code');
  const state = report.state === 'received' ? 'in_review' : report.state;
  const patch: ReportPatch = { category: code, subKind, state, ...stillSaid(report, category), ...stillPublic({ ...report, state }, category) };
  return decided(patch, { type: 'recategorised', public: true });
}

function stillSaid(report: Report, category: Category): Pick<Report, 'phrases' | 'answers'> {
  const isKnownAnswer = ([question, option]: [string, string]) => category.questions.some((known) => known.code === question && knows(known.options, option));
  return {
    phrases: report.phrases.filter((phrase) => knows(category.phrases, phrase)),
    answers: Object.fromEntries(Object.entries(report.answers).filter(isKnownAnswer))
  };
}

function stillPublic(report: Report, category: Category): Pick<Report, 'publicKind' | 'published'> {
  const publicKind = report.publicKind === 'pin' && category.visibility === 'pin' ? 'pin' : 'counts';
  const isAwaitingAcceptance = category.publication === 'on_acceptance' && report.state === 'in_review';
  return { publicKind, published: report.published && publicKind === 'pin' && !isAwaitingAcceptance };
}

/** Whether a patch lets the public see more of a counted report than before; only tightening is ever allowed (decision 6). */
export function isLooser(report: Pick<Report, 'publicKind' | 'published'>, patch: ReportPatch): boolean {
  return report.publicKind === 'counts' && (patch.publicKind === 'pin' || patch.published === true);
}
