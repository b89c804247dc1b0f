import { isPublic } from '#lib/domain/report/public-view.ts';
import type { Report, ReportLocation } from '#lib/domain/report/report.ts';
import { folded } from './folded.ts';
import { cellOf, toMapPixel } from './map-pixel.ts';
import type { ReportRow } from './schema/report.ts';

/** A report as its table keeps it, with the columns that only serve queries. */
export function toRow(report: Report): ReportRow {
  const { location, place, waiting, ...rest } = report;
  return {
    ...rest,
    ...locationColumns(location),
    isPublic: isPublicAlone(report),
    liveUntil: liveUntilOf(report),
    deskOrder: deskOrderOf(report),
    street: place.street,
    streetFolded: place.street === null ? null : folded(place.street),
    houseNumber: place.houseNumber,
    quarterId: place.quarterId,
    districtId: place.districtId,
    waitingReason: waiting?.reason ?? null,
    waitingUntil: waiting?.until ?? null
  };
}

/** The report of a row, exactly as it was stored. */
export function toReport(row: ReportRow): Report {
  const { street, houseNumber, quarterId, districtId, waitingReason, waitingUntil, ...rest } = row;
  const {
    isPublic,
    liveUntil,
    deskOrder,
    streetFolded,
    locationKind,
    lat,
    lon,
    accuracyMeters,
    locationSource,
    locationText,
    locationDistrictId,
    mapX,
    mapY,
    cellX,
    cellY,
    ...same
  } = rest;
  return {
    ...same,
    location: locationOf(row),
    place: { street, houseNumber, quarterId, districtId },
    waiting: waitingReason === null || waitingUntil === null ? null : { reason: waitingReason, until: waitingUntil }
  };
}

/** The end of time for an open report; a closed one without a time has always been closed. */
function liveUntilOf({ state, closedAt }: Report): number {
  return state === 'closed' ? (closedAt ?? 0) : Number.MAX_SAFE_INTEGER;
}

/** Three thousand years: longer than any deadline is ahead. */
const AFTER_EVERYTHING_URGENT = 1e14;

function deskOrderOf({ dueAt, urgency }: Report): number {
  return urgency === null ? dueAt + AFTER_EVERYTHING_URGENT : dueAt;
}

/** Whether the row would be public if it stood alone; whether a merged one is also depends on its main report. */
function isPublicAlone(report: Report): boolean {
  return isPublic({ ...report, mergedInto: null }, null);
}

type LocationColumns = Pick<
  ReportRow,
  'locationKind' | 'lat' | 'lon' | 'accuracyMeters' | 'locationSource' | 'locationText' | 'locationDistrictId' | 'mapX' | 'mapY' | 'cellX' | 'cellY'
>;

const NOWHERE = { lat: null, lon: null, accuracyMeters: null, locationSource: null, mapX: null, mapY: null, cellX: null, cellY: null };

function locationColumns(location: ReportLocation): LocationColumns {
  if (location.kind === 'described') {
    return { ...NOWHERE, locationKind: 'described', locationText: location.text, locationDistrictId: location.districtId };
  }
  const pixel = toMapPixel(location);
  const cell = cellOf(pixel);
  return {
    locationKind: 'point',
    lat: location.lat,
    lon: location.lon,
    accuracyMeters: location.accuracyMeters,
    locationSource: location.source,
    locationText: location.typedAddress ?? null,
    locationDistrictId: null,
    mapX: pixel.x,
    mapY: pixel.y,
    cellX: cell.x,
    cellY: cell.y
  };
}

function locationOf(row: ReportRow): ReportLocation {
  if (row.lat === null || row.lon === null || row.locationSource === null) {
    return { kind: 'described', text: row.locationText ?? '', districtId: row.locationDistrictId };
  }
  const typed = row.locationText === null ? {} : { typedAddress: row.locationText };
  return { kind: 'point', lat: row.lat, lon: row.lon, accuracyMeters: row.accuracyMeters, source: row.locationSource, ...typed };
}
