import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HOUR, MINUTE } from '../../../src/lib/domain/time.ts';
import { violationsInEveryLook } from '../../support/axe.ts';
import { deskClient, rowsOf, versionOf } from '../../support/desk.ts';
import { open311Client } from '../../support/open311.ts';
import { expect, test } from '../../support/own-server.ts';
import { at, sendReport } from '../../support/residents.ts';
import { startServer } from '../../support/server-process.ts';

const IN_MITTE = at(51.4787, 7.2229);
const SECRET_WORDS = 'GeheimerText von Frau Berger';

/** A city folder in which the USB has this server for waste. */
function citiesWith(url: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'cities-'));
  cpSync('cities', folder, { recursive: true });
  const file = join(folder, 'bochum/response.json');
  const response = JSON.parse(readFileSync(file, 'utf8')) as { handOn: Record<string, unknown>[] };
  const services = [{ category: 'waste', subKind: 'bulky_waste', code: 'waste', attributes: { sub_kind: 'bulky_waste' } }];
  const geoReport = { url: `${url}/open311/v2`, jurisdiction: 'bochum', key: 'PARTNER_KEY_USB', services };
  response.handOn = response.handOn.map((entry) => (entry['organisation'] === 'usb' ? { ...entry, geoReport } : entry));
  writeFileSync(file, JSON.stringify(response));
  return folder;
}

const open311Reports = (server: Parameters<typeof rowsOf>[0]) => Number(rowsOf(server, "select count(*) as n from report where channel = 'open311'")[0]?.['n']);

/** The other body runs the same product: what one side sends, the other one has to understand. */
test('a report goes to the server of another body, and what that says is told to the team only', async ({ server: partner, browser }) => {
  test.setTimeout(120_000);
  const cities = citiesWith(partner.url);
  const host = new URL(partner.url).host;
  const city = await startServer({
    CITIES_DIR: cities,
    PARTNER_HOSTS: host,
    PARTNER_HOSTS_INSIDE: host,
    PARTNER_KEY_USB: 'demo-open311-key',
    WORKER_SECONDS: '0.3'
  });
  const before = open311Reports(partner);
  try {
    const { reference } = await sendReport(city.url, {
      category: 'waste',
      subKind: 'bulky_waste',
      phrases: ['sofa'],
      text: SECRET_WORDS,
      location: IN_MITTE
    });
    const team = await deskClient(city.url, 'mitte');
    const forwarded = await team.post(`/dienst/meldung/${reference}?/forward`, { version: String(versionOf(city, reference)), organisation: 'usb' });
    expect(forwarded.kind, forwarded.said).toBe('redirect');
    const known = () => rowsOf(city, 'select request_id as number, status, notes from partner_request')[0];
    expect(known(), 'the change can still be taken back').toBeUndefined();
    await city.crashAndRestart({ afterMillis: 5 * MINUTE });
    await expect.poll(known, { timeout: 15_000 }).toMatchObject({ number: expect.stringMatching(/^BO-/) });
    const number = String(known()?.['number']);

    const [there] = await open311Client(partner.url).json(`v2/requests/${number}.json`);
    expect(there).toMatchObject({ service_code: 'waste', status: 'open', lat: 51.4787, long: 7.2229 });
    const theirText = String(
      rowsOf(partner, "select body from report_text t join report r on r.id = t.report_id where r.reference = ? and kind = 'description'", number)[0]?.['body']
    );
    expect(theirText).toContain(`Meldungsnummer: ${reference}\nKategorie: Müll und Sperrmüll, Sperrmüll`);
    expect(theirText).toContain(`/bochum/meldung/${reference}`);
    expect(theirText).not.toContain('Berger');

    await city.crashAndRestart({ afterMillis: MINUTE });
    await new Promise((done) => setTimeout(done, 1500));
    expect(open311Reports(partner)).toBe(before + 1);

    const theirs = await deskClient(partner.url, 'mitte');
    const closed = await theirs.post(`/dienst/meldung/${number}?/close`, {
      version: String(versionOf(partner, number)),
      ergebnis: 'fixed',
      befund: 'removed_on_site',
      antwort: 'Abgeholt am Vormittag.'
    });
    expect(closed.kind, closed.said).toBe('redirect');
    await city.crashAndRestart({ afterMillis: 2 * HOUR });
    await expect.poll(known, { timeout: 15_000 }).toMatchObject({ status: 'closed', notes: expect.stringContaining('Abgeholt am Vormittag.') });

    const page = await browser.newPage({ baseURL: city.url });
    await page.goto('/dienst/anmelden');
    await page.getByLabel('Anmeldename').fill('mitte');
    await page.getByLabel('Passwort').fill('revier-demo-2026');
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.getByText('Die andere Stelle meldet: erledigt').first().waitFor({ state: 'attached' });
    await page.goto(`/dienst/meldung/${reference}`);
    const box = page.locator('#andere-stelle');
    await expect(box.getByRole('heading', { level: 2 })).toHaveText('Bei USB Bochum');
    await expect(box).toContainText(number);
    await expect(box).toContainText('Die Meldung bleibt offen');
    await expect(box).toContainText('Abgeholt am Vormittag.');
    await expect(page.getByText('Weitergegeben an USB Bochum').first()).toBeVisible();
    const shown = await (await fetch(`${city.url}/bochum/meldung/${reference}`)).text();
    expect(shown).not.toContain('Abgeholt');
    expect(await violationsInEveryLook(page)).toEqual([]);
    await page.close();
    expect(city.log()).not.toMatch(/demo-open311-key|Berger|Abgeholt/);
  } finally {
    await city.stop();
    rmSync(cities, { recursive: true, force: true });
  }
});
