import type { Instant } from '#lib/domain/time.ts';
import { AppError } from '../errors.ts';
import type { CityRegistry } from '../cities/registry.ts';
import type { PublicQueries } from '../public-map/queries.ts';
import { prepareAlsoSeen } from './also-seen.ts';
import type { Database } from './open.ts';
import { readSafetyCounts, readTimeToFix } from './public-figures.ts';
import { readBatches, readChanges, readFirstReceived, readList, readOldest } from './public-list.ts';
import { countedSince, readMarks } from './public-marks.ts';
import { createRevision } from './public-revision.ts';
import { readRemoved } from './removed-entries.ts';
import { readNearby } from './public-rows.ts';
import type { PublicReport } from '#lib/domain/report/public-view.ts';
import type { Report } from '#lib/domain/report/report.ts';

type PublicQueryDeps = { cities: Pick<CityRegistry, 'get'>; report: PublicQueries['report']; now: () => Instant };

/** What everybody may read, from listed rows only. */
export function createPublicQueries(database: Database, { cities, report, now }: PublicQueryDeps): PublicQueries {
  const countAlsoSeen = prepareAlsoSeen(database);
  const revision = createRevision(database);
  return {
    list: async (cityId, filter, after) => readList(database, countAlsoSeen, { cityId, filter, after }),
    batches: (cityId, filter) => readBatches(database, countAlsoSeen, { cityId, filter }),
    removed: (cityId) => readRemoved(database, cityId),
    firstReceived: async (cityId) => readFirstReceived(database, cityId),
    revision: async () => revision(),
    changes: async (cityId, filter, span) => readChanges(database, countAlsoSeen, { cityId, filter, span }),
    oldest: async (cityId, districtId) => readOldest(database, countAlsoSeen, { cityId, districtId }),
    marks: async (cityId, filter, bounds, zoom) => readMarks(database, { cityId, filter, bounds, zoom }),
    countedSince: async (cityId, filter) => countedSince(database, { cityId, filter }),
    report,
    safetyCounts: async (cityId) => {
      const city = cities.get(cityId);
      if (!city) throw new AppError('city.unknown', { cityId });
      return readSafetyCounts(database, { cityId, timeZone: city.timeZone, now: now() });
    },
    timeToFix: async (cityId, category, districtId) => readTimeToFix(database, { cityId, category, districtId, now: now() })
  };
}

/** Other public reports around a report, for its page. */
export function createNearbyQuery(database: Database): (report: Report) => Promise<PublicReport[]> {
  const countAlsoSeen = prepareAlsoSeen(database);
  return async (report) => readNearby(database, countAlsoSeen, report);
}
