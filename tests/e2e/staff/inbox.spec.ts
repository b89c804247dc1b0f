import type { Page } from '@playwright/test';
import { expect, test } from '../../support/app.ts';
import { awake, openDesk, openReport, stateOnDesk } from '../../support/report-page.ts';
import { at, sendReport } from '../../support/residents.ts';

test('a new report stands in the inbox of its team, and each decision moves it to its queue', async ({ server, signedIn }) => {
  const { page: desk } = await signedIn('wattenscheid');
  await openDesk(desk, '/dienst');
  const before = await countOf(desk, 'Eingang');
  const inProgress = await countOf(desk, 'Alle offenen');
  const { reference } = await sendReport(server.url, { location: at(51.4836, 7.1361) });
  await openDesk(desk, '/dienst?sortierung=neueste');
  expect(await countOf(desk, 'Eingang')).toBe(before + 1);
  await expect(desk.locator('.rows tbody tr').first()).toContainText(reference);

  await openReport(desk, reference);
  await desk.getByRole('button', { name: 'Selbst übernehmen' }).click();
  await openDesk(desk, '/dienst?liste=mine');
  await expect(rowOf(desk, reference)).toContainText('Deniz Arslan');
  expect(await countOf(desk, 'Eingang')).toBe(before);
  expect(await countOf(desk, 'Alle offenen')).toBe(inProgress + 1);
});

test('a search finds by number, street and word, and not the words of another team', async ({ server, signedIn }) => {
  const word = 'Kanapeegarnitur';
  const { reference } = await sendReport(server.url, { location: at(51.4823, 7.2151), text: `Eine ${word} im Regen` });
  const { page: desk } = await signedIn('mitte');
  await find(desk, reference.slice(3));
  await expect(rowOf(desk, reference)).toBeVisible();
  await find(desk, word.toLowerCase());
  await expect(rowOf(desk, reference)).toBeVisible();
  expect([await countOf(desk, 'Alle Treffer'), await countOf(desk, 'Eingang'), await countOf(desk, 'Abgeschlossen')]).toEqual([1, 1, 0]);
  await listOf(desk, 'Abgeschlossen').click();
  await expect(desk.getByText('Dazu gibt es keine Meldung.')).toBeVisible();
  await listOf(desk, 'Eingang').click();
  await expect(rowOf(desk, reference)).toBeVisible();
  await listOf(desk, 'Suche beenden').click();
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Eingang');
  for (const street of ['willy-brandt-platz', 'Willy-Brandt-Platz 2']) {
    await find(desk, street);
    await expect(rowOf(desk, reference)).toBeVisible();
  }
  await find(desk, 'Gibtesnicht');
  await expect(desk.getByText('Dazu gibt es keine Meldung.')).toBeVisible();

  const { page: other } = await signedIn('ost');
  await find(other, word);
  await expect(rowOf(other, reference)).toHaveCount(0);
  await openReport(other, reference);
  await expect(other.getByText('Text und Fotos sieht nur das zuständige Team.')).toBeVisible();
  await expect(other.locator('.dbar')).toBeHidden();
});

test('two keys take a report on, and a third takes it back', async ({ server, signedIn }) => {
  for (const lat of [51.4741, 51.4752, 51.4763]) await sendReport(server.url, { location: at(lat, 7.3122) });
  const { page: desk } = await signedIn('ost');
  await openDesk(desk, '/dienst?sortierung=neueste');
  const rows = await references(desk);
  const second = rows[1] ?? '';
  await desk.keyboard.press('j');
  await expect(desk.locator('.detail .ref').first()).toHaveText(second);
  await desk.keyboard.press('1');
  await expect(desk.getByRole('status').filter({ hasText: second })).toContainText('ist gespeichert');
  await expect(rowOf(desk, second)).toHaveCount(0);
  expect(await references(desk)).toEqual(rows.filter((reference) => reference !== second));
  await desk.keyboard.press('z');
  await expect(desk.getByRole('status').filter({ hasText: second })).toContainText('zurückgenommen');
  await expect(rowOf(desk, second)).toBeVisible();

  await desk.keyboard.press('k');
  await expect(desk.locator('.detail .ref').first()).toHaveText(rows[0] ?? '');
  await desk.keyboard.press('Enter');
  await expect(desk.locator('.shead')).toContainText(rows[0] ?? '');
  await desk.keyboard.press('Escape');
  await expect(desk.locator('tr.on')).toContainText(rows[0] ?? '');
  await expect(desk).toHaveURL(/sortierung=neueste/);
});

test('a clicked row and the keys go together', async ({ server, signedIn }) => {
  for (const lat of [51.4701, 51.4692, 51.4683]) await sendReport(server.url, { location: at(lat, 7.3131) });
  const { page: desk } = await signedIn('ost');
  await openDesk(desk, '/dienst?sortierung=neueste');
  const rows = await references(desk);
  const selected = desk.locator('.detail .ref').first();
  await rowOf(desk, rows[1] ?? '')
    .getByRole('link')
    .click();
  await expect(selected).toHaveText(rows[1] ?? '');
  await desk.keyboard.press('j');
  await expect(selected).toHaveText(rows[2] ?? '');
  await expect(rowOf(desk, rows[2] ?? '').getByRole('link')).toBeFocused();
  await desk.keyboard.press('Enter');
  await expect(desk.locator('.shead')).toContainText(rows[2] ?? '');
});

test('waiting and forwarding take three keys', async ({ server, signedIn }) => {
  const { reference } = await sendReport(server.url, { location: at(51.4771, 7.3151) });
  const { page: desk } = await signedIn('ost');
  await openReport(desk, reference);
  for (const key of ['h', 'ArrowDown', 'Enter']) await desk.keyboard.press(key);
  await expect(stateOnDesk(desk)).toContainText(/Wartet/);
  await expect(desk.getByText('Zurückgestellt bis 30. November: Der Eigentümer muss zustimmen', { exact: true })).toBeVisible();
  for (const key of ['w', 'Enter']) await desk.keyboard.press(key);
  await expect(stateOnDesk(desk)).toContainText('Weitergegeben an USB Bochum');
});

test('the keys are silent in fields and can be switched off', async ({ server, signedIn }) => {
  for (const lat of [51.4711, 51.4722]) await sendReport(server.url, { location: at(lat, 7.3101) });
  const { page: desk } = await signedIn('ost');
  await openDesk(desk, '/dienst');
  const selected = desk.locator('.detail .ref').first();
  const first = await selected.innerText();
  await desk.keyboard.press('/');
  const search = desk.getByRole('searchbox', { name: 'Meldungen suchen' });
  await expect(search).toBeFocused();
  await desk.keyboard.type('jk1');
  await expect(search).toHaveValue('jk1');
  await expect(selected).toHaveText(first);
  await desk.keyboard.press('Escape');
  await expect(search).not.toBeFocused();

  await desk.keyboard.press('?');
  await desk.getByRole('checkbox', { name: 'Einzelne Tasten verwenden' }).uncheck();
  await desk.getByRole('button', { name: 'Fertig' }).click();
  await desk.reload();
  await awake(desk);
  await expect(desk.getByText('vor, zurück').locator('visible=true')).toHaveCount(0);
  await desk.keyboard.press('j');
  await desk.keyboard.press('Enter');
  await expect(selected).toHaveText(first);
  await expect(desk).toHaveURL(/\/dienst(\?|$)/);
});

test('new reports are announced and the list waits until it is asked', async ({ server, signedIn }) => {
  const { page: desk } = await signedIn('wattenscheid');
  await desk.clock.install();
  await openDesk(desk, '/dienst');
  const rows = await references(desk);
  const { reference } = await sendReport(server.url, { location: at(51.4791, 7.1297) });
  await desk.clock.fastForward(61_000);
  const fresh = desk.getByRole('button', { name: /neue anzeigen/ });
  await expect(fresh).toBeVisible();
  expect(await references(desk)).toEqual(rows);
  await fresh.click();
  await expect(rowOf(desk, reference)).toBeVisible();
  await expect(fresh).toHaveCount(0);
});

async function countOf(page: Page, queue: string): Promise<number> {
  return Number(await listOf(page, queue).locator('b').innerText());
}

function listOf(page: Page, name: string) {
  return page.getByRole('navigation', { name: 'Listen' }).getByRole('link', { name }).first();
}

function rowOf(page: Page, reference: string) {
  return page.locator('.rows tbody tr').filter({ hasText: reference });
}

async function references(page: Page): Promise<string[]> {
  return (await page.locator('.rows tbody tr').allTextContents()).map((words) => /BO-\w{3}-\w{3}/.exec(words)?.[0] ?? '');
}

async function find(page: Page, words: string): Promise<void> {
  await openDesk(page, '/dienst');
  await page.getByRole('searchbox', { name: 'Meldungen suchen' }).fill(words);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: `Gefunden zu „${words}“` })).toBeVisible();
}
