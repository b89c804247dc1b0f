import { expect, test } from '../../support/app.ts';
import { close, openPlainReport, stateOnDesk, unfold } from '../../support/report-page.ts';
import { drawnPhoto } from '../../support/reporting.ts';
import { at, sendPhoto, sendReport } from '../../support/residents.ts';

test('without JavaScript a report is found, taken on and closed with its finding', async ({ server, signedIn }) => {
  const { reference } = await sendReport(server.url, { location: at(51.4788, 7.1421), text: 'Ohne Skript' });
  const { page: desk } = await signedIn('wattenscheid', { javaScriptEnabled: false });
  await desk.goto('/dienst?sortierung=neueste');
  await desk.locator('.rows tbody tr').filter({ hasText: reference }).getByRole('link').click();
  await expect(desk.locator('.detail')).toContainText('Ohne Skript');
  await desk.getByRole('button', { name: 'Annehmen' }).click();
  await expect(desk.getByRole('status').filter({ hasText: reference })).toContainText('ist gespeichert');

  await openPlainReport(desk, reference);
  const form = await unfold(desk, 'Schließen');
  for (const label of ['Befund vor Ort', 'Wer ist zuständig?', 'Verletzte Regel', 'Antwort, freiwillig, wird veröffentlicht'])
    await expect(form.getByLabel(label)).toBeVisible();
  await desk.reload();
  await close(desk, { outcome: 'Erledigt', finding: 'Vor Ort gereinigt' });
  await expect(stateOnDesk(desk)).toContainText('Erledigt');
  await desk.getByRole('button', { name: 'Rückgängig machen' }).first().click();
  await expect(stateOnDesk(desk)).toContainText('In Bearbeitung');
});

test('without JavaScript a photo is blackened by numbers and released', async ({ server, signedIn }) => {
  const report = await sendReport(server.url, { location: at(51.4799, 7.1452), photosExpected: 1 });
  await sendPhoto(server.url, report, (await drawnPhoto(140)).buffer);
  const { page: desk } = await signedIn('wattenscheid', { javaScriptEnabled: false });
  await openPlainReport(desk, report.reference);
  await desk.getByRole('link', { name: 'Prüfen und freigeben' }).click();
  for (const [label, percent] of Object.entries({ 'von links': '10', 'von oben': '20', Breite: '30', Höhe: '40' }))
    await desk.getByLabel(label).last().fill(percent);
  await desk.getByRole('button', { name: 'Geschwärzte Kopie freigeben' }).click();
  await expect(desk.getByText('öffentlich', { exact: true }).first()).toBeVisible();
  await desk.getByRole('link', { name: 'Schwärzung ändern' }).click();
  await expect(desk.getByLabel('Breite').first()).toHaveValue('30');
});

test('without JavaScript two reports are joined and separated', async ({ server, signedIn }) => {
  const place = at(51.4769, 7.1481);
  const first = await sendReport(server.url, { subKind: 'bulky_waste', location: place });
  const second = await sendReport(server.url, { subKind: 'bulky_waste', location: place });
  const { page: desk } = await signedIn('wattenscheid', { javaScriptEnabled: false });
  await openPlainReport(desk, second.reference);
  await desk.getByRole('link', { name: `Vergleichen ${first.reference}` }).click();
  await desk.getByRole('button', { name: 'Zusammenführen' }).click();
  await expect(desk.getByRole('heading', { name: 'Angeschlossene Meldungen (1)' })).toBeVisible();
  await desk.getByRole('button', { name: `Trennen ${second.reference}` }).click();
  await expect(desk.getByRole('heading', { name: /Angeschlossene Meldungen/ })).toHaveCount(0);
});
