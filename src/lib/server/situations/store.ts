import type { Situation, SituationDraft } from '#lib/domain/situation/situation.ts';
import type { BulkAction, BulkRefusal } from '#lib/domain/situation/bulk.ts';
import type { Outcome, Report } from '#lib/domain/report/report.ts';
import type { Instant } from '#lib/domain/time.ts';

/** A Lage with how many reports belong to it, and how many of them are still to be worked on. */
export type SituationSummary = Situation & { reports: number; open: number };

/** A report of a Lage as the desk lists it. */
export type LinkedReport = Pick<
  Report,
  'id' | 'reference' | 'version' | 'category' | 'subKind' | 'state' | 'outcome' | 'publicKind' | 'urgency' | 'mergedInto' | 'receivedAt'
> & { street: string | null; houseNumber: string | null; quarterId: string | null; districtId: string | null; described: boolean };

/** What was said to many reports at once, and which of them were left out. */
export type BulkRun = {
  id: string;
  cityId: string;
  situationId: string;
  at: Instant;
  by: string;
  action: BulkAction['type'];
  /** How they were closed; null for any other action. */
  outcome: Outcome | null;
  done: number;
  left: { reference: string; reason: BulkRefusal }[];
};

/** Who links or unlinks by hand, with the ids of the line in the report's history. */
export type LinkLine = { cityId: string; reportId: string; situationId: string; at: Instant; by: string; eventId: string; changeId: string };

/** Only the demo declares what is over already. */
export type NewSituation = SituationDraft & Pick<Situation, 'id' | 'cityId' | 'declaredAt' | 'declaredBy'> & Partial<Pick<Situation, 'endedAt' | 'endedBy'>>;

/**
 * Keeps each Lage and what belongs to it. New reports are linked by the report store, in the transaction that takes them in.
 * Contract suite: `store.contract.ts`.
 */
export type SituationStore = {
  /** Links what was seen since its start in the same unit of work; false when another one in force could have a report in common with it. */
  declare(situation: NewSituation): Promise<boolean>;
  /** False when it was not in force. */
  end(end: { cityId: string; id: string; at: Instant; by: string }): Promise<boolean>;
  inForce(cityId: string): Promise<Situation[]>;
  /** Newest first. */
  list(cityId: string): Promise<SituationSummary[]>;
  ofReport(cityId: string, reportId: string): Promise<Situation | null>;
  /** Reports that belong to it, oldest first. */
  reports(cityId: string, id: string): Promise<LinkedReport[]>;
  /** False when the report belongs to a Lage already, or the Lage is unknown. */
  link(line: LinkLine): Promise<boolean>;
  /** False when the report does not belong to it. */
  unlink(line: LinkLine): Promise<boolean>;
  addRun(run: BulkRun): Promise<void>;
  /** Newest first. */
  runs(cityId: string, situationId: string): Promise<BulkRun[]>;
};
