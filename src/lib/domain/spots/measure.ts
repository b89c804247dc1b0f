import { DAY, type Instant } from '../time.ts';
import { rateRatio, type Periods, type RateRatio } from './rate-ratio.ts';

/** Something that is done about a place: what, by whom (a team or an organisation, never both), from when. */
export type Measure = {
  id: string;
  what: string;
  team: string | null;
  organisation: string | null;
  startsAt: Instant;
  createdAt: Instant;
  createdBy: string;
  withdrawnAt: Instant | null;
  withdrawnBy: string | null;
};
export type MeasureDraft = Pick<Measure, 'what' | 'team' | 'organisation' | 'startsAt'>;
export type MeasureRefusal = 'not-found' | 'not-allowed' | 'other-team' | 'what-missing' | 'what-too-long' | 'who-missing' | 'date-missing' | 'date-far';

export const MEASURE_TEXT_LIMIT = 200;
/** A measure is planned or recorded within a year. */
const DATE_WITHIN = 366 * DAY;
/** Both periods are at most this long. */
const PERIOD_DAYS = 90;
/** Days after which the two periods may be compared at all. */
const LEAST_DAYS = 14;
/** In equal periods five reports against none still fit an unchanged rate; six do not. */
const LEAST_REPORTS = 6;

/** `too_early`: the measure began less than 14 days ago. `too_few`: fewer than six reports in both periods together. */
export type Verdict = 'too_early' | 'too_few' | 'fewer' | 'more' | 'unclear';
export type Comparison = Periods & { verdict: Verdict; ratio: RateRatio | null };

/** Why a draft cannot be kept, or null. `isKnown` says whether the city has the team or organisation. */
export function whyNotMeasure(draft: MeasureDraft, now: Instant, isKnown: boolean): MeasureRefusal | null {
  if (draft.what === '') return 'what-missing';
  if (draft.what.length > MEASURE_TEXT_LIMIT) return 'what-too-long';
  if ((draft.team === null) === (draft.organisation === null) || !isKnown) return 'who-missing';
  if (!Number.isFinite(draft.startsAt)) return 'date-missing';
  return Math.abs(draft.startsAt - now) > DATE_WITHIN ? 'date-far' : null;
}

export type Observed = { times: readonly Instant[]; now: Instant; /** The city's first report: before it nothing could be counted. */ recordedSince: Instant };

/**
 * Reports of a place in the 90 days before a measure and in the time since, at most 90 days. Only a ratio whose 95 % interval
 * leaves out 1 is called fewer or more. It says nothing about the cause: places are noticed after many reports, and part of
 * a decline would have come anyway.
 */
export function compareMeasure(startsAt: Instant, { times, now, recordedSince }: Observed): Comparison {
  const begin = Math.max(startsAt - PERIOD_DAYS * DAY, recordedSince);
  const end = Math.min(now, startsAt + PERIOD_DAYS * DAY);
  const periods: Periods = {
    before: times.filter((at) => at >= begin && at < startsAt).length,
    after: times.filter((at) => at >= startsAt && at <= end).length,
    beforeDays: Math.max(0, (startsAt - begin) / DAY),
    afterDays: Math.max(0, (end - startsAt) / DAY)
  };
  const ratio = rateRatio(periods);
  return { ...periods, ratio, verdict: verdictOf(periods, ratio) };
}

function verdictOf({ before, after, beforeDays, afterDays }: Periods, ratio: RateRatio | null): Verdict {
  if (afterDays < LEAST_DAYS) return 'too_early';
  if (before + after < LEAST_REPORTS || beforeDays < LEAST_DAYS || !ratio) return 'too_few';
  if (ratio.to < 1) return 'fewer';
  return ratio.from > 1 ? 'more' : 'unclear';
}
