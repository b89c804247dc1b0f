import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toolEnv } from '../../../scripts/bootstrap/paths.mjs';
import { expect, test } from '../../support/app.ts';
import { signInCookie } from '../../support/desk.ts';
import { undoOf } from '../../support/report-page.ts';
import { at, sendReport } from '../../support/residents.ts';
import { startServer } from '../../support/server-process.ts';

/** What `npm run route:dry` says about rules that the desk exported. */
function tryRules(dataDir: string, rules: string): string {
  const path = join(dataDir, 'vorschlaege.json');
  writeFileSync(path, rules);
  const { stdout, stderr } = spawnSync(process.execPath, ['scripts/route-dry.ts', 'bochum', '--rules', path], {
    encoding: 'utf8',
    env: toolEnv({ DATA_DIR: dataDir })
  });
  return stderr + stdout;
}

const IN_MITTE = at(51.4787, 7.2229);
/** The worker of the server looks every five seconds. */
const ROUND_MS = 20_000;

test('an urgent report stands first, tells its alarm, and accepting it ends the chain', async ({ server, signedIn }) => {
  const { reference } = await sendReport(server.url, {
    category: 'waste',
    subKind: 'hazardous_waste',
    answers: { hazard: 'sharp' },
    phrases: [],
    location: IN_MITTE
  });
  const { page } = await signedIn('mitte');
  await page.goto('/dienst');
  await expect(page.locator('tbody tr').first().locator('.due.urgent')).toContainText('Dringend:');
  const alarm = page.locator('.alarm');
  await expect(async () => {
    await page.goto(`/dienst/meldung/${reference}`);
    await expect(alarm).toContainText('an Bezirksteam Mitte, Dienst', { timeout: 500 });
  }).toPass({ timeout: ROUND_MS });
  await expect(alarm).toContainText('folgt');
  await page.getByRole('button', { name: 'Annehmen' }).click();
  await expect(alarm).toContainText('Angenommen von Aylin Kaya');
  await expect(alarm).toContainText('nicht mehr nötig');

  const { page: controlRoom } = await signedIn('leitstelle');
  await expect(async () => {
    await controlRoom.goto('/dienst/mails');
    const mail = controlRoom.getByRole('article').filter({ hasText: reference });
    await expect(mail).toContainText('dienst-mitte@bochum.example', { timeout: 500 });
  }).toPass({ timeout: ROUND_MS });
  expect(server.log()).not.toContain('bochum.example');
});

test('an urgent report that joins another raises the alarm for that one', async ({ server, signedIn }) => {
  const place = at(51.4792, 7.2281);
  const main = await sendReport(server.url, { category: 'waste', subKind: 'litter', answers: { hazard: 'no' }, location: place });
  const joined = await sendReport(server.url, {
    category: 'waste',
    subKind: 'litter',
    answers: { hazard: 'sharp' },
    location: place,
    joins: main.reference
  });
  const { page } = await signedIn('mitte');
  const alarm = page.locator('.alarm');
  await expect(async () => {
    await page.goto(`/dienst/meldung/${main.reference}`);
    await expect(alarm).toContainText('an Bezirksteam Mitte, Dienst', { timeout: 500 });
  }).toPass({ timeout: ROUND_MS });
  await expect(alarm).toContainText('Spritzen oder Spitzes am Boden');
  await expect(alarm).toContainText(`Dringend wegen ${joined.reference}`);
  await expect(page.locator('.why')).toContainText(`Dringend wegen ${joined.reference}`);
});

test('at night the alarm goes to the control room at once', async ({ browser }) => {
  const night = await startServer({ CLOCK_START: '2026-11-23T21:30:00Z' });
  const context = await browser.newContext({ baseURL: night.url });
  try {
    const { reference } = await sendReport(night.url, { subKind: 'litter', answers: { hazard: 'sharp' }, location: IN_MITTE });
    const [name = '', value = ''] = (await signInCookie(night.url, 'leitstelle')).split('=');
    await context.addCookies([{ name, value, domain: 'localhost', path: '/', secure: true }]);
    const page = await context.newPage();
    await expect(async () => {
      await page.goto(`/dienst/meldung/${reference}`);
      await expect(page.locator('.alarm')).toContainText('an Leitstelle Citywache, Dienst', { timeout: 500 });
    }).toPass({ timeout: ROUND_MS });
    await expect(page.locator('.kv')).toContainText(['Bezirksteam Mitte']);
  } finally {
    await context.close();
    await night.stop();
  }
});

test('without a script a team gives a report back, and the control room decides, proposes a rule and takes it back', async ({ server, signedIn }) => {
  const { reference } = await sendReport(server.url, { category: 'graffiti', subKind: 'sticker', answers: {}, phrases: [], location: IN_MITTE });
  const { page: team } = await signedIn('mitte', { javaScriptEnabled: false });
  await team.goto(`/dienst/meldung/${reference}`);
  await team.locator('#zurueckgeben summary').click();
  await team.getByLabel('Ein anderes Team macht diese Arbeit').check();
  await team.getByRole('button', { name: 'Meldung zurückgeben' }).click();
  await expect(team.locator('.why')).toContainText('Zurückgegeben von Bezirksteam Mitte: Ein anderes Team macht diese Arbeit');

  await undoOf(team, 'Zurückgegeben').click();
  await expect(team.locator('.why')).not.toContainText('Zurückgegeben von');
  await team.locator('#zurueckgeben summary').click();
  await team.getByLabel('Ein anderes Team macht diese Arbeit').check();
  await team.getByRole('button', { name: 'Meldung zurückgeben' }).click();
  await expect(team.locator('.why')).toContainText('Zurückgegeben von Bezirksteam Mitte: Ein anderes Team macht diese Arbeit');

  const { page } = await signedIn('leitstelle', { javaScriptEnabled: false });
  await page.goto('/dienst/regeln');
  const shares = (await page.locator('[data-label="Anteil"]').allInnerTexts()).map((share) => Number.parseFloat(share.replace(',', '.')) || 0);
  expect(shares).toEqual(shares.toSorted((one, other) => other - one));
  await expect(page.getByRole('row').filter({ hasText: 'Das Bezirksteam ist zuständig' }).locator('[data-label="Zurückgegeben"]')).not.toHaveText('0');
  await page.goto(`/dienst/meldung/${reference}`);
  await page.locator('#team-festlegen summary').click();
  await page.locator('#team-neu').selectOption('quartiershausmeister');
  await page.getByLabel('Die Arbeit gehört zu diesem Team').check();
  await page.getByLabel('Als Regel vorschlagen').check();
  await page.getByRole('button', { name: 'An dieses Team geben' }).click();
  await expect(page.locator('.kv')).toContainText(['Quartiershausmeister']);

  await page.goto('/dienst/regeln');
  const proposal = page.getByText('Aufkleber in Bochum-Mitte: an Quartiershausmeister');
  await expect(proposal).toBeVisible();
  const download = await (await page.request.get('/dienst/regeln/vorschlaege.json')).text();
  const exported = JSON.parse(download) as { rules: { code: string; team: string }[] };
  expect(tryRules(server.dataDir, download)).toMatch(/vorschlaege\.json würde [1-9]\d* offene Meldung/);
  expect(exported.rules.at(-1)).toMatchObject({ code: 'proposal_graffiti_sticker_bochum-mitte', team: 'quartiershausmeister' });

  await page.goto(`/dienst/meldung/${reference}`);
  await undoOf(page, 'Team festgelegt: Quartiershausmeister (Die Arbeit gehört zu diesem Team)').click();
  await page.goto('/dienst/regeln');
  await expect(proposal).toHaveCount(0);
});
