import { offsetAt } from '../city/local-time.ts';
import { MINUTE, type Instant } from '../time.ts';

const DATE = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|[+\- ]\d{2}:?\d{2})?$/i;

/**
 * An instant as W3C's note on date and time writes it, with or without seconds and fractions of them; null for anything
 * else. Without an offset it is the city's own time. A plus sign that an address turned into a space is still a plus sign.
 */
export function readW3cDate(text: string, timeZone: string): Instant | null {
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', offset] = DATE.exec(text.trim()) ?? [];
  if (year === undefined) return null;
  const numbers = [year, month, day, hour, minute, second].map(Number);
  const [y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0] = numbers;
  const wall = Date.UTC(y, mo - 1, d, h, mi, s, Math.floor(Number(`0.${fraction}`) * 1000));
  const isReal = new Date(wall).getUTCDate() === d && mo >= 1 && mo <= 12 && h < 24 && mi < 60 && s < 60;
  if (!isReal) return null;
  return wall - (offset === undefined ? offsetAt(wall - offsetAt(wall, timeZone), timeZone) : offsetOf(offset));
}

/** "2026-11-23T10:00:00+01:00": the clock of the city, with its distance from UTC. */
export function w3cDate(at: Instant, timeZone: string): string {
  const offset = offsetAt(at, timeZone);
  const wall = new Date(at + offset).toISOString().slice(0, 19);
  const minutes = Math.abs(offset) / MINUTE;
  const two = (number: number) => String(Math.floor(number)).padStart(2, '0');
  return `${wall}${offset < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}

/** Milliseconds by which such an offset is ahead of UTC. */
function offsetOf(written: string): number {
  if (/^z$/i.test(written)) return 0;
  const [, sign, hours, minutes] = /^([+\- ])(\d{2}):?(\d{2})$/.exec(written) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE;
}
