import { expect, test } from '../../support/app.ts';
import { rowsOf } from '../../support/desk.ts';
import { openPlainReport, undoOf } from '../../support/report-page.ts';
import { at, sendReport } from '../../support/residents.ts';

/** In the district of the demo lead, where nothing else is. */
const CORNER = at(51.4667, 7.2406);

test('without JavaScript: a place that comes back is seen beside its report, and a measure is recorded and taken back', async ({ server, signedIn }) => {
  const sent = [];
  for (let count = 0; count < 4; count += 1) sent.push(await sendReport(server.url, { category: 'graffiti', location: CORNER }));
  const [last] = sent.slice(-1);
  if (!last) throw new Error('not sent');
  expect(last.team).toBe('kod-mitte');
  const { page } = await signedIn('leitung', { javaScriptEnabled: false });
  await openPlainReport(page, last.reference);
  const recurrence = page.getByRole('link', { name: /^\d+\. Mal seit / });
  await expect(page.getByText('Gleicher Bereich, höchstens 50 m von der Mitte des Ortes.')).toBeVisible();
  await page.locator('#ort-verlassen summary').click();
  await page.getByLabel('Es hat eine andere Ursache').check();
  await page.getByRole('button', { name: 'Nicht mehr mitzählen' }).click();
  await expect(recurrence).toHaveCount(0);
  await undoOf(page, 'Zählt nicht zum wiederkehrenden Ort: Es hat eine andere Ursache').click();
  await recurrence.click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  for (const { reference } of sent) await expect(page.getByRole('link', { name: reference })).toBeVisible();

  await page.getByText('Maßnahme eintragen').click();
  await page.getByLabel('Was wird getan?').fill('Wand mit Schutzlack gestrichen');
  await page.getByLabel('Wer macht es?').selectOption({ label: 'USB Bochum' });
  await page.getByRole('button', { name: 'Maßnahme speichern' }).click();
  await expect(page.getByRole('heading', { name: 'Wand mit Schutzlack gestrichen' })).toBeVisible();
  await expect(page.getByText('Zu früh: Vergleichen lässt sich ab 14 Tagen.')).toBeVisible();

  await page.goto('/dienst/orte?zeige=massnahmen&team=kod-mitte');
  const address = new URL((await page.locator('.spots-list a').first().getAttribute('href')) ?? '', server.url).pathname;
  expect(address).toMatch(/^\/dienst\/orte\/\d+$/);
  const [spot] = rowsOf(server, 'select spot_id from spot_report where report_id = ?', last.id);
  await page.goto(`/dienst/orte/${String(spot?.['spot_id'])}`);
  await page.getByRole('button', { name: /Maßnahme zurücknehmen ?: Wand/ }).click();
  await expect(page.getByRole('heading', { name: 'Wand mit Schutzlack gestrichen' })).toHaveCount(0);
  await expect(page.getByText('Zurückgenommen: Wand mit Schutzlack gestrichen')).toBeVisible();
});

test('a member of another team sees the place, its safety reports named as such, and no form; a stranger sees nothing', async ({ server, signedIn, page }) => {
  const place = at(51.4671, 7.2702);
  const [first] = [
    await sendReport(server.url, { category: 'disorder', location: place, text: 'Streng vertraulich' }),
    await sendReport(server.url, { category: 'disorder', location: place }),
    await sendReport(server.url, { category: 'unsafe_place', location: place })
  ];
  const [spot] = rowsOf(server, 'select spot_id from spot_report where report_id = ?', first.id);
  const path = `/dienst/orte/${String(spot?.['spot_id'])}`;
  const { page: desk } = await signedIn('nord');
  await desk.goto(path);
  await expect(desk.getByText('nur für den Dienst, auch Sicherheit')).toBeVisible();
  await expect(desk.getByRole('link', { name: first.reference })).toBeVisible();
  await expect(desk.getByText('Maßnahme eintragen')).toHaveCount(0);
  expect(await desk.content()).not.toContain('Streng vertraulich');
  for (const asked of [path, '/dienst/orte', `${path}/__data.json`, '/dienst/orte/__data.json?team=']) {
    const answer = await page.request.get(asked, { maxRedirects: 0 });
    expect(await answer.text(), asked).not.toContain(first.reference);
    expect([200, 303]).toContain(answer.status());
  }
});
