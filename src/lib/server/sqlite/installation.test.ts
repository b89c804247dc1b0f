import { describe, expect, test } from 'vitest';
import { temporaryDatabase } from '../../../../tests/support/temporary-database.ts';
import { recordCityVersion } from './city-versions.ts';
import { settleInstallation } from './installation.ts';

describe('the kind of an installation', () => {
  test('is written at the first start and insisted on afterwards', () => {
    const { database, connect } = temporaryDatabase();
    settleInstallation(database, 'demo', 1);
    expect(() => settleInstallation(connect(), 'demo', 2)).not.toThrow();
    expect(() => settleInstallation(connect(), 'live', 3)).toThrow('installation.kind');
  });
});

describe('versions of a city', () => {
  const record = (database: Parameters<typeof recordCityVersion>[0], sha256: string, cityId = 'kleinstadt') =>
    recordCityVersion(database, { cityId, sha256, json: `{"sha":"${sha256}"}`, now: 1 });

  test('count up only when the data changes', () => {
    const { database, connect } = temporaryDatabase();
    expect(record(database, 'a')).toBe(1);
    expect(record(connect(), 'a')).toBe(1);
    expect(record(database, 'b')).toBe(2);
    expect(record(database, 'a')).toBe(3);
  });

  test('are counted per city and keep the data as it was', () => {
    const { database } = temporaryDatabase();
    record(database, 'a');
    expect(record(database, 'a', 'nachbarstadt')).toBe(1);
    record(database, 'b');
    expect(database.client.prepare("select n, json from city_version where city_id = 'kleinstadt' order by n").all()).toEqual([
      { n: 1, json: '{"sha":"a"}' },
      { n: 2, json: '{"sha":"b"}' }
    ]);
  });
});
