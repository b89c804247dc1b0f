import { countIn } from '#lib/domain/numbers/tally.ts';
import { toTally } from '#lib/server/sqlite/numbers-deltas.ts';
import type { Database } from '#lib/server/sqlite/open.ts';

/** What the public figures of a city say about "Ist das Problem behoben?", before few answers are hidden. */
export function satisfactionIn({ client }: Database, cityId: string): { asked: number; answered: number; solved: number } {
  const rows = client.prepare<[string], { tally: Buffer }>("select tally from numbers_month where city_id = ? and kind = 'district'").all(cityId);
  const sum = (name: 'asked' | 'answered' | 'solved') => rows.reduce((total, { tally }) => total + countIn(toTally(tally), name), 0);
  return { asked: sum('asked'), answered: sum('answered'), solved: sum('solved') };
}
