import type { PublicReport } from '../report/public-view.ts';

/** Fields of a report as open data, in the order of the table; what they mean stands in docs/open-data.md. */
export const RECORD_FIELDS = [
  'nummer',
  'kategorie',
  'art',
  'bausteine',
  'strasse',
  'quartier',
  'bezirk',
  'breite',
  'laenge',
  'stand',
  'ergebnis',
  'weitergegeben_an',
  'team',
  'eingang',
  'abschluss',
  'auch_gesehen',
  'adresse'
] as const;

export type OpenRecord = Record<(typeof RECORD_FIELDS)[number], string | number | null>;

/** A public report as open data: codes instead of words, times in UTC (ISO 8601), degrees in WGS 84. `address` is its page. */
export function openRecord(report: PublicReport, address: string): OpenRecord {
  return {
    nummer: report.reference,
    kategorie: report.category,
    art: report.subKind,
    bausteine: report.phrases.length > 0 ? report.phrases.join(' ') : null,
    strasse: report.street,
    quartier: report.quarterId,
    bezirk: report.districtId,
    breite: report.point?.lat ?? null,
    laenge: report.point?.lon ?? null,
    stand: report.state,
    ergebnis: report.outcome,
    weitergegeben_an: report.forwardedTo,
    team: report.team,
    eingang: new Date(report.receivedAt).toISOString(),
    abschluss: report.closedAt === null ? null : new Date(report.closedAt).toISOString(),
    auch_gesehen: report.alsoSeen,
    adresse: address
  };
}

/** A report as a GeoJSON feature (RFC 7946: longitude first); a described place has no geometry. */
export function toFeature({ breite, laenge, ...properties }: OpenRecord) {
  const geometry = breite === null || laenge === null ? null : { type: 'Point', coordinates: [laenge, breite] };
  return { type: 'Feature', id: properties.nummer, geometry, properties };
}
