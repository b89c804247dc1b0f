import type { LatLon } from '../../src/lib/domain/geo/point.ts';
import { enterWindow, joinKnownSpot, leaveWindow, type Spot, type SpotEntry, type SpotField } from '../../src/lib/domain/spots/keep.ts';
import { isNear, nearestWithin, recountSpots } from '../../src/lib/domain/spots/recount.ts';
import type { SpotReport } from '../../src/lib/domain/spots/spot.ts';

/** One group kept step by step over plain lists; what is asked for is found by looking at everything. */
export function keptSpots() {
  const window = new Map<string, SpotEntry>();
  const all = new Map<string, SpotEntry>();
  const spots: Spot[] = [];
  const field: SpotField = {
    near: (entry) => [...window.values()].filter((other) => other.id !== entry.id && isNear(other, entry)),
    unplacedNear: (point) => [...all.values()].filter((entry) => entry.spot === null && isNear(entry, point)),
    spotsNear: (point) => spots.filter((spot) => isNear(spot, point)),
    found: ({ lat, lon }) => {
      const spot = { id: spots.length + 1, lat, lon };
      spots.push(spot);
      return spot;
    }
  };
  return {
    window,
    all,
    spots,
    enter: ({ id, lat, lon }: SpotReport) => {
      const entry: SpotEntry = { id, lat, lon, count: 0, centre: false, centreId: null, spot: null };
      window.set(id, entry);
      all.set(id, entry);
      enterWindow(field, entry);
    },
    /** A report from before the window, for example one that was rejected by mistake. */
    enterOld: ({ id, lat, lon }: SpotReport) => {
      const entry: SpotEntry = { id, lat, lon, count: 0, centre: false, centreId: null, spot: null };
      all.set(id, entry);
      joinKnownSpot(field, entry);
    },
    leave: (id: string, { forget = false } = {}) => {
      const entry = window.get(id);
      window.delete(id);
      if (forget) all.delete(id);
      if (entry) leaveWindow(field, entry);
    }
  };
}

/** The memory of places as its definition says it, after a slow recount of the whole window at every step. */
export function slowMemory() {
  const spots: (LatLon & { id: number })[] = [];
  const spotOf = new Map<string, number>();
  const all = new Map<string, SpotReport>();
  return {
    spots,
    spotOf,
    step: (window: readonly SpotReport[]) => {
      for (const report of window) all.set(report.id, report);
      const counted = recountSpots(window);
      const rank = (report: SpotReport) => counted.get(report.id)?.count ?? 0;
      const centres = window.filter(({ id }) => counted.get(id)?.centreId === id).sort((a, b) => rank(b) - rank(a) || (a.id < b.id ? -1 : 1));
      const spotOfCentre = new Map<string, number>();
      for (const centre of centres) {
        const known = nearestWithin(centre, spots);
        if (!known) spots.push({ id: spots.length + 1, lat: centre.lat, lon: centre.lon });
        spotOfCentre.set(centre.id, known?.id ?? spots.length);
      }
      for (const { id } of window) {
        const spot = spotOfCentre.get(counted.get(id)?.centreId ?? '');
        if (spot !== undefined) spotOf.set(id, spot);
      }
      for (const report of all.values()) {
        const nearest = spotOf.has(report.id) ? null : nearestWithin(report, spots);
        if (nearest) spotOf.set(report.id, nearest.id);
      }
    },
    forget: (id: string) => {
      all.delete(id);
      spotOf.delete(id);
    }
  };
}
