import type { City } from '#lib/domain/city/city.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { SubmissionProblem } from '../reports/verbs.ts';
import type { PhotoProblem } from '../photos/verbs.ts';

type Field = SubmissionProblem['field'];
type Reason = SubmissionProblem['reason'];

/** What to do about a field, whatever is wrong with it, unless a pair of field and reason says it better. */
const BY_FIELD: Record<Field, () => string> = {
  category: m.problem_category,
  subKind: m.problem_sub_kind,
  answers: m.problem_answers,
  phrases: m.problem_phrases,
  text: m.problem_text_missing,
  location: m.problem_location_missing,
  photos: m.problem_photos,
  id: m.problem_id,
  secret: m.problem_id,
  joins: m.problem_joins
};

const BY_PAIR: Partial<Record<`${Field} ${Reason}`, () => string>> = {
  'text too-long': m.problem_text_too_long,
  'location too-long': m.problem_location_too_long,
  'location unknown': m.problem_location_unknown,
  'phrases too-many': m.problem_phrases_too_many,
  'id used-for-other': m.problem_id_used
};

/** The sentence with the remedy that a person reads beside the field. */
export function problemSentence(problem: SubmissionProblem, city: City): string {
  if (problem.reason === 'outside') {
    const neighbour = problem.neighbour?.name;
    return neighbour ? m.problem_location_outside_named({ city: city.name, neighbour }) : m.problem_location_outside({ city: city.name });
  }
  return (BY_PAIR[`${problem.field} ${problem.reason}`] ?? BY_FIELD[problem.field])();
}

const PHOTO_SENTENCES: Record<PhotoProblem, () => string> = {
  empty: m.photo_problem_empty,
  'too-large': m.photo_problem_too_large,
  'too-many-pixels': m.photo_problem_too_many_pixels,
  'unknown-format': m.photo_problem_unknown_format,
  damaged: m.photo_problem_damaged,
  'too-small': m.photo_problem_too_small,
  'too-many': m.photo_problem_too_many,
  'not-announced': m.photo_problem_not_announced,
  'not-allowed': m.photo_problem_not_allowed,
  busy: m.photo_problem_busy
};

/** The sentence with the remedy for a refused photo. */
export function photoSentence(problem: PhotoProblem): string {
  return PHOTO_SENTENCES[problem]();
}
