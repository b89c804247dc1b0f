import { randomUUID } from 'node:crypto';
import { brightness } from '../../support/brightness.ts';
import { expect, test } from '../../support/app.ts';
import { deskClient, versionOf } from '../../support/desk.ts';
import { keptMails, linkIn, waitForMail } from '../../support/kept-mails.ts';
import { drawnPhoto, reachDetails, send, standAt } from '../../support/reporting.ts';
import { at, newSecret, putReport, reportBody, sendReport } from '../../support/residents.ts';

const IN_MITTE = at(51.4787, 7.2229);

test('an address typed while reporting is mended first, waits on the phone without a line, and is asked once', async ({ server, page, context, watched }) => {
  const to = 'unterwegs@example.org';
  watched.expect(/ERR_INTERNET_DISCONNECTED/);
  await standAt(page, { lat: 51.4443, lon: 7.2611 });
  await reachDetails(page, 'Graffiti und Aufkleber');
  const address = page.getByLabel('E-Mail-Adresse für Nachrichten, freiwillig');
  await address.fill('unterwegs@example');
  await page.getByRole('button', { name: 'Meldung absenden' }).click();
  await expect(page.getByRole('link', { name: 'Diese E-Mail-Adresse ist nicht vollständig.' })).toBeVisible();
  await page.getByRole('link', { name: 'Diese E-Mail-Adresse ist nicht vollständig.' }).click();
  await expect(address).toBeFocused();
  await address.fill(to);
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Meldung absenden' }).click();
  await expect(page.getByText('gespeichert').first()).toBeVisible();
  await context.setOffline(false);
  await waitForMail(server, to, 'bestätigen');
  expect(keptMails(server, to)).toHaveLength(1);
  expect(server.log()).not.toContain('example.org');
});

test('an address typed while reporting is asked without a script, too, and never refuses the report', async ({ visit, server }) => {
  const { page } = await visit({ javaScriptEnabled: false });
  const report = async (typed: string) => {
    await page.goto('/bochum/melden/graffiti');
    await page.getByLabel('Straße und Hausnummer, oder ein Ort').fill('Agnesstraße 33');
    await page.getByLabel('E-Mail-Adresse für Nachrichten, freiwillig').fill(typed);
    await page.getByRole('button', { name: 'Meldung absenden' }).click();
    await expect(page.getByRole('heading', { name: 'Danke. Ihre Meldung ist eingegangen.' })).toBeVisible();
  };
  await report('ohne.skript@example.org');
  await expect(page.locator('#nachrichten')).toContainText(/Bitte bestätigen Sie den Link in unserer E-Mail an .?o…\S*@example\.org/u);
  await waitForMail(server, 'ohne.skript@example.org', 'bestätigen');
  // A browser takes this for an address; no mail goes there.
  await report('ohne.skript@example');
  await expect(page.locator('#nachrichten')).toContainText('Diese E-Mail-Adresse ist nicht vollständig.');
  await expect(page.getByLabel('E-Mail-Adresse')).toBeVisible();
});

test('without a script an address is mended, changed and deleted, in the language of the report', async ({ server, visit }) => {
  const { reference, secret } = await sendReport(server.url, { category: 'graffiti', subKind: 'sticker', location: IN_MITTE });
  const { page, watched } = await visit({ javaScriptEnabled: false });
  watched.expect(/422/);
  await page.goto(`/m/${reference}`);
  await page.getByLabel('Code eingeben').fill(secret);
  await page.getByRole('button', { name: 'Meldung öffnen' }).click();
  await page.goto(`/m/${reference}?sprache=en`);
  const address = page.getByLabel('E-mail address');
  await address.fill('anna@example');
  await page.getByRole('button', { name: 'Order news' }).click();
  await expect(address).toHaveValue('anna@example');
  await expect(page.getByRole('alert')).toContainText('This e-mail address is not complete.');
  await address.fill('anna@example.org');
  await page.getByRole('button', { name: 'Order news' }).click();
  await expect(page.locator('#nachrichten')).toContainText(/Please confirm the link in our e-mail to .?a…\S*@example\.org/u);
  await page.getByText('Give another address').click();
  await address.fill('neu@example.org');
  await page.getByRole('button', { name: 'Order news' }).click();
  await expect(page.locator('#nachrichten')).toContainText(/our e-mail to .?n…\S*@example\.org/u);
  await page.getByRole('button', { name: 'Delete address' }).click();
  await expect(page.getByText('Your e-mail address has been deleted.')).toBeVisible();
  await expect(page.getByText('Would you like to hear what becomes of it?')).toBeVisible();
});

test('whoever still sees the problem opens the closed report again, and the team reads why', async ({ server, page, visit, signedIn }) => {
  const { reference, secret } = await sendReport(server.url, { category: 'graffiti', subKind: 'sticker', location: IN_MITTE });
  const close = async () => {
    const team = await deskClient(server.url, 'mitte');
    const fields = { version: String(versionOf(server, reference)), ergebnis: 'fixed', befund: 'removed_on_site' };
    const closed = await team.post(`/dienst/meldung/${reference}?/close`, fields);
    expect(closed.kind, closed.said).toBe('redirect');
  };
  await close();
  await page.goto(`/m/${reference}#${secret}`);
  await expect(page.getByRole('heading', { name: 'Ist das Problem behoben?' })).toBeVisible();
  await page.getByRole('button', { name: 'Ja, behoben' }).click();
  await expect(page.getByText('Danke für Ihre Antwort.')).toBeVisible();
  await expect(page.getByText('Sie haben geantwortet: Ja, behoben.')).toBeVisible();
  await page.getByLabel('Noch da? Foto dazu, freiwillig').setInputFiles(await drawnPhoto(33));
  await page.getByRole('button', { name: 'Unkenntlich machen' }).click();
  await page.getByRole('button', { name: 'Fläche hinzufügen' }).click();
  await page.getByRole('button', { name: 'Übernehmen' }).click();
  await expect(page.getByText('Die Flächen sind jetzt fest im Foto.')).toBeVisible();
  await page.getByRole('button', { name: 'Nein, noch da' }).click();
  await expect(page.locator('[role=status]:focus'), 'the answer has the focus, now that its card is gone').toBeVisible();
  await expect(page.getByText('Danke. Ihre Meldung ist wieder offen.')).toBeVisible();
  await expect(page.getByText('Ist das Problem behoben?')).toHaveCount(0);

  const { page: desk } = await signedIn('mitte');
  await desk.goto(`/dienst/meldung/${reference}`);
  await expect(desk.getByText('Wieder geöffnet: Die meldende Person sagt, das Problem ist noch da.', { exact: true })).toBeVisible();
  const arrived = desk.getByAltText('Foto 1 zur Meldung Graffiti und Aufkleber');
  await expect(arrived).toBeVisible();
  const bytes = await (await desk.request.get((await arrived.getAttribute('src')) ?? '')).body();
  expect(await brightness(bytes, 0.5, 0.5), 'covered before it left the phone').toBeLessThan(20);
  expect(await brightness(bytes, 0.2, 0.2)).toBeGreaterThan(20);

  await close();
  const { page: stranger, watched } = await visit({ javaScriptEnabled: false });
  await stranger.goto(`/m/${reference}`);
  await expect(stranger.getByText('Ist das Problem behoben?'), 'only its reporter is asked').toHaveCount(0);
  await stranger.getByLabel('Code eingeben').fill(secret);
  await stranger.getByRole('button', { name: 'Meldung öffnen' }).click();
  watched.expect(/422/);
  await stranger.getByLabel('Noch da? Foto dazu, freiwillig').setInputFiles({ name: 'brief.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('Kein Bild') });
  await stranger.getByRole('button', { name: 'Nein, noch da' }).click();
  await expect(stranger.getByText('Danke. Ihre Meldung ist wieder offen.'), 'a refused photo does not lose the answer').toBeVisible();
  await expect(stranger.locator('#foto-dazu-fehler')).toBeVisible();
});

test('a lost link is asked for without a script, and the page says the same to everybody', async ({ server, visit }) => {
  const to = 'frau.verloren@example.org';
  const { reference, secret } = await sendReport(server.url, { category: 'graffiti', subKind: 'sticker', location: IN_MITTE });
  const { page } = await visit({ javaScriptEnabled: false });
  await page.goto(`/m/${reference}`);
  await page.getByLabel('Code eingeben').fill(secret);
  await page.getByRole('button', { name: 'Meldung öffnen' }).click();
  await page.getByLabel('E-Mail-Adresse').fill(to);
  await page.getByRole('button', { name: 'Nachrichten bestellen' }).click();
  await page.goto(linkIn(await waitForMail(server, to, 'bestätigen'), /\/mail\/bestaetigen\//));
  await page.getByRole('button', { name: 'Ja, Nachrichten schicken' }).click();

  const { page: lost } = await visit({ javaScriptEnabled: false });
  for (const address of [to, 'niemand@example.org']) {
    await lost.goto('/bochum/verfolgen');
    await lost.getByRole('link', { name: 'Link verloren?' }).click();
    await lost.getByLabel('E-Mail-Adresse').fill(address);
    await lost.getByRole('button', { name: 'Links schicken' }).click();
    await expect(lost.getByText('Wenn wir diese Adresse kennen, ist eine E-Mail unterwegs.')).toBeVisible();
  }
  const { page: phone } = await visit();
  await phone.goto(linkIn(await waitForMail(server, to, 'Links'), /\/m\//));
  await expect(phone.getByRole('heading', { name: 'Ihre Angaben' })).toBeVisible();
  expect(keptMails(server, 'niemand@example.org')).toEqual([]);
});

test('"nicht zuständig" leads on to whoever is', async ({ server, page }) => {
  const { reference, secret } = await sendReport(server.url, { category: 'graffiti', subKind: 'sticker', location: IN_MITTE });
  const team = await deskClient(server.url, 'mitte');
  const fields = { version: String(versionOf(server, reference)), ergebnis: 'not_responsible', organisation: 'bogestra' };
  const closed = await team.post(`/dienst/meldung/${reference}?/close`, fields);
  expect(closed.kind, closed.said).toBe('redirect');
  await page.goto(`/m/${reference}#${secret}`);
  await expect(page.getByRole('heading', { name: 'Zuständig ist: BOGESTRA' })).toBeVisible();
  await expect(page.locator('section', { has: page.locator('#zustaendig-titel') }).getByRole('link')).not.toHaveCount(0);
});

test('whoever cannot be sent news at the address given is told so after reporting', async ({ page, server }) => {
  const mail = 'viele.meldungen@example.org';
  for (let sent = 0; sent < 5; sent += 1) {
    const response = await putReport(server.url, { id: randomUUID(), secret: newSecret() }, { ...reportBody({ location: at(51.4615, 7.2541) }), mail });
    expect(await response.json()).toMatchObject({ newsRefused: '' });
  }
  await standAt(page, { lat: 51.4444, lon: 7.2613 });
  await reachDetails(page, 'Müll und Sperrmüll');
  await page.getByLabel(/E-Mail/).fill(mail);
  await send(page);
  await expect(page.getByText('Von Ihrem Anschluss kamen viele Anfragen in kurzer Zeit. Ihre Meldung ist da.')).toBeVisible();
});
