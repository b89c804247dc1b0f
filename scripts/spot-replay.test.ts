import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { temporaryDatabase } from '../tests/support/temporary-database.ts';
import { createReplay } from './spot-replay.ts';
import { largestChain, readStream } from './spot-stream.ts';

it('keeps the places of a real stream equal to the slow recount, and no wider than 100 m where chaining grows along the street', () => {
  const stream = readStream(readFileSync('tests/fixtures/streams/zueri-wie-neu-cut.csv.gz'));
  const { database } = temporaryDatabase();
  const { replay, check } = createReplay(database);
  const checked = [];
  for (let start = 0; start < stream.length; start += 300) {
    const batch = stream.slice(start, start + 300);
    replay(batch);
    checked.push(check(stream.slice(0, start + 300), batch.at(-1)?.at ?? 0));
  }
  expect(checked.map(({ mismatches }) => mismatches)).toEqual(checked.map(() => 0));
  expect(Math.max(...checked.map(({ largest }) => largest))).toBeGreaterThanOrEqual(10);
  const widest = Math.max(...checked.map(({ widestMeters }) => widestMeters));
  expect(widest).toBeLessThanOrEqual(100);
  expect(largestChain(stream).meters).toBeGreaterThan(5 * widest);
});

it('notices when what is kept is not what a recount says', () => {
  const stream = readStream(readFileSync('tests/fixtures/streams/zueri-wie-neu-cut.csv.gz')).slice(0, 300);
  const { database } = temporaryDatabase();
  const { replay, check } = createReplay(database);
  replay(stream);
  const now = stream.at(-1)?.at ?? 0;
  expect(check(stream, now).mismatches).toBe(0);
  database.client.exec('update spot_report set near_count = near_count + 1 where rowid = (select max(rowid) from spot_report where in_window = 1)');
  expect(check(stream, now).mismatches).toBe(1);
});
