import type { ReportEvent } from '#lib/domain/report/events.ts';
import type { Report, ReportLocation } from '#lib/domain/report/report.ts';
import type { ReportDeps } from './deps.ts';
import type { Submission } from './verbs.ts';

type Said = Pick<Report, 'category' | 'subKind' | 'answers' | 'phrases' | 'location'>;

/** A millionth of a degree is about ten centimetres. */
const DEGREE_DECIMALS = 6;

/**
 * Whether a submission says what was stored under its id when it came in, whatever staff made of it since. The number of
 * photos, the date and the language do not count, nor does how exactly the place was found.
 */
export async function saysTheSame({ store }: Pick<ReportDeps, 'store'>, submission: Submission, report: Report): Promise<boolean> {
  const texts = await store.texts(report.cityId, report.id);
  const description = texts.find(({ kind }) => kind === 'description')?.body ?? '';
  const stored = { ...report, ...asSent(await store.history(report.cityId, report.id)) };
  return contentOf(stored, description) === contentOf(submission, submission.text ?? '');
}

/** What staff changed later, as it was before: the oldest `before` of each field. */
function asSent(history: readonly ReportEvent[]): Partial<Said> {
  const first: Partial<Said> = {};
  for (const { before } of history.toReversed()) {
    if (before.category !== undefined) first.category = before.category;
    if (before.subKind !== undefined) first.subKind = before.subKind;
    if (before.answers !== undefined) first.answers = before.answers;
    if (before.phrases !== undefined) first.phrases = before.phrases;
  }
  return first;
}

function contentOf({ category, subKind, answers, phrases, location }: Said, text: string): string {
  const answered = Object.entries(answers).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([category, subKind, answered, [...new Set(phrases)].toSorted(), placeOf(location), text.trim()]);
}

function placeOf(location: ReportLocation): unknown[] {
  if (location.kind === 'described') return [location.text.trim(), location.districtId];
  return [location.lat.toFixed(DEGREE_DECIMALS), location.lon.toFixed(DEGREE_DECIMALS), location.typedAddress?.trim() ?? ''];
}
