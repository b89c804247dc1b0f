import type { City, HandOn, PartnerServer, PartnerService } from '../city/city.ts';
import type { LatLon } from '../geo/point.ts';
import type { Report } from './report.ts';

type Standing = Pick<Report, 'state' | 'outcome' | 'closing' | 'forwardedTo'>;

/**
 * Code of the organisation that has the matter instead of the city's teams: the one a report was passed on to, or the one that
 * is responsible where the city is not (product.md: "nicht zuständig" hands over in one step). null while the city has it.
 */
export function organisationWith({ state, outcome, closing, forwardedTo }: Standing): string | null {
  if (state === 'forwarded') return forwardedTo;
  return outcome === 'not_responsible' ? (closing?.organisation ?? null) : null;
}

/** How a report goes to an organisation by itself. */
export type Way = { kind: 'geo_report'; server: PartnerServer; service: PartnerService; point: LatLon } | { kind: 'mail'; mailbox: string };
type Passed = Pick<Report, 'category' | 'subKind' | 'publicKind' | 'location'>;

/**
 * The way this report takes to an organisation: its own server where that has a service for it, else its mailbox; null where
 * somebody has to call. A server may show to everybody what it is sent, so that what is only counted goes by mail, and so
 * does a place in words that somebody typed.
 */
export function wayTo({ response }: Pick<City, 'response'>, organisation: string, report: Passed): Way | null {
  const entry = response.handOn.find((known) => known.organisation === organisation);
  if (!entry) return null;
  return serverWay(entry, report) ?? (entry.mailbox === null ? null : { kind: 'mail', mailbox: entry.mailbox });
}

/** The fact beside a decision that the report goes to its new place by itself, so that the public page may say so. */
export function handedOn(city: Pick<City, 'response'>, organisation: string | null, report: Passed): { handedOn?: string } {
  return organisation !== null && wayTo(city, organisation, report) !== null ? { handedOn: organisation } : {};
}

function serverWay({ geoReport: server }: HandOn, { category, subKind, publicKind, location }: Passed): Way | null {
  if (!server || publicKind === 'counts' || location.kind === 'described') return null;
  const fitting = server.services.filter((each) => each.category === category && (each.subKind === null || each.subKind === subKind));
  const service = fitting.find((each) => each.subKind !== null) ?? fitting[0];
  return service ? { kind: 'geo_report', server, service, point: { lat: location.lat, lon: location.lon } } : null;
}
