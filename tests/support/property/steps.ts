import fc from 'fast-check';

/** Numbers stand for "this many-th of what there is", so that every part of a sequence can be left out when it is shrunk. */
export type Step =
  | { do: 'report'; category: number; place: number; isUrgent: boolean }
  | { do: 'join'; report: number; isUrgent: boolean }
  | { do: 'support'; report: number; person: number }
  | { do: 'merge'; from: number; into: number; who: number }
  | { do: 'act'; report: number; action: number; who: number }
  | { do: 'undo'; change: number; who: number }
  | { do: 'separate'; report: number; who: number }
  /** A member asks for a merge across two teams, and a lead (or somebody else) answers. */
  | { do: 'ask'; from: number; into: number; who: number }
  | { do: 'answerRequest'; request: number; agrees: boolean; who: number }
  /** "Nicht dasselbe". */
  | { do: 'tellApart'; report: number; other: number; who: number }
  | { do: 'withdraw'; report: number }
  /** As `act` and `withdraw`, but of a report that others follow. */
  | { do: 'hideMain'; report: number }
  | { do: 'withdrawMain'; report: number }
  | { do: 'photo'; report: number }
  | { do: 'release'; photo: number }
  | { do: 'fixFive'; place: number }
  | { do: 'countFive' }
  | { do: 'later'; hours: number }
  | { do: 'atOnce'; steps: [SingleStep, SingleStep] };

export type SingleStep = Exclude<Step, { do: 'atOnce' }>;

const number = fc.nat({ max: 30 });
const isUrgent = fc.nat({ max: 3 }).map((quarter) => quarter === 0);
/** Mostly somebody who may do everything, as the others are refused most of the time. */
const who = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 3 }) });

const single: fc.Arbitrary<SingleStep> = fc.oneof(
  { weight: 10, arbitrary: fc.record({ do: fc.constant('report'), category: fc.nat({ max: 5 }), place: fc.nat({ max: 3 }), isUrgent }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('join'), report: number, isUrgent: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('support'), report: number, person: fc.nat({ max: 2 }) }) },
  { weight: 16, arbitrary: fc.record({ do: fc.constant('merge'), from: number, into: number, who }) },
  { weight: 16, arbitrary: fc.record({ do: fc.constant('act'), report: number, action: number, who }) },
  { weight: 14, arbitrary: fc.record({ do: fc.constant('undo'), change: number, who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('separate'), report: number, who }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('ask'), from: number, into: number, who: fc.constantFrom(1, 2) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('answerRequest'), request: number, agrees: fc.boolean(), who: fc.constantFrom(3, 3, 0, 1, 2) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('tellApart'), report: number, other: number, who }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('withdraw'), report: number }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('hideMain'), report: number }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('withdrawMain'), report: number }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('photo'), report: number }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('release'), photo: number }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('later'), hours: fc.constantFrom(1, 30, 24 * 40) }) },
  { weight: 1, arbitrary: fc.constantFrom<SingleStep>({ do: 'countFive' }, { do: 'fixFive', place: 0 }, { do: 'fixFive', place: 1 }) }
);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 9, arbitrary: single },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('atOnce' as const), steps: fc.tuple(single, single) }) }
);

/** What residents and staff do one after the other, and sometimes in the same moment. */
export const sequences: fc.Arbitrary<Step[]> = fc.array(step, { minLength: 3, maxLength: 20, size: 'max' });
