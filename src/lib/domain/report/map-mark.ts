import type { Outcome, ReportState } from './report.ts';
import { OUTCOMES, STATES } from './report.ts';

/** Either one report (`reference` set) or a cluster with its shares; made from published reports only. */
export type MapMark =
  | { kind: 'report'; lat: number; lon: number; reference: string; category: string; state: ReportState; outcome: Outcome | null }
  | { kind: 'cluster'; lat: number; lon: number; count: number; open: number; fixed: number };

/** A single report as it travels. */
type PackedReport = [lat: number, lon: number, reference: string, category: string, state: string, outcome: string | null];
/** Clusters as they travel: column by column, positions as steps from the cluster before, in parts of a degree, which a compressor likes best. */
type PackedClusters = { perDegree: number; lat: number[]; lon: number[]; count: number[]; open: number[]; fixed: number[] };
/** The marks of a view as they travel. */
export type PackedMarks = { clusters: PackedClusters; reports: PackedReport[] };

/** Five decimals are about one metre, as precise as a public place may be; a cluster seen from afar needs only four. */
const DECIMALS = 5;
const PER_DEGREE = { near: 100_000, far: 10_000 };
const NEAR_ZOOM = 16;

type Cluster = Extract<MapMark, { kind: 'cluster' }>;
type SingleReport = Extract<MapMark, { kind: 'report' }>;

/** The marks of a view at this zoom, ready to travel. */
export function packMarks(marks: readonly MapMark[], zoom: number): PackedMarks {
  const perDegree = zoom >= NEAR_ZOOM ? PER_DEGREE.near : PER_DEGREE.far;
  const clusters = marks.filter((mark): mark is Cluster => mark.kind === 'cluster');
  const reports = marks.filter((mark): mark is SingleReport => mark.kind === 'report');
  const steps = (degrees: (mark: Cluster) => number) => {
    const parts = clusters.map((mark) => Math.round(degrees(mark) * perDegree));
    return parts.map((part, index) => part - (parts[index - 1] ?? 0));
  };
  const column = (value: (mark: Cluster) => number) => clusters.map(value);
  return {
    clusters: {
      perDegree,
      lat: steps(({ lat }) => lat),
      lon: steps(({ lon }) => lon),
      count: column(({ count }) => count),
      open: column(({ open }) => open),
      fixed: column(({ fixed }) => fixed)
    },
    reports: reports.map(({ lat, lon, reference, category, state, outcome }) => [rounded(lat), rounded(lon), reference, category, state, outcome])
  };
}

/** Leaves out what it does not understand, so that an old page survives a newer server. */
export function unpackMarks({ clusters, reports }: PackedMarks): MapMark[] {
  const { perDegree, lat, lon, count, open, fixed } = clusters;
  const [lats, lons] = [places(lat, perDegree), places(lon, perDegree)];
  return [
    ...count.map((n, index): MapMark => ({
      kind: 'cluster',
      lat: lats[index] ?? 0,
      lon: lons[index] ?? 0,
      count: n,
      open: open[index] ?? 0,
      fixed: fixed[index] ?? 0
    })),
    ...reports.flatMap(([latitude, longitude, reference, category, stateCode, outcomeCode]): MapMark[] => {
      const state = STATES.find((known) => known === stateCode);
      const outcome = OUTCOMES.find((known) => known === outcomeCode) ?? null;
      return state ? [{ kind: 'report', lat: latitude, lon: longitude, reference, category, state, outcome }] : [];
    })
  ];
}

function places(steps: readonly number[], perDegree: number): number[] {
  let at = 0;
  return steps.map((step) => (at += step) / perDegree);
}

function rounded(degrees: number): number {
  return Number(degrees.toFixed(DECIMALS));
}
