import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { expect, test } from '../../support/app.ts';
import { keptMails, linkIn, waitForMail } from '../../support/kept-mails.ts';
import { at, sendReport } from '../../support/residents.ts';

test('without a script a place is followed from the list, told once, and left with one click', async ({ server, visit }) => {
  test.setTimeout(150_000);
  const to = 'herr.nachbar@example.org';
  const { page, watched } = await visit({ javaScriptEnabled: false });
  watched.expect(/422/);
  await page.goto('/bochum/karte?kategorie=graffiti&bezirk=bochum-mitte');
  await page.getByRole('link', { name: 'Per E-Mail verfolgen' }).click();
  await expect(page.getByLabel('Kategorie')).toHaveValue('graffiti');
  await expect(page.getByLabel('Ein ganzer Stadtbezirk')).toBeChecked();

  await page.getByLabel('Rund um eine Adresse').check({ force: true });
  await page.getByLabel('Adresse oder Ort').fill('Xyzzy 7');
  await page.getByLabel('E-Mail-Adresse').fill(to);
  await page.getByRole('button', { name: 'E-Mails bestellen' }).click();
  await expect(page.getByRole('alert'), 'no suggestion is spoken of where there is none').toContainText('Diesen Ort kennen wir nicht. Schreiben Sie');

  await page.getByLabel('Adresse oder Ort').fill('Dorstener Straße');
  await page.getByRole('button', { name: 'E-Mails bestellen' }).click();
  await expect(page.getByRole('alert')).toContainText('Diesen Ort kennen wir nicht genau.');
  await expect(page.getByLabel('E-Mail-Adresse')).toHaveValue(to);
  await expect(page.getByRole('radio', { name: /Dorstener Straße/ })).not.toHaveCount(0);

  await page.goto('/bochum/folgen?umkreis=51.4787,7.2229,500&kategorie=graffiti');
  await page.getByLabel('E-Mail-Adresse').fill(to);
  await page.getByRole('button', { name: 'E-Mails bestellen' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Wenn die Adresse stimmt, ist eine E-Mail unterwegs.' })).toBeVisible();
  await page.goto(linkIn(await waitForMail(server, to, 'bestätigen'), /\/mail\/bestaetigen\//));
  await page.getByRole('button', { name: 'Ja, E-Mails schicken' }).click();
  await expect(page.getByRole('heading', { name: 'Danke. Ihre Adresse ist bestätigt.' })).toBeVisible();

  const near = await sendReport(server.url, { category: 'graffiti', subKind: 'sticker', location: at(51.4787, 7.2229) });
  const unsafe = await sendReport(server.url, { category: 'unsafe_place', location: at(51.4787, 7.2229) });
  // Seven in the morning is far off: the mail of the day is due now, and the report has rested.
  const database = new DatabaseSync(join(server.dataDir, 'reviermelder.sqlite'), { timeout: 5000 });
  database.prepare('update report set received_at = received_at - 70000 where reference in (?, ?)').run(near.reference, unsafe.reference);
  database.prepare('update place_alert set told_until = told_until - 80000').run();
  database.prepare("update delivery set run_after = 0 where topic = 'alert' and key like '%/daily/%'").run();
  database.close();
  const news = await waitForMail(server, to, 'Neues von den Orten');
  expect(news.text).toContain(`/bochum/meldung/${near.reference}`);
  expect(news.text).not.toContain(unsafe.reference);

  const stop = linkIn(news, /\/mail\/abbestellen\//);
  await page.goto(stop);
  await expect(page.getByText('Möchten Sie keine E-Mails mehr zu Orten?')).toBeVisible();
  const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
  expect((await fetch(server.url + stop, { method: 'POST', body })).status, 'the one click of a mail program').toBe(200);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Die E-Mails sind schon abbestellt' })).toBeVisible();
  expect(keptMails(server, to)).toHaveLength(2);
  expect(server.log()).not.toContain('example.org');
});

test('whoever chooses a district and writes no address follows the district, and a place that is none is where the focus stands', async ({ page, watched }) => {
  watched.expect(/422/);
  await page.goto('/bochum/folgen');
  await page.getByLabel('Adresse oder Ort').fill('Quatschgasse 9');
  await page.getByLabel('E-Mail-Adresse').fill('frau.nachbar@example.org');
  await page.getByRole('button', { name: 'E-Mails bestellen' }).click();
  await expect(page.getByLabel('Adresse oder Ort')).toBeFocused();
  await expect(page.getByLabel('Adresse oder Ort')).toHaveAccessibleDescription(/kennen wir nicht\./);
  await page.getByLabel('Adresse oder Ort').fill('');
  await page.getByLabel('Bezirk', { exact: true }).selectOption({ index: 1 });
  await page.getByRole('button', { name: 'E-Mails bestellen' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Wenn die Adresse stimmt, ist eine E-Mail unterwegs.' })).toBeVisible();
});
