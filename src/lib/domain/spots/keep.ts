import type { LatLon } from '../geo/point.ts';
import { nearestWithin } from './recount.ts';
import { SPOT_LEAST_REPORTS, type SpotReport } from './spot.ts';

/** What is kept about one report. `spot` is the number of the place it belongs to and stays when it leaves the window. */
export type SpotEntry = SpotReport & { count: number; centre: boolean; centreId: string | null; spot: number | null };

/** A place with a memory: a fixed point, where its first centre was. */
export type Spot = LatLon & { id: number };

/**
 * The reports and places of one group, as far as they are asked for. The same report is always the same object, so that a
 * change made to it is seen by everyone; whoever implements this stores what was changed.
 */
export type SpotField = {
  /** Other reports of the window within 50 m. */
  near(entry: SpotEntry): readonly SpotEntry[];
  /** Reports within 50 m that belong to no place yet, in the window or older. */
  unplacedNear(point: LatLon): readonly SpotEntry[];
  /** Places within 50 m. */
  spotsNear(point: LatLon): readonly Spot[];
  /** Founds a place where this report lies. */
  found(entry: SpotEntry): Spot;
};

/** A report comes into the window; the field knows it already. Touches only what lies around and what follows from it. */
export function enterWindow(field: SpotField, entry: SpotEntry): void {
  const near = field.near(entry);
  entry.count = near.length + 1;
  for (const other of near) other.count += 1;
  settle(field, [entry, ...near], [entry]);
}

/** A report leaves the window, by age or because it no longer counts; the field has forgotten it. It keeps its place. */
export function leaveWindow(field: SpotField, entry: SpotEntry): void {
  const near = field.near(entry);
  for (const other of near) other.count -= 1;
  const followers = entry.centre ? near : [];
  Object.assign(entry, { count: 0, centre: false, centreId: null });
  settle(field, near, followers);
}

/** A report without a place joins the nearest known one: so a place is remembered after a long pause, too. */
export function joinKnownSpot(field: SpotField, entry: SpotEntry): void {
  entry.spot ??= nearestWithin(entry, field.spotsNear(entry))?.id ?? null;
}

/** `counted` are the reports whose count changed, `moved` those that need a centre even if none changed. */
function settle(field: SpotField, counted: readonly SpotEntry[], moved: readonly SpotEntry[]): void {
  const changed = settleCentres(field, counted);
  const founded = changed.filter(({ centre }) => centre).map((centre) => placeOf(field, centre));
  for (const entry of new Set([...moved, ...changed, ...changed.flatMap((centre) => field.near(centre))])) joinCentre(field, entry);
  for (const spot of founded) for (const entry of spot ? field.unplacedNear(spot) : []) joinKnownSpot(field, entry);
  for (const entry of moved) joinKnownSpot(field, entry);
}

/**
 * Whether a core is a centre depends only on the centres before it, in the order of count and id. In doubt are the reports
 * whose count changed and those around a centre among them, whose place in the order may be another now. They are looked at
 * in that order, each once, and a core that changes casts doubt only on the later ones around it.
 */
function settleCentres(field: SpotField, counted: readonly SpotEntry[]): SpotEntry[] {
  const inDoubt = createQueue([...counted, ...counted.filter(({ centre }) => centre).flatMap((entry) => field.near(entry))]);
  const changed: SpotEntry[] = [];
  for (let entry = inDoubt.next(); entry; entry = inDoubt.next()) {
    const core = entry;
    const centre = core.count >= SPOT_LEAST_REPORTS && !field.near(core).some((other) => other.centre && isBefore(other, core));
    if (centre === core.centre) continue;
    core.centre = centre;
    changed.push(core);
    for (const other of field.near(core)) if (isBefore(core, other)) inDoubt.add(other);
  }
  return changed;
}

function joinCentre(field: SpotField, entry: SpotEntry): void {
  const centre = nearestWithin(
    entry,
    [entry, ...field.near(entry)].filter((other) => other.centre)
  );
  entry.centreId = centre?.id ?? null;
  if (centre) entry.spot = centre.spot;
}

/** A centre goes on with the nearest known place within 50 m, or founds one, which it then answers with. */
function placeOf(field: SpotField, centre: SpotEntry): Spot | null {
  const known = nearestWithin(centre, field.spotsNear(centre));
  const founded = known ? null : field.found(centre);
  centre.spot = (known ?? founded)?.id ?? null;
  return founded;
}

function isBefore(a: SpotEntry, b: SpotEntry): boolean {
  return a.count > b.count || (a.count === b.count && a.id < b.id);
}

/** Each report at most once, in the order of count and id; reports that neither are nor can be a centre are left out. */
function createQueue(start: Iterable<SpotEntry>): { add(entry: SpotEntry): void; next(): SpotEntry | undefined } {
  const matters = (entry: SpotEntry) => entry.centre || entry.count >= SPOT_LEAST_REPORTS;
  const waiting = [...new Set(start)].filter(matters).sort((a, b) => (isBefore(a, b) ? 1 : -1));
  const known = new Set(waiting);
  return {
    add: (entry) => {
      if (known.has(entry) || !matters(entry)) return;
      known.add(entry);
      const index = waiting.findIndex((other) => isBefore(other, entry));
      waiting.splice(index < 0 ? waiting.length : index, 0, entry);
    },
    next: () => waiting.pop()
  };
}
