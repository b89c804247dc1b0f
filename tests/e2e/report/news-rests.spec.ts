import { MINUTE } from '../../../src/lib/domain/time.ts';
import { deskClient, versionOf } from '../../support/desk.ts';
import { keptMails, linkIn, waitForMail } from '../../support/kept-mails.ts';
import { expect, test } from '../../support/own-server.ts';
import { at, sendReport } from '../../support/residents.ts';

const IN_MITTE = at(51.4787, 7.2229);
/** Later than the test and the minute that news rests. */
const SOON = 5 * MINUTE;

test('an address is confirmed by hand only, hears of a change after a minute, and is gone with one click', async ({ server, page, visit }) => {
  // It starts a second server and waits for four mails.
  test.setTimeout(150_000);
  const to = 'frau.berger@example.org';
  const { reference, secret } = await sendReport(server.url, { category: 'graffiti', subKind: 'sticker', location: IN_MITTE });
  await page.goto(`/m/${reference}#${secret}`);
  await page.getByLabel('E-Mail-Adresse').fill(to);
  await page.getByRole('button', { name: 'Nachrichten bestellen' }).click();
  await expect(page.locator('#nachrichten')).toContainText(/Bitte bestätigen Sie den Link in unserer E-Mail an .?f…\S*@example\.org/u);

  const question = await waitForMail(server, to, 'bestätigen');
  const confirm = linkIn(question, /\/mail\/bestaetigen\//);
  for (let look = 0; look < 3; look += 1) expect((await fetch(server.url + confirm)).status, 'a mail scanner looks').toBe(200);
  await page.reload();
  await expect(page.getByText('Bitte bestätigen Sie den Link')).toBeVisible();
  const { page: mailbox } = await visit({ javaScriptEnabled: false });
  await mailbox.goto(confirm);
  await mailbox.getByRole('button', { name: 'Ja, Nachrichten schicken' }).click();
  await expect(mailbox.getByRole('heading', { name: 'Danke. Ihre Adresse ist bestätigt.' })).toBeVisible();
  await expect(mailbox.getByRole('link', { name: 'Zur Startseite', exact: true })).toBeVisible();
  await mailbox.goto(confirm);
  await expect(mailbox.getByRole('heading', { name: 'Ihre Adresse ist schon bestätigt.' }), 'the link in a second tab').toBeVisible();
  await page.goto(confirm);
  await page.getByRole('link', { name: 'Meldung ansehen' }).click();
  await expect(page.locator('#nachrichten')).toContainText(/Nachrichten gehen an .?f…\S*@example\.org/u);

  const team = await deskClient(server.url, 'mitte');
  const accepted = await team.post(`/dienst/meldung/${reference}?/accept`, { version: String(versionOf(server, reference)) });
  expect(accepted.kind, accepted.said).toBe('redirect');
  const isNews = ({ subject }: { subject: string }) => subject.includes('Neues zu Ihrer Meldung');
  expect(keptMails(server, to).filter(isNews), 'news rests for a minute').toEqual([]);
  await server.crashAndRestart({ afterMillis: SOON });
  const news = await waitForMail(server, to, 'Neues zu Ihrer Meldung');
  expect(news.text).toContain('Stand jetzt: In Bearbeitung');

  const link = linkIn(news, /\/m\//);
  const { page: phone } = await visit();
  await phone.goto(link);
  await expect(phone.getByRole('heading', { name: 'Nachrichten per E-Mail' })).toBeVisible();
  expect(phone.url(), 'the key leaves the address').not.toContain('#');

  const stop = linkIn(news, /\/mail\/abbestellen\//);
  await mailbox.goto(stop);
  await expect(mailbox.getByRole('button', { name: 'Keine E-Mails mehr schicken' })).toBeVisible();
  const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
  expect((await fetch(server.url + stop, { method: 'POST', body })).status, 'the one click of a mail program').toBe(200);
  expect((await fetch(server.url + confirm, { method: 'POST', body })).status, 'no other form comes without its origin').toBe(403);
  await mailbox.reload();
  await expect(mailbox.getByRole('heading', { name: 'Die E-Mails sind schon abbestellt' })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('E-Mail-Adresse')).toBeVisible();
  expect(server.log()).not.toContain('example.org');
  expect(keptMails(server, to).filter(isNews)).toHaveLength(1);
});
