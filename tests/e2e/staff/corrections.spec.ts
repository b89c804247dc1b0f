import { expect, test } from '../../support/app.ts';
import { openPlainReport, openReport, undoOf } from '../../support/report-page.ts';
import { at, sendReport } from '../../support/residents.ts';

/** In Mitte, with bulky waste that the rules would hand to the USB. */
const SOFA = { category: 'waste', subKind: 'bulky_waste', location: at(51.4787, 7.2229) };

test('without a script another team is chosen with a reason, and taking it back leads to the automatic one', async ({ server, signedIn }) => {
  const { reference } = await sendReport(server.url, { category: 'graffiti', location: SOFA.location });
  const { page } = await signedIn('leitstelle', { javaScriptEnabled: false });
  await openPlainReport(page, reference);
  const why = page.locator('.why');
  const automatic = await why.innerText();
  await page.locator('#team-festlegen summary').click();
  await page.locator('#team-neu').selectOption({ label: 'Bezirksteam Ost' });
  await page.getByLabel('Dieses Team hilft aus').check();
  await page.getByRole('button', { name: 'An dieses Team geben' }).click();
  await expect(why).toContainText('Von Hand zugeteilt: Dieses Team hilft aus');
  await expect(page.locator('.kv')).toContainText(['Bezirksteam Ost']);
  await undoOf(page, 'Team festgelegt: Bezirksteam Ost (Dieses Team hilft aus)').click();
  await expect(page.locator('.kv')).toContainText(['Bezirksteam Mitte']);
  expect(await why.innerText()).toBe(automatic);
});

test('a proposed organisation is dismissed with a reason, and comes back', async ({ server, signedIn }) => {
  const { reference } = await sendReport(server.url, SOFA);
  const { page } = await signedIn('mitte');
  await openReport(page, reference);
  const proposal = page.locator('.kv').getByText('USB Bochum');
  await expect(proposal).toBeVisible();
  await page.locator('#vorschlag-verwerfen summary').click();
  await page.getByLabel('Das ist Aufgabe der Stadt').check();
  await page.getByRole('button', { name: 'Diesen Vorschlag verwerfen' }).click();
  await expect(page.locator('.steps')).toContainText('Vorschlag USB Bochum verworfen: Das ist Aufgabe der Stadt');
  await expect(proposal).toHaveCount(0);
  await undoOf(page, 'Vorschlag USB Bochum verworfen').click();
  await expect(proposal).toBeVisible();
});

test('a report is found urgent with a reason, its alarm runs, and each word about it can be taken back', async ({ server, signedIn }) => {
  const { reference } = await sendReport(server.url, SOFA);
  const { page } = await signedIn('mitte');
  await openReport(page, reference);
  const [alarm, why] = [page.locator('.alarm'), page.locator('.why')];
  const deadline = await why.innerText();
  await page.locator('#dringend summary').click();
  await page.getByLabel('Jemand kann sich verletzen').check();
  await page.getByRole('button', { name: 'Jetzt als dringend einstufen' }).click();
  await expect(alarm).toContainText('Dringend: Jemand kann sich verletzen');
  await expect(why).toContainText('Frist 4 Stunden, Tag und Nacht');
  await expect(alarm).toContainText('Zurückstellen und Weitergeben gehen erst nach dem Annehmen.');
  await expect(page.locator('#warten')).toHaveCount(0);

  await page.locator('#dringend summary').click();
  await page.getByLabel('Die Stelle ist gesichert').check();
  await page.getByRole('button', { name: 'Jetzt zurücknehmen' }).click();
  await expect(why).toContainText('Von Hand nicht mehr dringend: Die Stelle ist gesichert');
  await expect(alarm).toHaveCount(0);
  await expect(page.locator('#warten')).toBeVisible();

  await undoOf(page, 'Dringend zurückgenommen: Die Stelle ist gesichert').click();
  await expect(alarm).toBeVisible();
  await undoOf(page, 'Als dringend eingestuft: Jemand kann sich verletzen').click();
  await expect(alarm).toHaveCount(0);
  expect(await why.innerText()).toBe(deadline);
});

for (const javaScriptEnabled of [true, false]) {
  test(`${javaScriptEnabled ? 'with' : 'without'} a script a public report is hidden everywhere with a reason, and shown again`, async ({
    server,
    signedIn,
    page: resident
  }) => {
    const { reference } = await sendReport(server.url, SOFA);
    const address = `${server.url}/bochum/meldung/${reference}`;
    const { page } = await signedIn('mitte', { javaScriptEnabled });
    await (javaScriptEnabled ? openReport : openPlainReport)(page, reference);
    await expect(page.getByText('ist ab dem Eingang öffentlich.')).toBeVisible();
    expect((await resident.request.get(address)).status()).toBe(200);

    await page.locator('#verbergen summary').click();
    await page.getByLabel('Ort oder Foto weisen auf eine Person').check();
    await page.getByRole('button', { name: 'Meldung verbergen' }).click();
    await expect(page.getByText('Von Hand verborgen: Ort oder Foto weisen auf eine Person')).toBeVisible();
    await expect(page.getByText('Diese Meldung ist verborgen.')).toBeVisible();
    const hidden = await resident.request.get(address);
    expect(hidden.status()).toBe(404);
    expect(await hidden.text()).not.toContain('weisen auf eine Person');
    const list = await resident.request.get(`${server.url}/bochum/karte`);
    expect(await list.text()).not.toContain(reference);

    await page.getByRole('button', { name: 'Wieder zeigen' }).click();
    await expect(page.getByText('ist ab dem Eingang öffentlich.')).toBeVisible();
    expect((await resident.request.get(address)).status()).toBe(200);
    expect(await (await resident.request.get(`${server.url}/bochum/karte`)).text()).toContain(reference);
  });
}

test('without a script a report that leaves a hidden one stays hidden until somebody shows it', async ({ server, signedIn, page: resident }) => {
  const main = await sendReport(server.url, SOFA);
  const { reference } = await sendReport(server.url, { ...SOFA, joins: main.reference });
  const statusOfPage = async () => (await resident.request.get(`${server.url}/bochum/meldung/${reference}`)).status();
  const { page } = await signedIn('mitte', { javaScriptEnabled: false });
  await openPlainReport(page, main.reference);
  await page.locator('#verbergen summary').click();
  await page.getByLabel('Wir prüfen erst, ob das stimmt').check();
  await page.getByRole('button', { name: 'Meldung verbergen' }).click();
  expect(await statusOfPage()).toBe(404);

  await openPlainReport(page, reference);
  await page.getByRole('button', { name: 'Trennen' }).click();
  await expect(page.getByText('Die Hauptmeldung war verborgen. Diese bleibt es, bis jemand sie wieder zeigt.')).toBeVisible();
  expect(await statusOfPage()).toBe(404);
  await page.getByRole('button', { name: 'Wieder zeigen' }).click();
  await expect(page.locator('.steps').getByText('Wieder gezeigt', { exact: true })).toBeVisible();
  expect(await statusOfPage()).toBe(200);
});
