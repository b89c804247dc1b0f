import type { LocalMoment } from '#lib/domain/city/local-moment.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

const DAYS = [m.route_weekday_1, m.route_weekday_2, m.route_weekday_3, m.route_weekday_4, m.route_weekday_5, m.route_weekday_6, m.route_weekday_7];

/** "Eingegangen am Samstag um 23:10 Uhr." and "Eingegangen an einem Feiertag um 13:00 Uhr.", by the city's clock. */
export function momentWords({ weekday, minute, dayOff }: LocalMoment): string {
  const time = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return dayOff ? m.route_on_day_off({ time }) : m.route_at_time({ day: DAYS[weekday - 1]?.() ?? '', time });
}
