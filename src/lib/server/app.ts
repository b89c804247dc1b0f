import type { AuthVerbs } from './auth/verbs.ts';
import type { CityRegistry } from './cities/registry.ts';
import type { PhotoVerbs } from './photos/verbs.ts';
import type { PublicQueries } from './public-map/queries.ts';
import type { ReportVerbs } from './reports/verbs.ts';
import type { StaffQueries } from './staff/queries.ts';

/** Everything a route may call, by feature. */
export type App = {
  cities: CityRegistry;
  reports: ReportVerbs;
  photos: PhotoVerbs;
  auth: AuthVerbs;
  desk: StaffQueries;
  publicMap: PublicQueries;
  /** Current time; a test or demo may shift it through the environment. */
  now(): number;
  close(): void;
};
