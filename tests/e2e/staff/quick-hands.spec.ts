import type { Page } from '@playwright/test';
import { expect, test } from '../../support/app.ts';
import { awake, openDesk, openReport, stateOnDesk } from '../../support/report-page.ts';
import { at, sendReport } from '../../support/residents.ts';

test('a key is shown only when it is heard, and what was typed before stays', async ({ server, signedIn }) => {
  const { reference } = await sendReport(server.url, { location: at(51.4731, 7.3161) });
  const { page: desk } = await signedIn('ost');
  const letGo = await holdBack(desk, '**/_app/immutable/**/*.js');
  await desk.goto(`/dienst/meldung/${reference}`, { waitUntil: 'commit' });
  await expect(desk.locator('#notiz')).toBeAttached();
  await expect(desk.locator('kbd').locator('visible=true')).toHaveCount(0);
  await desk.getByLabel('Notiz im Team').fill('Schlüssel beim Hausmeister');
  await desk.getByLabel('Antwort an alle').fill('Wir kommen morgen.');
  await desk.locator('#warten summary').click();
  await desk.getByRole('radio', { name: 'Ein Ersatzteil ist bestellt' }).check();
  await desk.getByLabel('Wartet bis').fill('2026-12-18');
  letGo();
  await awake(desk);
  await expect(desk.locator('.keys').getByText('zurückstellen')).toBeVisible();
  await expect(desk.locator('.keys kbd').first()).toBeVisible();
  await expect(desk.getByLabel('Notiz im Team')).toHaveValue('Schlüssel beim Hausmeister');
  await expect(desk.getByLabel('Antwort an alle')).toHaveValue('Wir kommen morgen.');
  await expect(desk.getByRole('radio', { name: 'Ein Ersatzteil ist bestellt' })).toBeChecked();
  await expect(desk.getByLabel('Wartet bis')).toHaveValue('2026-12-18');
});

test('the rest of a word that was begun before the page listens does nothing', async ({ server, signedIn }) => {
  const { reference } = await sendReport(server.url, { location: at(51.4734, 7.3165) });
  const { page: desk } = await signedIn('ost');
  const letGo = await holdBack(desk, '**/_app/immutable/**/*.js');
  await desk.goto(`/dienst/meldung/${reference}`, { waitUntil: 'commit' });
  await expect(desk.locator('#notiz')).toBeAttached();
  await desk.keyboard.type('/Schad');
  letGo();
  for (const letter of 'whacr'.repeat(6)) await desk.keyboard.press(letter, { delay: 60 });
  await expect(desk.locator('details[open]')).toHaveCount(0);
  await awake(desk);
  await desk.keyboard.press('h');
  await expect(desk.locator('#warten')).toHaveAttribute('open');
});

test('a decision is answered at once, and what is pressed meanwhile is not lost', async ({ server, signedIn }) => {
  const { reference } = await sendReport(server.url, { location: at(51.4741, 7.3171) });
  const { page: desk } = await signedIn('ost');
  await openReport(desk, reference);
  await desk.getByLabel('Notiz im Team').fill('Noch nicht fertig');
  await desk.getByLabel('Notiz im Team').press('Escape');
  const letGo = await holdBack(desk, '**/dienst/meldung/**/*');
  for (const key of ['h', 'ArrowDown', 'Enter']) await desk.keyboard.press(key);
  await expect(desk.getByText('Wird gespeichert …')).toBeVisible();
  await expect(stateOnDesk(desk)).toContainText('Eingegangen');
  for (const key of ['w', 'Enter']) await desk.keyboard.press(key);
  letGo();
  await expect(stateOnDesk(desk)).toContainText('Weitergegeben an USB Bochum');
  await expect(desk.getByText('Wird gespeichert …')).toHaveCount(0);
  await expect(desk.getByText(/^Zurückgestellt bis .*: Der Eigentümer muss zustimmen$/)).toBeVisible();
  await expect(desk.getByLabel('Notiz im Team')).toHaveValue('Noch nicht fertig');
  await desk.goBack();
  await expect(desk).not.toHaveURL(new RegExp(reference));
});

test('keys pressed faster than the network act on the row they were meant for', async ({ server, signedIn }) => {
  for (const lat of [51.4681, 51.4672, 51.4663, 51.4654]) await sendReport(server.url, { location: at(lat, 7.3141) });
  const { page: desk } = await signedIn('ost');
  await openDesk(desk, '/dienst?sortierung=neueste');
  const rows = await references(desk);
  const letGo = await holdBack(desk, '**/dienst/__data.json?*');
  for (const key of ['j', '1', 'j', '1']) await desk.keyboard.press(key);
  await expect(desk.locator('tr.on')).toContainText(rows[1] ?? '');
  letGo();
  // The second is accepted, the third moves up and is selected; "j" goes on to the fourth, which is accepted, too.
  await expect(desk.locator('.undobar').filter({ hasText: rows[3] ?? '' })).toContainText('ist gespeichert');
  expect(await references(desk)).toEqual(expect.arrayContaining([rows[0], rows[2]]));
  for (const gone of [rows[1], rows[3]]) expect(await references(desk)).not.toContain(gone);
});

test('without a connection nothing is saved, and it is said', async ({ server, signedIn }) => {
  const { reference } = await sendReport(server.url, { location: at(51.4751, 7.3181) });
  const { page: desk, watched } = await signedIn('ost');
  watched.expect(/Failed to load resource/);
  await openReport(desk, reference);
  await desk.route('**/dienst/meldung/**/*', (route) => route.abort());
  await desk.getByLabel('Notiz im Team').fill('Bitte nicht verlieren');
  await desk.getByRole('button', { name: 'Notiz speichern' }).click();
  await expect(desk.getByRole('alert')).toContainText('Das wurde nicht gespeichert.');
  await expect(desk.getByLabel('Notiz im Team')).toHaveValue('Bitte nicht verlieren');
  await desk.unroute('**/dienst/meldung/**/*');
  await desk.getByRole('button', { name: 'Notiz speichern' }).click();
  await expect(desk.locator('.note-box')).toContainText('Bitte nicht verlieren');
  await expect(desk.getByLabel('Notiz im Team')).toHaveValue('');
  await expect(desk.getByRole('alert')).toHaveCount(0);
});

test('a note begun at one report is not carried to the next', async ({ server, signedIn }) => {
  const place = { category: 'waste', subKind: 'bulky_waste', phrases: ['sofa'] } as const;
  const first = await sendReport(server.url, { ...place, phrases: [...place.phrases], location: at(51.4761, 7.3191) });
  const second = await sendReport(server.url, { ...place, phrases: [...place.phrases], location: at(51.47612, 7.3191) });
  const { page: desk } = await signedIn('ost');
  await openReport(desk, second.reference);
  await desk.getByLabel('Notiz im Team').fill('Nur für die zweite');
  await desk.locator('#zusammenfuehren').getByRole('link', { name: first.reference, exact: true }).click();
  await expect(desk.locator('.shead')).toContainText(first.reference);
  await expect(desk.getByLabel('Notiz im Team')).toHaveValue('');
});

/** Lets requests to these addresses wait until the answer is called. */
async function holdBack(page: Page, addresses: string): Promise<() => void> {
  let letGo = () => {};
  const held = new Promise<void>((done) => (letGo = done));
  await page.route(addresses, async (route) => {
    await held;
    await route.continue();
  });
  return letGo;
}

async function references(page: Page): Promise<string[]> {
  return (await page.locator('.rows tbody tr').allTextContents()).map((words) => /BO-\w{3}-\w{3}/.exec(words)?.[0] ?? '');
}
