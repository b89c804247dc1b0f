import type { Instant } from '#lib/domain/time.ts';

/** What is known of one report at one organisation's own server. A report that is passed on there once more begins anew. */
export type PartnerRequest = {
  cityId: string;
  reportId: string;
  organisation: string;
  /** The change that passed it on. */
  changeId: string;
  /** When a try began of which nobody knows whether it arrived; null when none is open. */
  triedAt: Instant | null;
  /** When the other server said that it has it. */
  givenAt: Instant | null;
  /** Its number there. */
  requestId: string | null;
  /** In the place of a number that is still to come. */
  token: string | null;
  /** Why it was refused, in their words. */
  refusal: string | null;
  /** What they last said of it. */
  status: 'open' | 'closed' | null;
  notes: string | null;
  /** Since when, as they say. */
  statusAt: Instant | null;
  /** When they were last heard, and when they are to be asked next; null for never again. */
  heardAt: Instant | null;
  askAt: Instant | null;
  /** Questions in a row that nobody answered. */
  failures: number;
};

/** What is known of reports at other organisations' servers. Contract suite: `store.contract.ts`. */
export type PartnerStore = {
  one(cityId: string, reportId: string, organisation: string): Promise<PartnerRequest | null>;
  /** At all organisations that ever got it, the latest change first. */
  ofReport(cityId: string, reportId: string): Promise<PartnerRequest[]>;
  /** Stores it in the place of whatever was known. */
  begin(request: PartnerRequest): Promise<void>;
  /** Stores it unless the report was passed on there anew meanwhile; says whether it was stored. */
  update(request: PartnerRequest): Promise<boolean>;
  /** Those that are to be asked about by now, the longest due first. */
  due(now: Instant, most: number): Promise<PartnerRequest[]>;
};
