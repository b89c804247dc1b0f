import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { EAST, ON_THE_BORDER, OUTSIDE, tinyCity, WEST } from '../tests/support/tiny-city.ts';
import { createLineRouter } from './route-line.ts';

const route = createLineRouter(tinyCity(), Date.UTC(2026, 9, 14));
const line = (fields: object) => route(JSON.stringify({ id: 'a', category: 'waste', ...WEST, ...fields }));

describe('routing of points', () => {
  it('answers with the name of the district, the team and the reasons', () => {
    expect(line({ ...EAST })).toEqual({
      ok: true,
      point: {
        id: 'a',
        district: 'Ost',
        team: 'kod-ost',
        reasons: [
          { code: 'in_district', districtId: 'ost', quarterId: 'neustadt' },
          { code: 'rule', rule: 'waste_to_usb' },
          { code: 'forward_to', organisation: 'usb' },
          { code: 'deadline', workingHours: 24 }
        ]
      }
    });
  });

  it('takes a sub-kind for its category', () => {
    expect(line({ category: 'litter' })).toMatchObject({ point: { reasons: expect.arrayContaining([{ code: 'rule', rule: 'waste_to_usb' }]) } });
  });

  it('outside the city has neither district nor team and names the neighbour', () => {
    expect(line({ ...OUTSIDE })).toEqual({
      ok: true,
      point: { id: 'a', district: null, team: null, reasons: [{ code: 'outside', neighbour: 'Nachbarstadt' }] }
    });
  });

  it('on a border gives the smallest district id and the others as a reason', () => {
    expect(line({ ...ON_THE_BORDER })).toMatchObject({
      point: { district: 'Ost', reasons: expect.arrayContaining([{ code: 'on_border', districtId: 'ost', otherDistrictIds: ['west'] }]) }
    });
  });

  it.each([
    ['not JSON', '{"id":', 'not JSON'],
    ['no object', '7', 'line: '],
    ['without latitude', JSON.stringify({ id: 'a', lon: 7, category: 'waste' }), 'lat: '],
    ['with a latitude in words', JSON.stringify({ id: 'a', lat: '51.48', lon: 7, category: 'waste' }), 'lat: '],
    ['beyond the pole', JSON.stringify({ id: 'a', lat: 91, lon: 7, category: 'waste' }), 'lat: '],
    ['with an unknown category', JSON.stringify({ id: 'a', ...WEST, category: 'ufo' }), 'category: kleinstadt has no category or sub-kind "ufo"']
  ])('refuses a line %s and says why', (_, text, problem) => {
    const routed = route(text);
    expect(routed.ok ? 'routed' : routed.problem).toContain(problem);
  });
});

describe('npm run route', () => {
  const run = (city: string, input: string) => spawnSync(process.execPath, ['scripts/route.ts', city], { input, encoding: 'utf8' });

  it('prints good lines, names the number of a bad one on stderr and ends with 1', () => {
    const hauptbahnhof = '{"id":1,"lat":51.4787,"lon":7.2229,"category":"graffiti"}';
    const { stdout, stderr, status } = run('bochum', `${hauptbahnhof}\n\nnonsense\r\n{"id":"h","lat":51.533,"lon":7.219,"category":"waste"}`);
    const printed = stdout
      .trim()
      .split('\n')
      .map((text): unknown => JSON.parse(text));
    expect(printed).toMatchObject([
      { id: 1, district: 'Mitte', team: 'kod-mitte' },
      { id: 'h', district: null, team: null, reasons: [{ code: 'outside', neighbour: 'Herne' }] }
    ]);
    expect(stderr).toBe('line 3: not JSON\n');
    expect(status).toBe(1);
  });

  it('of a city that is not there ends with 1', () => {
    expect(run('atlantis', '')).toMatchObject({ status: 1, stdout: '', stderr: 'There is no folder cities/atlantis.\n' });
  });
});
