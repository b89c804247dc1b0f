import { expect, test } from '../../support/app.ts';
import { openReport } from '../../support/report-page.ts';
import { at, sendReport } from '../../support/residents.ts';

test('an entry that somebody calls wrong is gone at once without a script, until staff let it stand; passers-by only count', async ({
  server,
  visit,
  signedIn
}) => {
  const { reference } = await sendReport(server.url, { location: at(51.4403, 7.2611) });
  const { page, watched } = await visit({ javaScriptEnabled: false });
  watched.expect(/404/);
  await page.goto(`/bochum/meldung/${reference}`);
  await page.getByRole('button', { name: 'Nein, weg' }).click();
  await expect(page.getByText('Danke. Das Team sieht Ihre Antwort.')).toBeVisible();
  await page.getByRole('link', { name: 'Problem mit diesem Eintrag' }).click();
  await page.getByLabel('Eine Person oder ein Kennzeichen ist zu erkennen').check();
  await page.getByLabel('Was soll das Team wissen? Freiwillig').fill('Auf dem Foto bin ich.');
  await page.getByRole('button', { name: 'Problem melden' }).click();
  await expect(page.getByText('Danke für Ihren Hinweis.')).toBeVisible();
  expect((await page.goto(`/bochum/meldung/${reference}`))?.status()).toBe(404);

  const { page: desk } = await signedIn('sued');
  await desk.goto('/dienst?liste=flagged');
  await openReport(desk, reference);
  await expect(desk.getByText('Auf dem Foto bin ich.')).toBeVisible();
  await expect(desk.getByText('Noch da? Ja: 0, weg: 1.')).toBeVisible();
  await desk.getByRole('button', { name: 'Bleibt öffentlich' }).click();
  await expect(desk.getByText('Problem mit diesem Eintrag gemeldet.')).toHaveCount(0);
  expect((await page.goto(`/bochum/meldung/${reference}`))?.status()).toBe(200);
});
