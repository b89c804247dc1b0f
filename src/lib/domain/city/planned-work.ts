import type { Localized } from './city.ts';
import type { LocalDay } from './local-time.ts';

/** Work that is already planned or under way; shown to whoever reports the same there, and never in the way. */
export type PlannedWork = {
  id: string;
  /** Id of a special area, a quarter or a district. */
  areaId: string;
  categories: string[];
  /** First and last day, as the number of days since 1970-01-01. */
  from: LocalDay;
  to: LocalDay;
  text: Localized;
};
