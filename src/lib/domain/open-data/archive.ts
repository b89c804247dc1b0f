import { localDayAt } from '../city/local-time.ts';
import { dayCode } from '../numbers/calendar.ts';
import type { LatLon } from '../geo/point.ts';
import type { PublicReport } from '../report/public-view.ts';

/** Fields of the yearly archive, in the order of its table: no number, no text, no street, no hour. */
export const ARCHIVE_FIELDS = ['kategorie', 'art', 'quartier', 'bezirk', 'breite', 'laenge', 'eingang', 'abschluss', 'stand', 'ergebnis'] as const;

export type ArchiveRecord = Record<(typeof ARCHIVE_FIELDS)[number], string | number | null>;

/** Side of the squares whose middle stands for a point. */
const SQUARE_METERS = 50;
const METERS_PER_DEGREE = 111_320;
const DECIMALS = 5;

/** A public report as it goes into the archive for good: the point to 50 m, times to the day in the city's time zone. */
export function archiveRecord(report: PublicReport, { timeZone, center }: { timeZone: string; center: LatLon }): ArchiveRecord {
  const point = report.point && middleOfSquare(report.point, center);
  return {
    kategorie: report.category,
    art: report.subKind,
    quartier: report.quarterId,
    bezirk: report.districtId,
    breite: point?.lat ?? null,
    laenge: point?.lon ?? null,
    eingang: dayCode(localDayAt(report.receivedAt, timeZone)),
    abschluss: report.closedAt === null ? null : dayCode(localDayAt(report.closedAt, timeZone)),
    stand: report.state,
    ergebnis: report.outcome
  };
}

/** Squares of one city share one width in degrees, so that they do not overlap. */
function middleOfSquare({ lat, lon }: LatLon, center: LatLon): LatLon {
  const height = SQUARE_METERS / METERS_PER_DEGREE;
  const width = height / Math.cos((center.lat * Math.PI) / 180);
  return { lat: middle(lat, height), lon: middle(lon, width) };
}

function middle(degrees: number, step: number): number {
  return Number(((Math.floor(degrees / step) + 0.5) * step).toFixed(DECIMALS));
}
