import { instantOf, localDay, localDayAt, offsetAt } from '#lib/domain/city/local-time.ts';
import { SITUATION_KINDS, type SituationDraft, type SituationKind, type SituationRefusal } from '#lib/domain/situation/situation.ts';
import { DAY, MINUTE, type Instant } from '#lib/domain/time.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

/** What was typed, so that a refused form comes back filled in. */
export type TypedSituation = { kind: string; districts: string[]; categories: string[]; starts: string; sentence: string };

/** The form as the verb wants it; null for a kind that is none of ours. */
export function readSituation(form: FormData, timeZone: string): { draft: SituationDraft | null; values: TypedSituation } {
  const words = (name: string) => form.getAll(name).filter((value): value is string => typeof value === 'string');
  const values: TypedSituation = {
    kind: words('art')[0] ?? '',
    districts: words('bezirk'),
    categories: words('kategorie'),
    starts: words('beginn')[0] ?? '',
    sentence: words('satz')[0] ?? ''
  };
  const kind = SITUATION_KINDS.find((known): known is SituationKind => known === values.kind);
  const { districts, categories, sentence } = values;
  return { draft: kind ? { kind, districts, categories, sentence, startsAt: instantIn(values.starts, timeZone) } : null, values };
}

/** "2026-11-23T10:00" on the clocks of the city; not a number for anything else. */
export function instantIn(typed: string, timeZone: string): Instant {
  const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(typed)?.slice(1).map(Number);
  if (!parts) return Number.NaN;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts;
  return instantOf(localDay(year, month, day), hour * 60 + minute, timeZone);
}

/** The same the other way, as a field for day and time has it. */
export function typedMoment(at: Instant, timeZone: string): string {
  const day = localDayAt(at, timeZone);
  const minute = Math.floor((at + offsetAt(at, timeZone) - day * DAY) / MINUTE);
  const clock = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return `${new Date(day * DAY).toISOString().slice(0, 10)}T${clock}`;
}

const PROBLEMS: Record<SituationRefusal, () => string> = {
  'not-allowed': m.situation_problem_not_allowed,
  'kind-unknown': m.situation_problem_kind,
  'area-unknown': m.situation_problem_area,
  'category-unknown': m.situation_problem_category,
  'start-missing': m.situation_problem_start_missing,
  'start-ahead': m.situation_problem_start_ahead,
  'start-too-long-ago': m.situation_problem_start_old,
  'sentence-too-long': m.situation_problem_sentence,
  overlaps: m.situation_problem_overlaps,
  'not-in-force': m.situation_problem_not_in_force
};

/** What to do about a Lage that was refused. */
export function situationProblem(reason: SituationRefusal): string {
  return PROBLEMS[reason]();
}
