import type { City } from '#lib/domain/city/city.ts';
import { detailedStatus, requestStatus } from '#lib/domain/open311/status.ts';
import { w3cDate } from '#lib/domain/open311/w3c-date.ts';
import type { PublicReport } from '#lib/domain/report/public-view.ts';
import type { Instant } from '#lib/domain/time.ts';
import { reportWords } from '#lib/report-ui/report-words.ts';
import { labelOf, placeWords } from '#lib/report-ui/words.ts';
import type { Value } from '#lib/server/http/open311/document.ts';
import type { PublicRequest } from '#lib/server/open311/queries.ts';
import { updateWords } from './update-view.ts';

type Surroundings = { city: City; origin: string; now: Instant; extensions: boolean };

/** A public report as GeoReport v2 describes a request: what its page shows, in the page's words. */
export function requestView({ report, updates }: PublicRequest, { city, origin, now, extensions }: Surroundings): Value {
  const words = reportWords(report, city, now);
  const date = (at: Instant) => w3cDate(at, city.timeZone);
  const photos = report.photos.map(({ id }) => `${origin}/${city.id}/foto/${id}/large`);
  const answer = updates.findLast(({ step }) => step?.answer)?.step?.answer;
  return {
    service_request_id: report.reference,
    status: requestStatus(report),
    status_notes: [joined(words.stateText), ...(answer ? [answer] : [])].join('\n'),
    service_name: words.category,
    service_code: report.category,
    description: [words.title === words.category ? words.category : `${words.category}: ${words.title}`, words.phrases].filter(Boolean).join('. '),
    agency_responsible: agencyOf(report, city),
    service_notice: null,
    requested_datetime: date(report.receivedAt),
    updated_datetime: date(Math.max(report.receivedAt, ...updates.map(({ at }) => at))),
    expected_datetime: null,
    address: addressOf(report, city),
    address_id: null,
    zipcode: null,
    lat: report.point?.lat ?? null,
    long: report.point?.lon ?? null,
    media_url: photos[0] ?? null,
    ...(extensions && { extended_attributes: extended({ report, updates }, { city, photos }) })
  };
}

function extended({ report, updates }: PublicRequest, { city, photos }: { city: City; photos: string[] }): Value {
  return {
    state: report.state,
    outcome: report.outcome,
    detailed_status: detailedStatus(report),
    sub_kind: report.subKind,
    phrases: report.phrases.join(','),
    duplicate_of: report.mergedInto,
    district: report.districtId,
    quarter: report.quarterId,
    votes: report.alsoSeen,
    media_urls: photos,
    notes: updates.map((update) => ({
      datetime: w3cDate(update.at, city.timeZone),
      type: update.step?.type ?? 'undone',
      description: updateWords({ report, update }, city)
    }))
  };
}

/** The page keeps a reference on one line with an invisible character, which a machine need not get. */
export function joined(words: string): string {
  return words.replaceAll('\u2060', '');
}

function agencyOf({ forwardedTo, responsibleOrganisation, team }: PublicReport, city: City): string {
  const organisation = forwardedTo ?? responsibleOrganisation;
  return organisation ? labelOf(city.organisations, organisation) : labelOf(city.teams, team);
}

/** Street and quarter as the page shows them, never a house number. */
function addressOf({ street, quarterId, districtId }: PublicReport, city: City): string | null {
  const district = city.districts.find(({ id }) => id === districtId)?.fullName;
  const place = street || quarterId ? placeWords({ street, houseNumber: null, quarterId }, city) : district;
  return place ? `${place}, ${city.name}` : null;
}
