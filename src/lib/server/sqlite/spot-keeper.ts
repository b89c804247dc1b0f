import { enterWindow, joinKnownSpot, leaveWindow, type SpotEntry } from '#lib/domain/spots/keep.ts';
import { isOccasion, SPOT_WINDOW } from '#lib/domain/spots/spot.ts';
import type { Report } from '#lib/domain/report/report.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Database } from './open.ts';
import { openSpotField, placed } from './spot-field.ts';
import { prepareSpotStatements, type GroupKey, type SpotStatements } from './spot-statements.ts';

/** Which group a category belongs to; null for one the city no longer has, which then takes no part. */
export type GroupOf = (cityId: string, category: string) => string | null;

export type SpotKeeper = {
  /** Brings what is kept about a report in line with what it now is. Costs one look-up when nothing about it changed. */
  follow(report: Report, now: Instant): void;
  /** Takes reports older than the window out of it. */
  advance(cityId: string, now: Instant): void;
  /** Whether there is such a report; needs no transaction. */
  isBehind(cityId: string, now: Instant): boolean;
};

/** Keeps the recurring places, inside the transaction of the change that moves them. */
export function createSpotKeeper(database: Database, groupOf: GroupOf): SpotKeeper {
  const statements = prepareSpotStatements(database);
  return {
    follow: (report, now) => {
      const { cityId, id, category } = report;
      const group = isOccasion(report) ? groupOf(cityId, category) : null;
      const known = statements.one(cityId, id);
      if ((known?.group ?? null) === group) return;
      advance(statements, cityId, now);
      forget(statements, { cityId, id, now });
      if (group !== null) enter(statements, { cityId, group }, { report, now });
    },
    advance: (cityId, now) => {
      advance(statements, cityId, now);
    },
    isBehind: (cityId, now) => statements.oldest(cityId, now - SPOT_WINDOW) !== null
  };
}

/** The window is (now − 90 days, now]. In the order of receipt, so that what happens does not depend on how long nobody looked. */
function advance(statements: SpotStatements, cityId: string, now: Instant): void {
  for (let next = statements.oldest(cityId, now - SPOT_WINDOW); next; next = statements.oldest(cityId, now - SPOT_WINDOW)) {
    statements.age(cityId, next.entry.id);
    const field = openSpotField(statements, { cityId, group: next.group }, now);
    leaveWindow(field, field.know(next.entry));
    field.flush();
  }
}

function enter(statements: SpotStatements, key: GroupKey, { report, now }: { report: Report; now: Instant }): void {
  if (report.location.kind !== 'point') return;
  const { lat, lon } = report.location;
  const entry: SpotEntry = { id: report.id, lat, lon, count: 0, centre: false, centreId: null, spot: null };
  const inWindow = report.receivedAt > now - SPOT_WINDOW;
  statements.insert(key, placed(entry), { receivedAt: report.receivedAt, inWindow });
  const field = openSpotField(statements, key, report.receivedAt);
  const known = field.know(entry);
  if (inWindow) enterWindow(field, known);
  else joinKnownSpot(field, known);
  field.flush();
}

/** Withdrawn, rejected, merged or of another group: as if it had never been there, and its place forgets it. */
function forget(statements: SpotStatements, { cityId, id, now }: { cityId: string; id: string; now: Instant }): void {
  const known = statements.one(cityId, id);
  if (!known) return;
  statements.remove(cityId, id);
  if (!known.inWindow) return;
  const field = openSpotField(statements, { cityId, group: known.group }, now);
  leaveWindow(field, known.entry);
  field.flush();
}
