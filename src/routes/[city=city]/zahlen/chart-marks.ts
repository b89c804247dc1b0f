import type { LocalDay } from '#lib/domain/city/local-time.ts';

/** A dated event in a chart: its number, and where it lies, in weeks from the first one. */
export type ChartMark = { number: number; at: number; day: LocalDay; word: string };

const WEEK = 7;

/** The events within these weeks, numbered in the order of time. */
export function marksWithin(events: readonly { day: LocalDay; word: string }[], weeks: readonly { week: LocalDay }[]): ChartMark[] {
  const first = weeks[0]?.week ?? 0;
  const end = first + weeks.length * WEEK;
  return events
    .filter(({ day }) => day >= first && day < end)
    .toSorted((a, b) => a.day - b.day)
    .map((event, index) => ({ ...event, number: index + 1, at: (event.day - first) / WEEK }));
}
