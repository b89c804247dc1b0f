import type { City } from '../city/city.ts';
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

/** Mailbox of an organisation that takes reports by mail; null where somebody has to call. */
export function mailboxOfOrganisation({ response }: Pick<City, 'response'>, code: string): string | null {
  return response.handOn.find(({ organisation }) => organisation === code)?.mailbox ?? null;
}

/** The fact beside a decision that the report goes to its new place by itself, so that the public page may say so. */
export function handedOn(city: Pick<City, 'response'>, organisation: string | null): { handedOn?: string } {
  return organisation !== null && mailboxOfOrganisation(city, organisation) !== null ? { handedOn: organisation } : {};
}
