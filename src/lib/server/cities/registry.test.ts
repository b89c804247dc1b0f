import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../errors.ts';
import { createCityRegistry } from './registry.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cities-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('city registry', () => {
  it('knows Bochum with eight categories, six districts and thirty quarters', () => {
    const city = createCityRegistry('cities').get('bochum');
    expect([city?.categories.length, city?.districts.length, city?.quarters.length]).toEqual([8, 6, 30]);
  });

  it('does not know a city that is not installed', () => {
    expect(createCityRegistry('cities').get('herne')).toBeNull();
  });

  it('records the state of each city and serves it under the number it got', () => {
    const recorded: string[] = [];
    const registry = createCityRegistry('cities', ({ cityId, sha256, json }) => {
      recorded.push(`${cityId} ${sha256.length} ${json.startsWith('{"id":"bochum"')}`);
      return 7;
    });
    expect(recorded).toEqual(['bochum 64 true']);
    expect(registry.list().map(({ version }) => version)).toEqual([7]);
  });

  it('the same files have the same fingerprint on every start', () => {
    const [first, second] = [createCityRegistry('cities'), createCityRegistry('cities')];
    expect(first.get('bochum')?.sha256).toBe(second.get('bochum')?.sha256);
  });

  it('refuses to start with a city that does not pass, and names the file', () => {
    cpSync('cities/bochum', join(folder, 'bochum'), { recursive: true });
    rmSync(join(folder, 'bochum/teams.json'));
    expect(() => createCityRegistry(folder)).toThrow(/city\.invalid.*teams\.json.*missing/);
  });

  it('refuses to start without any city', () => {
    expect(() => createCityRegistry(folder)).toThrow(AppError);
  });

  it('refuses a folder that has another name than its city', () => {
    cpSync('cities/bochum', join(folder, 'dortmund'), { recursive: true });
    expect(() => createCityRegistry(folder)).toThrow(/name the folder bochum/);
  });
});
