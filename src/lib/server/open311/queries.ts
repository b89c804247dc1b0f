import type { Circle } from '#lib/domain/geo/circle.ts';
import type { RequestUpdate } from '#lib/domain/open311/updates.ts';
import type { PublicReport } from '#lib/domain/report/public-view.ts';
import type { Instant } from '#lib/domain/time.ts';

/** A public report as GeoReport tells of it: what the public page shows, and what was said about it when. */
export type PublicRequest = { report: PublicReport; updates: RequestUpdate[] };

/** Both ends belong to it. */
export type Span = { from: Instant; until: Instant };

/** `services` empty is every service; `open` null is every status; `updated` and `circle` null do not restrict. */
export type RequestQuery = { services: readonly string[]; received: Span; updated: Span | null; open: boolean | null; circle: Circle | null };

export type Page = { limit: number; offset: number };

/** An update with the report it is about. */
export type UpdateOfRequest = { report: PublicReport; update: RequestUpdate };

/** What Open311 clients read. Everything is made from `PublicReport`, so what is not public is not there. */
export type RequestQueries = {
  /** Public reports with an entry of their own, newest first; merged ones are found by their reference. */
  list(cityId: string, query: RequestQuery, page: Page): Promise<PublicRequest[]>;
  /** Those of these references that are public, in the order asked for. */
  byReferences(cityId: string, references: readonly string[]): Promise<PublicRequest[]>;
  /**
   * What was told within a time, oldest first. A page counts events: one that was taken back leaves a gap, and one about a
   * report that others are merged into is an update for each of them.
   */
  updates(cityId: string, span: Span, page: Page): Promise<UpdateOfRequest[]>;
};
