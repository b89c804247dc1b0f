import type { OpeningHours } from '#lib/domain/city/city.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

const WEEKDAYS = [m.weekday_1, m.weekday_2, m.weekday_3, m.weekday_4, m.weekday_5, m.weekday_6, m.weekday_7] as const;
const WHOLE_DAY_MINUTES = 1440;

type DayHours = { weekday: number; times: string };

/** "Mo. bis Fr., 8 bis 16 Uhr; Sa., 10 bis 14 Uhr": weekdays in a row with the same hours are told once. */
export function hoursWords(hours: readonly OpeningHours[]): string {
  const days: DayHours[] = [];
  for (let weekday = 1; weekday <= WEEKDAYS.length; weekday++) {
    const times = hours
      .filter((span) => span.weekday === weekday)
      .sort((a, b) => a.fromMinute - b.fromMinute)
      .map(spanWords)
      .join(m.hours_and());
    if (times) days.push({ weekday, times });
  }
  return runs(days)
    .map(({ from, to, times }) => m.hours_days({ days: from === to ? dayWord(from) : m.hours_range({ from: dayWord(from), to: dayWord(to) }), times }))
    .join(m.hours_then());
}

function runs(days: readonly DayHours[]): { from: number; to: number; times: string }[] {
  const found: { from: number; to: number; times: string }[] = [];
  for (const { weekday, times } of days) {
    const last = found.at(-1);
    if (last && last.times === times && last.to === weekday - 1) last.to = weekday;
    else found.push({ from: weekday, to: weekday, times });
  }
  return found;
}

function spanWords({ fromMinute, toMinute }: OpeningHours): string {
  if (fromMinute === 0 && toMinute === WHOLE_DAY_MINUTES) return m.hours_all_day();
  return m.hours_span({ from: clock(fromMinute), to: clock(toMinute) });
}

function clock(minutes: number): string {
  const hour = Math.floor(minutes / 60);
  const minute = minutes % 60;
  return minute ? `${hour}:${String(minute).padStart(2, '0')}` : String(hour);
}

function dayWord(weekday: number): string {
  return WEEKDAYS[weekday - 1]?.() ?? '';
}
