import type { City, Localized } from '#lib/domain/city/city.ts';
import type { ObjectKind } from '#lib/domain/city/known-object.ts';
import { DEFAULT_RULE } from '#lib/domain/city/routing-rule.ts';
import type { Outcome, Place, ReportState } from '#lib/domain/report/report.ts';
import type { DuplicateReason, RouteReason } from '#lib/domain/triage/reasons.ts';
import { cityWord } from '#lib/i18n/city-word.ts';
import { listWords } from '#lib/i18n/current.ts';
import { objectWords } from '#lib/i18n/object-words.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { calmWord, urgentByHandWord } from './hand-words.ts';
import { momentWords } from './moment-words.ts';

const STATE_WORDS = {
  held: m.state_received,
  received: m.state_received,
  in_review: m.state_in_review,
  in_progress: m.state_in_progress,
  still_there: m.state_still_there,
  waiting: m.state_waiting,
  forwarded: m.state_forwarded,
  closed: m.outcome_fixed
} satisfies Record<ReportState, () => string>;

const OUTCOME_WORDS = {
  fixed: m.outcome_fixed,
  not_found: m.outcome_not_found,
  not_responsible: m.outcome_not_responsible,
  not_feasible: m.outcome_not_feasible,
  no_answer: m.outcome_no_answer,
  rejected: m.outcome_rejected,
  withdrawn: m.outcome_withdrawn
} satisfies Record<Outcome, () => string>;

const LETTERS: Partial<Record<ReportState | Outcome, () => string>> = {
  received: m.letter_received,
  in_review: m.letter_in_review,
  in_progress: m.letter_in_progress,
  still_there: m.letter_in_progress,
  forwarded: m.letter_forwarded,
  not_found: m.letter_not_found,
  not_responsible: m.letter_not_responsible,
  not_feasible: m.letter_not_feasible,
  no_answer: () => '?',
  rejected: m.letter_rejected
};

const TONES: Record<ReportState | Outcome, string> = {
  held: 'received',
  received: 'received',
  in_review: 'review',
  in_progress: 'progress',
  still_there: 'progress',
  waiting: 'waiting',
  forwarded: 'forwarded',
  closed: 'closed',
  fixed: 'fixed',
  not_found: 'closed',
  not_responsible: 'closed',
  not_feasible: 'closed',
  no_answer: 'closed',
  rejected: 'closed',
  withdrawn: 'closed'
};

/** The public word for where a report stands; a closed one is named by its outcome. */
export function stateWord(state: ReportState, outcome: Outcome | null): string {
  return outcome ? OUTCOME_WORDS[outcome]() : STATE_WORDS[state]();
}

/** Letter inside the state's shape, empty where the shape carries a sign of its own. */
export function stateLetter(state: ReportState, outcome: Outcome | null): string {
  return LETTERS[outcome ?? state]?.() ?? '';
}

/** Suffix of the colour classes `mark-…` and `st-…`. */
export function stateTone(state: ReportState, outcome: Outcome | null): string {
  return TONES[outcome ?? state];
}

type Coded = { code: string; label: Localized };

/** Label of a code in one of the city's lists; the code itself only if an old report uses a code that is gone. */
export function labelOf(list: readonly Coded[], code: string | null): string {
  const found = list.find((entry) => entry.code === code);
  return found ? cityWord(found.label) : (code ?? '');
}

/** What is urgent about a report: what a rule of the city found, or what staff said. */
export function urgencyWord(city: Pick<City, 'response'>, code: string): string {
  return urgentByHandWord(code) ?? labelOf(city.response.urgency, code);
}

/** "Sofa, Matratze" for the Bausteine of a category. */
export function phraseWords(city: Pick<City, 'categories'>, category: string, phrases: readonly string[]): string {
  const known = city.categories.find((entry) => entry.code === category)?.phrases ?? [];
  return listWords(phrases.map((code) => labelOf(known, code)));
}

/** The questions of a category that were answered, each with its answer. */
export function answerWords(
  city: Pick<City, 'categories'>,
  category: string,
  answers: Readonly<Record<string, string>>
): { question: string; answer: string }[] {
  const questions = city.categories.find(({ code }) => code === category)?.questions ?? [];
  return Object.entries(answers).map(([code, option]) => {
    const options = questions.find((entry) => entry.code === code)?.options ?? [];
    return { question: labelOf(questions, code), answer: labelOf(options, option) };
  });
}

type PlaceNames = { quarters: readonly { id: string; name: string }[] };

/** The place in words, as precise as is honestly known (decision 20); pass `houseNumber: null` in public. */
export function placeWords(place: Pick<Place, 'street' | 'houseNumber' | 'quarterId'>, city: PlaceNames): string {
  const quarter = city.quarters.find((entry) => entry.id === place.quarterId)?.name ?? null;
  const street = place.street && place.houseNumber ? `${place.street} ${place.houseNumber}` : place.street;
  if (street && quarter) return m.place_street_quarter({ street, quarter });
  if (street) return street;
  return quarter ? m.quarter_only({ quarter }) : m.place_described();
}

/** Why two reports may be the same, in words. */
export function duplicateReason(reason: DuplicateReason, city: Pick<City, 'categories'>, category: string): string {
  switch (reason.code) {
    case 'distance':
      return m.reason_distance({ meters: Math.round(reason.meters) });
    case 'age':
      return reason.days < 1 ? m.reason_age_today() : reason.days < 2 ? m.reason_age_yesterday() : m.reason_age_days({ days: Math.round(reason.days) });
    case 'same_sub_kind':
      return m.reason_same_sub_kind();
    case 'same_category':
      return m.reason_same_category();
    case 'same_group':
      return m.reason_same_group();
    case 'same_address':
      return m.reason_same_address();
    case 'same_street':
      return m.reason_same_street();
    case 'shared_phrases':
      return m.reason_shared_phrases({ phrases: phraseWords(city, category, reason.phrases) });
    case 'similar_text':
      return m.reason_similar_text();
    case 'same_picture':
      return m.reason_same_picture();
    case 'recently_closed':
      return m.reason_recently_closed();
    case 'said_by_reporter':
      return m.reason_said_by_reporter();
  }
}

function objectName({ objects }: Pick<City, 'objects'>, { kind, objectId }: { kind: ObjectKind; objectId: string }): string {
  const found = objects.find((each) => each.kind === kind && each.id === objectId);
  return objectWords(found ?? { kind, id: objectId, name: null });
}

/** Why a report went to its team, in words. */
export function routeReason(reason: RouteReason, city: City): string {
  const district = (id: string) => city.districts.find((entry) => entry.id === id)?.fullName ?? id;
  switch (reason.code) {
    case 'in_district': {
      const quarter = city.quarters.find((entry) => entry.id === reason.quarterId)?.name;
      return quarter
        ? m.route_in_district({ district: district(reason.districtId), quarter })
        : m.route_in_district_only({ district: district(reason.districtId) });
    }
    case 'on_border':
      return m.route_on_border({ district: district(reason.districtId), others: listWords(reason.otherDistrictIds.map(district)) });
    case 'no_district':
      return m.route_no_district();
    case 'described_place':
      return m.route_described_place();
    case 'rule':
      return m.route_rule({ rule: labelOf([...city.routing, DEFAULT_RULE], reason.rule) });
    case 'in_area': {
      const area = city.areas.find(({ id }) => id === reason.areaId)?.name ?? reason.areaId;
      return reason.onBorder ? m.route_on_area_border({ area }) : m.route_in_area({ area });
    }
    case 'at_time':
      return momentWords(reason);
    case 'known_object':
      return m.route_known_object({ object: objectName(city, reason) });
    case 'forward_to':
      return m.route_forward_to({ organisation: labelOf(city.organisations, reason.organisation) });
    case 'deadline':
      return m.route_deadline({ hours: reason.workingHours });
    case 'urgent':
      return reason.joined === undefined
        ? m.route_urgent({ rule: urgencyWord(city, reason.rule), hours: reason.hours })
        : m.route_urgent_joined({ rule: urgencyWord(city, reason.rule), hours: reason.hours, reference: reason.joined });
    case 'calmed':
      return m.route_calmed({ reason: calmWord(reason.reason) });
    case 'returned':
      return m.route_returned({ team: labelOf(city.teams, reason.team), reason: labelOf(city.response.returns.reasons, reason.reason) });
    case 'unclaimed':
      return m.route_unclaimed({ team: labelOf(city.teams, reason.team), hours: reason.workingHours });
    case 'chosen_by_staff':
      return m.route_chosen_by_staff();
  }
}

/** "1 von 2 Fotos angekommen": how many of the announced photos of a report are there. */
export function photosArrivedWords(arrived: number, expected: number): string {
  return expected === 1 ? m.photos_arrived_none_of_one() : m.photos_arrived({ arrived, expected });
}
