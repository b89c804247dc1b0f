import type { Category, City } from '#lib/domain/city/city.ts';
import { locate } from '#lib/domain/city/locate.ts';
import { MOST_PHOTOS } from '#lib/domain/report/most-photos.ts';
import type { ReportLocation } from '#lib/domain/report/report.ts';
import { isSecret } from './secret.ts';
import type { Submission, SubmissionProblem } from './verbs.ts';

/** Characters of a resident's text. */
export const TEXT_LIMIT = 500;
/** Characters of a description that another system sends; GeoReport v2 allows as many. */
export const OPEN311_TEXT_LIMIT = 4000;
/** Characters of a place described in words. */
export const PLACE_TEXT_LIMIT = 300;
export const PHRASE_LIMIT = 10;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

type Problem = SubmissionProblem;

/** Id and secret must be right before anything is looked up with them. */
export function checkKeys({ id, secret }: Pick<Submission, 'id' | 'secret'>): Problem[] {
  return [...when(!UUID.test(id), 'id', 'invalid'), ...when(!isSecret(secret), 'secret', 'invalid')];
}

/** Everything that is wrong with a submission, at once, so that a person corrects it in one go. */
export function checkSubmission(submission: Submission, city: City): Problem[] {
  const category = city.categories.find(({ code }) => code === submission.category);
  return [
    ...(category ? checkCategory(submission, category) : when(true, 'category', submission.category ? 'unknown' : 'missing')),
    ...when((submission.text?.trim().length ?? 0) > (submission.channel === 'open311' ? OPEN311_TEXT_LIMIT : TEXT_LIMIT), 'text', 'too-long'),
    ...checkLocation(submission.location, city),
    ...when(submission.photosExpected > MOST_PHOTOS, 'photos', 'too-many'),
    ...when(!Number.isInteger(submission.photosExpected) || submission.photosExpected < 0, 'photos', 'invalid')
  ];
}

function checkCategory({ subKind, phrases, answers, text }: Submission, category: Category): Problem[] {
  const isKnownAnswer = ([question, option]: [string, string]) => category.questions.some(({ code, options }) => code === question && hasCode(options, option));
  return [
    ...when(subKind !== null && !hasCode(category.subKinds, subKind), 'subKind', 'unknown'),
    ...when(new Set(phrases).size > PHRASE_LIMIT, 'phrases', 'too-many'),
    ...when(!phrases.every((phrase) => hasCode(category.phrases, phrase)), 'phrases', 'unknown'),
    ...when(!Object.entries(answers).every(isKnownAnswer), 'answers', 'unknown'),
    ...when(category.textRequired && !text?.trim(), 'text', 'missing')
  ];
}

/** Outside the city a report is refused kindly, naming the neighbour where it is known. */
function checkLocation(location: ReportLocation, city: City): Problem[] {
  if (location.kind === 'described') {
    return [
      ...when(location.text.trim() === '', 'location', 'missing'),
      ...when(location.text.trim().length > PLACE_TEXT_LIMIT, 'location', 'too-long'),
      ...when(location.districtId !== null && !city.districts.some(({ id }) => id === location.districtId), 'location', 'unknown')
    ];
  }
  if ((location.typedAddress?.trim().length ?? 0) > PLACE_TEXT_LIMIT) return when(true, 'location', 'too-long');
  if (!isCoordinate(location.lat, 90) || !isCoordinate(location.lon, 180)) return when(true, 'location', 'invalid');
  const located = locate(location, city);
  if (located.inside) return [];
  const { neighbour } = located;
  return [{ field: 'location', reason: 'outside', neighbour: neighbour && { name: neighbour.name, url: neighbour.url } }];
}

function when(isWrong: boolean, field: Problem['field'], reason: Problem['reason']): Problem[] {
  return isWrong ? [{ field, reason }] : [];
}

function hasCode(list: readonly { code: string }[], code: string): boolean {
  return list.some((entry) => entry.code === code);
}

function isCoordinate(degrees: number, limit: number): boolean {
  return Number.isFinite(degrees) && Math.abs(degrees) <= limit;
}
