import type { Page } from '@playwright/test';
import { HOUR } from '../../../src/lib/domain/time.ts';
import { violationsInEveryLook } from '../../support/axe.ts';
import { read } from '../../support/crawl.ts';
import { deskClient, rowsOf, versionOf } from '../../support/desk.ts';
import { keptMails, linkIn, waitForMail } from '../../support/kept-mails.ts';
import { expect, test } from '../../support/own-server.ts';
import { at, sendReport } from '../../support/residents.ts';
import type { RunningServer } from '../../support/server-process.ts';

test.describe.configure({ mode: 'default' });

const IN_NORD = at(51.5125, 7.2437);
const IN_SUED = at(51.4443, 7.2611);

const linkedTo = (server: RunningServer, id: string) =>
  rowsOf(server, 'select r.reference from situation_report s join report r on r.id = s.report_id where s.situation_id = ? order by r.received_at', id).map(
    ({ reference }) => String(reference)
  );

test('without a script a Lage is declared, stands above the public pages, takes reports in, answers many at once, and ends', async ({
  server,
  page,
  visit,
  signedIn
}) => {
  test.setTimeout(240_000);
  const to = 'frau.berger@example.org';
  const earlier = await sendReport(server.url, { category: 'damage', location: IN_NORD });
  await subscribe(server, page, { ...earlier, to });

  const { page: room, watched } = await signedIn('leitstelle', { javaScriptEnabled: false });
  watched.expect(/status of 422/);
  await room.goto('/dienst/lage');
  await room.getByText('Lage ausrufen').click();
  await room.getByLabel('Sturm').check();
  await room.getByLabel('Nord', { exact: true }).check();
  await room.getByLabel('Beginn').fill('2026-11-23T08:30');
  await room.getByLabel('Eigener Satz').fill('Der Stadtpark ist <b>gesperrt</b>.');
  await room.getByRole('button', { name: 'Jetzt ausrufen' }).click();
  await expect(room.getByText('Die Lage ist ausgerufen.')).toBeVisible();
  const id = new URL(room.url()).pathname.split('/').at(-1) ?? '';
  await room.goto('/dienst/lage');
  await room.getByText('Lage ausrufen').click();
  await room.getByLabel('Schnee und Eis').check();
  await room.getByRole('button', { name: 'Jetzt ausrufen' }).click();
  await expect(room.getByRole('alert')).toContainText('Dort gilt schon eine Lage.');

  for (const [path, title] of [
    ['/bochum', 'Sturm: Nord'],
    ['/bochum/melden/damage', 'Sturm: Nord'],
    ['/bochum/karte', 'Sturm: Nord'],
    ['/ar/bochum', 'عاصفة: Nord'],
    ['/leicht/bochum', 'Sturm: Nord']
  ] as const) {
    await page.goto(path);
    const banner = page.getByRole('complementary').filter({ hasText: title });
    await expect(banner, path).toContainText('Der Stadtpark ist <b>gesperrt</b>.');
    await expect(banner.getByRole('link', { name: /112/ })).toHaveAttribute('href', 'tel:112');
  }
  const { page: plain } = await visit({ javaScriptEnabled: false });
  await plain.goto('/bochum/karte');
  await expect(plain.getByRole('complementary').filter({ hasText: 'Sturm: Nord' })).toContainText('Antworten dauern länger.');

  const later = await sendReport(server.url, { category: 'damage', location: IN_NORD });
  const urgent = await sendReport(server.url, { category: 'waste', subKind: 'litter', answers: { hazard: 'sharp' }, location: IN_NORD });
  const unsafe = await sendReport(server.url, { category: 'unsafe_place', location: IN_NORD });
  await sendReport(server.url, { category: 'damage', location: IN_SUED });
  expect(linkedTo(server, id)).toEqual(expect.arrayContaining([earlier, later, urgent, unsafe].map(({ reference }) => reference)));

  await room.goto(`/dienst/lage/${id}?kategorie=damage`);
  await expect(room.getByRole('listitem').filter({ hasText: later.reference })).toBeVisible();
  await room.getByLabel(/^Alle \d+ Meldungen dieser Auswahl/).check();
  await room.getByLabel('Antworten, sie bleiben offen').check();
  await room.getByRole('button', { name: 'Jetzt beantworten' }).click();
  await expect(room.getByRole('alert')).toContainText('Bitte schreiben Sie einen Text.');
  const other = await deskClient(server.url, 'nord');
  await other.post(`/dienst/meldung/${later.reference}?/accept`, { version: String(versionOf(server, later.reference)) });
  await room.getByLabel('Antwort oder Begründung').fill('Unsere Teams sind unterwegs.');
  await room.getByRole('button', { name: 'Jetzt beantworten' }).click();
  const result = room.getByRole('status');
  await expect(result).toContainText(/beantwortet, 1 nicht/);
  await expect(result.getByRole('link', { name: later.reference })).toBeVisible();
  await expect(result).toContainText('1 × Inzwischen geändert.');

  await room.goto(`/dienst/lage/${id}`);
  await room.getByLabel('Schließen: Nicht zuständig').check();
  await room.getByLabel('Stelle, beim Weitergeben').selectOption({ index: 1 });
  for (const { reference } of [urgent, unsafe]) await room.getByRole('listitem').filter({ hasText: reference }).getByRole('checkbox').check();
  await room.getByLabel('Die angekreuzten').check();
  await room.getByRole('button', { name: 'Jetzt beantworten' }).click();
  await expect(room.getByRole('status')).toContainText('0 beantwortet, 2 nicht');
  for (const { reference } of [unsafe]) {
    for (const path of [`/bochum/meldung/${reference}`, `/m/${reference}`]) expect((await read(server.url, path)).status, path).toBe(404);
    expect(rowsOf(server, 'select state, is_public from report where reference = ?', reference)).toEqual([{ state: 'received', is_public: 0 }]);
  }

  await room.goto(`/dienst?lage=${id}`);
  await expect(room.locator('.rows')).toContainText(unsafe.reference);
  await room.goto(`/dienst/meldung/${later.reference}`);
  await expect(room.locator('#lage')).toContainText('Sturm: Nord');
  await room.getByRole('button', { name: 'Gehört nicht zur Lage' }).click();
  expect(linkedTo(server, id)).not.toContain(later.reference);
  await room.getByLabel('Lage', { exact: true }).last().selectOption(id);
  await room.getByRole('button', { name: 'Dieser Lage zuordnen' }).click();
  expect(linkedTo(server, id)).toContain(later.reference);

  await room.goto(`/dienst/lage/${id}`);
  await room.getByText('Lage beenden').click();
  await room.getByRole('button', { name: 'Jetzt beenden' }).click();
  await expect(room.getByRole('listitem').filter({ hasText: 'Sturm: Nord' })).toContainText(/\d+ Meldungen/);
  await page.goto('/bochum');
  await expect(page.getByText('Sturm: Nord')).toHaveCount(0);
  expect(linkedTo(server, id)).toContain(earlier.reference);

  await server.crashAndRestart({ afterMillis: HOUR });
  const news = () => keptMails(server, to).filter(({ text }) => text.includes('Unsere Teams sind unterwegs.'));
  await expect.poll(() => news().length, { timeout: 90_000, intervals: [500] }).toBe(1);
  expect(news()[0]?.subject).toContain(earlier.reference);
});

test('a page that a device kept shows no banner of a Lage that is over', async ({ server, visit }) => {
  const room = await deskClient(server.url, 'leitstelle');
  const declared = await room.post('/dienst/lage?/declare', { art: 'storm', beginn: '2026-11-23T08:30' });
  const { page, context } = await visit();
  await page.goto('/bochum');
  await expect(page.getByText('Sturm: ganz Bochum')).toBeVisible();
  const isKept = () => page.evaluate(async () => (await (await caches.open('pages')).keys()).some(({ url }) => url.includes('warm=')));
  await expect.poll(isKept, { timeout: 60_000 }).toBe(true);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
  await room.post(`${declared.location?.split('?')[0] ?? ''}?/end`, {});
  await page.clock.install({ time: Date.now() + 61 * 60 * 1000 });
  await context.setOffline(true);
  await page.goto('/bochum');
  await expect(page.getByRole('link', { name: 'Graffiti und Aufkleber', exact: true })).toBeVisible();
  await expect(page.getByText('Sturm: ganz Bochum')).toHaveCount(0);
});

test('the banner and the page of a Lage in force have no accessibility violation in any look', async ({ server, page, signedIn }) => {
  test.setTimeout(120_000);
  const room = await deskClient(server.url, 'leitstelle');
  const declared = await room.post('/dienst/lage?/declare', { art: 'heavy_rain', satz: 'Bitte meiden Sie die Ruhrwiesen.', beginn: '2026-11-23T08:30' });
  await sendReport(server.url, { category: 'damage', location: IN_NORD });
  for (const path of ['/bochum', '/ar/bochum/melden/damage', '/bochum/karte']) {
    await page.goto(path);
    await expect(page.getByRole('complementary').filter({ hasText: '112' })).toBeVisible();
    expect(await violationsInEveryLook(page), path).toEqual([]);
  }
  const { page: desk } = await signedIn('leitstelle');
  await desk.goto(declared.location ?? '');
  await expect(desk.getByRole('checkbox').first()).toBeVisible();
  expect(await violationsInEveryLook(desk)).toEqual([]);
  await room.post(`${declared.location?.split('?')[0] ?? ''}?/end`, {});
});

async function subscribe(server: RunningServer, page: Page, { reference, secret, to }: { reference: string; secret: string; to: string }) {
  await page.goto(`/m/${reference}#${secret}`);
  await page.getByLabel('E-Mail-Adresse').fill(to);
  await page.getByRole('button', { name: 'Nachrichten bestellen' }).click();
  const confirm = linkIn(await waitForMail(server, to, 'bestätigen'), /\/mail\/bestaetigen\//);
  await page.goto(confirm);
  await page.getByRole('button', { name: 'Ja, Nachrichten schicken' }).click();
  await expect(page.getByRole('heading', { name: 'Danke. Ihre Adresse ist bestätigt.' })).toBeVisible();
}
