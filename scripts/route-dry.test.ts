import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RoutingRule } from '#lib/domain/city/routing-rule.ts';
import type { Report } from '#lib/domain/report/report.ts';
import { createReportStore } from '#lib/server/sqlite/report-store.ts';
import { aNewReport } from '../tests/support/new-report.ts';
import { temporaryDatabase } from '../tests/support/temporary-database.ts';
import { toolEnv } from './bootstrap/paths.mjs';

const RULES = 'cities/bochum/routing.json';
const SOFA: Partial<Report> = {
  cityId: 'bochum',
  location: { kind: 'point', lat: 51.4787, lon: 7.2229, accuracyMeters: 10, source: 'device' },
  place: { street: null, houseNumber: null, quarterId: 'bochum-sb-11', districtId: 'bochum-mitte' },
  team: 'kod-mitte'
};
const LAMP: Partial<Report> = { ...SOFA, category: 'streetlight', subKind: 'lamp_out', phrases: [] };

/** A real file with two open sofas, of which one was given to another team, a closed one, and an open lamp. */
async function stored(): Promise<{ folder: string; file: string }> {
  const { file, database } = temporaryDatabase();
  const store = createReportStore(database, () => null);
  const reports: Partial<Report>[] = [
    { ...SOFA, id: 'a', reference: 'BO-AAA-AAA' },
    { ...SOFA, id: 'b', reference: 'BO-BBB-BBB', state: 'closed', outcome: 'not_found', closedAt: 1 },
    { ...SOFA, id: 'c', reference: 'BO-CCC-CCC', team: 'kod-ost' },
    { ...LAMP, id: 'd', reference: 'BO-DDD-DDD' }
  ];
  for (const report of reports) await store.create(aNewReport(report));
  database.client.pragma('wal_checkpoint(TRUNCATE)');
  return { folder: dirname(file), file };
}

/** Runs the command with the rules of Bochum after a change. */
function replay(folder: string, change: (rules: RoutingRule[]) => void) {
  const changed = JSON.parse(readFileSync(RULES, 'utf8')) as { rules: RoutingRule[] };
  change(changed.rules);
  const path = join(folder, 'neu.json');
  writeFileSync(path, JSON.stringify(changed));
  return run(folder, 'bochum', '--rules', path);
}

function run(folder: string, ...args: string[]) {
  return spawnSync(process.execPath, ['scripts/route-dry.ts', ...args], { encoding: 'utf8', env: toolEnv({ DATA_DIR: folder }) });
}

function changeRule(rules: RoutingRule[], code: string, change: Partial<RoutingRule>): void {
  const rule = rules.find((each) => each.code === code);
  if (!rule) throw new Error(`there is no rule ${code}`);
  Object.assign(rule, { examples: [] }, change);
}

/** Each test starts the command itself, which reads and checks the whole city. */
const PATIENCE_MS = 120_000;

describe('npm run route:dry', { timeout: PATIENCE_MS }, () => {
  it('lists per rule which stored reports would change, says how many, and changes nothing', async () => {
    const { folder, file } = await stored();
    const before = readFileSync(file);
    const { stdout, stderr, status } = replay(folder, (rules) => changeRule(rules, 'waste_to_usb', { forwardTo: 'gruenflaechen', team: 'leitstelle' }));
    expect(stderr).toBe('');
    expect(stdout.split('\n')).toEqual([
      'Regel waste_to_usb „Müll räumt der USB“: 2 offen, 1 geschlossen',
      expect.stringMatching(/^ {2}BO-AAA-AAA {2}offen {2}Team: .+ → .+; Organisation: USB Bochum → Grünflächenunterhaltung; Frist: /),
      expect.stringMatching(/^ {2}BO-CCC-CCC {2}offen .*; zurzeit bei: /),
      expect.stringMatching(/^ {2}BO-BBB-BBB {2}geschlossen /),
      '',
      'neu.json würde 2 offene Meldungen ändern (von 3), dazu 1 geschlossene Meldung (von 1).',
      'Ein anderes Team bekämen 3, eine andere Organisation 3, eine andere Frist 3.',
      'Dies war eine Probe. Geändert wurde nichts.',
      ''
    ]);
    expect(status).toBe(0);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('finds no change in the rules as they are, and ends with 0', async () => {
    const { folder } = await stored();
    const { stdout, status } = replay(folder, () => undefined);
    expect(stdout).toContain('neu.json würde 0 offene Meldungen ändern (von 3), dazu 0 geschlossene Meldungen (von 1).');
    expect(status).toBe(0);
  });

  it('refuses rules that contradict each other, with the remedy, and ends with 1', async () => {
    const { folder } = await stored();
    const { stdout, stderr, status } = replay(folder, (rules) => {
      const usb = rules.find(({ code }) => code === 'waste_to_usb');
      if (usb) rules.push({ ...usb, code: 'waste_to_green', forwardTo: 'gruenflaechen' });
    });
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^neu\.json at rules\.\d+ and rules\.\d+: waste_to_green and waste_to_usb can both hold.*\n {2}Remedy: add a rule/);
    expect(status).toBe(1);
  });

  it('refuses a rule whose example does not come true', async () => {
    const { folder } = await stored();
    const { stderr, status } = replay(folder, (rules) => {
      for (const rule of rules) if (rule.code === 'waste_to_usb') rule.forwardTo = 'gruenflaechen';
    });
    expect(stderr).toContain('of waste_to_usb is proposed to gruenflaechen, not to usb');
    expect(status).toBe(1);
  });

  it.each([
    ['without rules', ['bochum'], 'So geht es: npm run route:dry'],
    ['of a city that is not there', ['atlantis', '--rules', RULES], 'Es gibt keinen Ordner cities/atlantis.'],
    ['with a file that is not there', ['bochum', '--rules', 'nirgends.json'], 'Es gibt keine Datei nirgends.json.'],
    ['without a database', ['bochum', '--rules', RULES], 'liegt keine Datenbank.']
  ])('%s says what is missing and ends with 1', (_, args, sentence) => {
    const { stdout, stderr, status } = run('/nonexistent-data', ...args);
    expect({ stdout, status }).toEqual({ stdout: '', status: 1 });
    expect(stderr).toContain(sentence);
  });
});
