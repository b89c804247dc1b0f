import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { offsetMeters } from '#lib/domain/geo/distance.ts';
import { evaluate } from './evaluate.ts';

const SQUARE = { lat: 42.3, lon: -71.1 };

/** A made-up report of a lamp, so many metres east of the square. */
const lamp = (id: string, created: string, metersEast: number, more: object = {}) => ({
  id,
  created: `2011-${created}:00`,
  closed: null,
  type: 'Street Light Outages',
  group: 'lighting',
  address: `INTERSECTION of ${id} St & Main St`,
  area: ' ',
  ...offsetMeters(SQUARE, metersEast, 0),
  ...more
});
const link = (id: string, parent: string | null, quality: string, cluster: string | null) => ({ id, parent_id: parent, link_quality: quality, cluster });

function evaluateLines(reports: readonly object[], links: readonly object[]) {
  const folder = mkdtempSync(join(tmpdir(), 'reviermelder-lines-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const write = (name: string, lines: readonly object[]) => {
    const file = join(folder, name);
    writeFileSync(file, gzipSync(lines.map((each) => JSON.stringify(each)).join('\n')));
    return file;
  };
  return evaluate(write('reports.ndjson.gz', reports), write('duplicates.ndjson.gz', links));
}

test('the figures of a small stream are those counted by hand', async () => {
  const reports = [
    lamp('main', '07-01T10:00', 0),
    // Sees "main": the first case, and a hit.
    lamp('again', '07-02T10:00', 20),
    // The second case: its cluster is 400 m away, so no look-up can find it.
    lamp('far', '07-03T10:00', 400),
    // Another kind of thing at the same spot, of a group and type that no table knows.
    lamp('other', '07-03T11:00', 0, { group: 'balloons', type: 'Lost balloon' }),
    // Sees nothing: what was there was closed 31 days before.
    lamp('closed', '07-03T12:00', 3000, { closed: '2011-07-04T12:00:00' }),
    lamp('much-later', '08-04T13:00', 3000),
    // The first of its cluster is no case, although staff closed it as the duplicate; the second sees it.
    lamp('first', '08-05T10:00', 6000),
    lamp('second', '08-05T11:00', 6000),
    // A link nobody can believe is no case; a fallback position does not take part.
    lamp('typing-error', '08-06T10:00', 9000),
    lamp('nowhere', '08-06T11:00', 0, { geo_default: true })
  ];
  const links = [
    link('again', 'main', 'strong', 'main'),
    link('far', 'main', 'medium', 'main'),
    link('first', 'second', 'strong', 'second'),
    link('typing-error', 'main', 'suspect', null),
    link('nowhere', 'main', 'strong', 'main'),
    link('other', null, 'strong', null)
  ];
  expect(await evaluateLines(reports, links)).toEqual({
    cases: 2,
    recallAt1: 0.5,
    recallAt3: 0.5,
    shownPerReport: 0.2222,
    askedShare: 0.2222,
    candidateCeiling: 0.5,
    medianMicros: expect.any(Number)
  });
});

test('nothing is known before it happened: the same stream backwards in time finds nothing', async () => {
  const figures = await evaluateLines([lamp('later', '07-02T10:00', 0), lamp('earlier', '07-01T10:00', 0)], [link('earlier', 'later', 'strong', 'later')]);
  expect(figures).toMatchObject({ cases: 0, shownPerReport: 0.5 });
});

test('at most three are shown', async () => {
  const reports = Array.from({ length: 6 }, (_, i) => lamp(`lamp-${i}`, `07-0${i + 1}T10:00`, i));
  expect((await evaluateLines(reports, [])).shownPerReport).toBe(2);
});
