import { expect, test } from '../../support/own-server.ts';
import { NETWORK_HEADER } from '../../support/server-process.ts';
import { at, newSecret, sendReport } from '../../support/residents.ts';

test.describe.configure({ mode: 'default' });

const WRONG_CODES = 20;

test('a right link opens although many wrong codes came from the same network, and the wrong ones are told when to try again', async ({ visit, server }) => {
  const report = await sendReport(server.url, { location: at(51.4712, 7.2793) });
  const type = async (code: string, accept: string) =>
    fetch(`${server.url}/m/${report.reference}/schluessel`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: server.url, accept, [NETWORK_HEADER]: 'school' },
      body: new URLSearchParams({ code })
    });
  for (let tries = 0; tries < WRONG_CODES; tries += 1) expect((await type(newSecret(), 'application/json')).status).toBe(404);
  const back = (await type(newSecret(), 'text/html')).headers.get('location') ?? '';
  for (const address of [back, back.replace(report.reference, 'BO-222-222')]) {
    const { page, watched } = await visit({ javaScriptEnabled: false });
    watched.expect(/404/);
    await page.goto(address);
    await expect(page.getByRole('alert')).toHaveText(
      /^Nummer und Code passen nicht zusammen\. .* Bitte versuchen Sie es später noch einmal, ab \d{1,2}:\d{2} Uhr\.$/
    );
    await expect(page.getByLabel('Code eingeben')).toBeFocused();
  }
  const { page: sameNetwork } = await visit({ extraHTTPHeaders: { [NETWORK_HEADER]: 'school' } });
  await sameNetwork.goto(`/m/${report.reference}#${report.secret}`);
  await expect(sameNetwork.getByRole('heading', { name: 'Ihre Angaben' })).toBeVisible();
});

test('without a line the link is not called wrong and opens at the next try', async ({ visit, server }) => {
  const report = await sendReport(server.url, { location: at(51.4713, 7.2795) });
  const { page, watched } = await visit({ serviceWorkers: 'block' });
  watched.expect(/Failed to load resource/);
  await page.route('**/schluessel', (route) => route.abort());
  await page.goto(`/m/${report.reference}#${report.secret}`);
  await expect(page.getByRole('alert')).toHaveText('Diese Seite braucht Netz');
  await page.unroute('**/schluessel');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Ihre Angaben' })).toBeVisible();
});

test('number and code are read as they are copied from our pages', async ({ visit, server }) => {
  const report = await sendReport(server.url, { location: at(51.4714, 7.2797) });
  const [prefix, first, second] = report.reference.split('-');
  const { page } = await visit({ javaScriptEnabled: false });
  await page.goto('/bochum/verfolgen');
  await page.getByRole('textbox').first().fill(`\u2066${prefix}-\u2060${first}-\u2060${second}\u2069`);
  await page.getByRole('button', { name: 'Meldung ansehen' }).click();
  await expect(page).toHaveURL(new RegExp(`/m/${report.reference}$`));
  await page.getByLabel('Code eingeben').fill(` \u2066${report.secret.slice(0, 9)}\u00AD ${report.secret.slice(9)}\u2069`);
  await page.getByRole('button', { name: 'Meldung öffnen' }).click();
  await expect(page.getByRole('heading', { name: 'Ihre Angaben' })).toBeVisible();
});

test('the address of the download leads a stranger to the field for the code, whether there is such a report or not', async ({ visit, server }) => {
  const report = await sendReport(server.url, { location: at(51.4715, 7.2799) });
  for (const reference of [report.reference, 'BO-222-222']) {
    const { page, watched } = await visit({ locale: 'en' });
    watched.expect(/404/);
    await page.goto(`/m/${reference}/daten`);
    await expect(page).toHaveURL(new RegExp(`/m/${reference}#code$`));
    await expect(page.getByRole('textbox')).toBeVisible();
    await expect(page.getByText('report-unknown')).toHaveCount(0);
  }
});

test('while a slow line opens the link nothing is said about a stranger, and nothing moves', async ({ visit, server }) => {
  const safety = await sendReport(server.url, { category: 'unsafe_place', location: at(51.4716, 7.2801) });
  const { page, watched } = await visit({ serviceWorkers: 'block', viewport: { width: 360, height: 740 } });
  watched.expect(/404/);
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Reflect.set(window, 'shifts', shifts);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push(Reflect.get(entry, 'value') as number);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  let answer = (): void => undefined;
  const isHeld = new Promise<void>((done) => (answer = done));
  await page.route('**/schluessel', async (route) => {
    await isHeld;
    await route.continue();
  });
  await page.goto(`/m/${safety.reference}#${safety.secret}`);
  await expect(page.getByText(`Ihre Meldung ${safety.reference} wird geöffnet.`)).toBeVisible();
  await expect(page).toHaveTitle(new RegExp(`^Meldung ${safety.reference} – `));
  await expect(page.getByText('Diese Meldung ist hier nicht zu sehen')).toBeHidden();
  await expect(page.getByLabel('Code eingeben')).toBeHidden();
  answer();
  await expect(page.getByRole('heading', { name: 'Ihre Angaben' })).toBeVisible();
  await expect(page.getByText('wird geöffnet')).toHaveCount(0);
  expect(await page.evaluate(() => (Reflect.get(window, 'shifts') as number[]).reduce((sum, shift) => sum + shift, 0))).toBeLessThan(0.05);
});

test('a link that is opened where the page of its report already stands opens it', async ({ visit, server }) => {
  const report = await sendReport(server.url, { location: at(51.4717, 7.2803) });
  const { page } = await visit();
  await page.goto(`/m/${report.reference}`);
  await expect(page.getByLabel('Code eingeben')).toBeVisible();
  await page.evaluate((secret) => location.assign(`#${secret}`), report.secret);
  await expect(page.getByRole('heading', { name: 'Ihre Angaben' })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/m/${report.reference}$`));
});

test('what is no number of ours is not taken for one', async ({ visit }) => {
  const { page, watched } = await visit({ javaScriptEnabled: false });
  watched.expect(/422/);
  await page.goto('/bochum/verfolgen');
  await page.getByRole('textbox').first().fill('quatsch');
  await page.getByRole('button', { name: 'Meldung ansehen' }).click();
  await expect(page.getByText('Das ist keine Nummer einer Meldung.')).toBeVisible();
  await expect(page.getByRole('textbox').first()).toHaveValue('quatsch');
});
