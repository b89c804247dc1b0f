import type { Outcome, ReportState } from './report.ts';
import { OUTCOMES, STATES } from './report.ts';

/** Either one report (`reference` set) or a cluster with its shares; made from published reports only. */
export type MapMark =
  | { kind: 'report'; lat: number; lon: number; reference: string; category: string; state: ReportState; outcome: Outcome | null }
  | { kind: 'cluster'; lat: number; lon: number; count: number; open: number; fixed: number };

/** A mark as it travels: a cluster has five numbers, a report six entries. */
export type PackedMark =
  | [lat: number, lon: number, count: number, open: number, fixed: number]
  | [lat: number, lon: number, reference: string, category: string, state: string, outcome: string | null];

/** Five decimals are about one metre, as precise as a public place may be; from afar four are less than a pixel. */
const DECIMALS = { near: 5, far: 4 };
const NEAR_ZOOM = 14;

/** The marks of a view at this zoom, ready to travel. */
export function packMarks(marks: readonly MapMark[], zoom: number): PackedMark[] {
  const decimals = zoom >= NEAR_ZOOM ? DECIMALS.near : DECIMALS.far;
  return marks.map((mark): PackedMark => {
    const lat = Number(mark.lat.toFixed(decimals));
    const lon = Number(mark.lon.toFixed(decimals));
    if (mark.kind === 'cluster') return [lat, lon, mark.count, mark.open, mark.fixed];
    return [lat, lon, mark.reference, mark.category, mark.state, mark.outcome];
  });
}

/** Leaves out what it does not understand, so that an old page survives a newer server. */
export function unpackMarks(packed: readonly PackedMark[]): MapMark[] {
  return packed.flatMap((entry): MapMark[] => {
    if (isCluster(entry)) {
      const [lat, lon, count, open, fixed] = entry;
      return [{ kind: 'cluster', lat, lon, count, open, fixed }];
    }
    const [lat, lon, reference, category, stateCode, outcomeCode] = entry;
    const state = STATES.find((known) => known === stateCode);
    const outcome = OUTCOMES.find((known) => known === outcomeCode) ?? null;
    return state ? [{ kind: 'report', lat, lon, reference, category, state, outcome }] : [];
  });
}

function isCluster(entry: PackedMark): entry is [number, number, number, number, number] {
  return typeof entry[2] === 'number';
}
