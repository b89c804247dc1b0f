export type Choice = { code: string; word: string };

/** What the forms of the report page offer, in words. */
export type Choices = {
  categories: (Choice & { subKinds: Choice[] })[];
  waitingReasons: Choice[];
  organisations: Choice[];
  findings: Choice[];
  rejectionRules: Choice[];
  returnReasons: Choice[];
  teams: Choice[];
  teamReasons: Choice[];
  dismissalReasons: Choice[];
  hidingReasons: Choice[];
  spotReasons: Choice[];
  urgentReasons: Choice[];
  calmReasons: Choice[];
  /** So often given back, a report goes to the control room. */
  returnsAtMost: number;
};
