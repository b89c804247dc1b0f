import { unbroken } from '../../../src/lib/domain/report/reference.ts';
import { expect, test } from '../../support/app.ts';
import { rowsOf } from '../../support/desk.ts';
import { openPlainReport, openReport, unfold } from '../../support/report-page.ts';
import { at, sendReport, type Draft } from '../../support/residents.ts';
import type { RunningServer } from '../../support/server-process.ts';

const SOFA: Draft = { category: 'waste', subKind: 'bulky_waste', phrases: ['sofa'] };

test('two people report the same sofa: the desk is told why, joins both and can take it back exactly', async ({ server, signedIn, visit }) => {
  const first = await sendReport(server.url, { ...SOFA, location: at(51.5205, 7.2822), text: 'Sofa vor dem Haus' });
  const second = await sendReport(server.url, { ...SOFA, location: at(51.52058, 7.2822), text: 'Altes Sofa vor dem Haus' });
  const before = stored(server, first.reference, second.reference);

  const { page: desk } = await signedIn('nord');
  await desk.goto(`/dienst?meldung=${second.reference}`);
  await expect(desk.locator('tr.on').getByText('Wahrscheinlich schon gemeldet')).toBeAttached();
  const likely = desk.locator('.likely');
  await expect(likely).toContainText(first.reference);
  await expect(likely).toContainText('9 m entfernt');
  await expect(likely).toContainText('gleiche Art');

  await desk.getByRole('link', { name: 'Zusammenführen' }).click();
  await expect(desk.getByRole('heading', { name: 'Zwei Meldungen zusammenführen?' })).toBeFocused();
  await expect(desk.getByRole('radio', { name: `Hauptmeldung ${first.reference}` })).toBeChecked();
  await desk.getByRole('button', { name: 'Zusammenführen' }).click();
  await expect(desk.locator('.shead')).toContainText(first.reference);
  await expect(desk.getByRole('heading', { name: 'Angeschlossene Meldungen (1)' })).toBeVisible();

  const { page: neighbour } = await visit();
  await neighbour.goto(`/bochum/meldung/${second.reference}`);
  await expect(neighbour.getByRole('link', { name: `Meldung ${unbroken(first.reference)} ansehen` })).toBeVisible();
  await neighbour.goto(`/bochum/meldung/${first.reference}`);
  await expect(neighbour.getByText('betrifft 2 Personen')).toBeVisible();
  await expect(neighbour.getByText(`Hier zusammengeführt: ${second.reference}`)).toBeVisible();

  await openReport(desk, second.reference);
  await expect(desk.getByText('Diese Meldung folgt der Hauptmeldung')).toContainText(first.reference);
  await expect(desk.getByRole('button', { name: 'Annehmen' })).toHaveCount(0);
  await desk.getByRole('button', { name: 'Trennen' }).click();
  await expect(desk.getByRole('status')).toContainText('Die Änderung ist zurückgenommen.');
  await expect(desk.getByRole('button', { name: 'Annehmen' })).toBeVisible();
  expect(stored(server, first.reference, second.reference)).toEqual(before);
  await neighbour.goto(`/bochum/meldung/${first.reference}`);
  await expect(neighbour.getByText('betrifft 2 Personen')).toHaveCount(0);
});

test('ten seconds long the merge can be taken back with one key', async ({ server, signedIn }) => {
  const first = await sendReport(server.url, { ...SOFA, location: at(51.5151, 7.2711) });
  const second = await sendReport(server.url, { ...SOFA, location: at(51.51512, 7.2711) });
  const before = stored(server, first.reference, second.reference);
  const { page: desk } = await signedIn('nord');
  await openReport(desk, second.reference);
  await desk.keyboard.press('2');
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('heading', { name: 'Zwei Meldungen zusammenführen?' })).toBeFocused();
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('heading', { name: 'Angeschlossene Meldungen (1)' })).toBeVisible();
  await desk.keyboard.press('z');
  await expect(desk.getByRole('heading', { name: /Angeschlossene Meldungen/ })).toHaveCount(0);
  expect(stored(server, first.reference, second.reference)).toEqual(before);
});

test('a counted report is never joined with a public one', async ({ server, signedIn }) => {
  const place = at(51.5239, 7.2613);
  const lamp = await sendReport(server.url, { category: 'streetlight', subKind: 'lamp_out', location: place });
  const dark = await sendReport(server.url, { category: 'unsafe_place', subKind: 'dark_place', location: place });
  const { page: desk } = await signedIn('nord');
  await openReport(desk, dark.reference);
  await expect(desk.getByText('In der Nähe ist nichts Ähnliches gemeldet.')).toBeVisible();
  await desk.getByLabel('Mit einer anderen Nummer vergleichen').fill(lamp.reference.toLowerCase());
  await desk.getByRole('button', { name: 'Vergleichen' }).click();
  await expect(desk.getByRole('alert')).toHaveText('Eine vertrauliche Meldung wird nie mit einer öffentlichen zusammengeführt.');
  await expect(desk.getByRole('button', { name: 'Zusammenführen' })).toHaveCount(0);
});

/** Everything stored about both, except that something happened. */
function stored(server: RunningServer, ...references: [string, string]) {
  const ids = `select id from report where reference in (?, ?)`;
  return {
    reports: rowsOf(server, `select * from report where reference in (?, ?) order by id`, ...references).map(
      ({ version: _version, updated_at: _updated, ...row }) => row
    ),
    suggestions: rowsOf(server, `select * from suggestion where report_id in (${ids})`, ...references),
    texts: rowsOf(server, `select * from report_text where report_id in (${ids}) order by id`, ...references)
  };
}

test('"Trennen" stands on the page of the main report also after its deadline moved, and leaves that one as it is by itself', async ({ server, signedIn }) => {
  const location = at(51.5262, 7.2911);
  const main = await sendReport(server.url, { category: 'waste', subKind: 'litter', answers: { hazard: 'no' }, location });
  const urgent = await sendReport(server.url, { category: 'waste', subKind: 'litter', answers: { hazard: 'sharp' }, location, joins: main.reference });
  const { page } = await signedIn('nord', { javaScriptEnabled: false });
  await openPlainReport(page, main.reference);
  await page.getByRole('button', { name: 'Annehmen' }).click();
  const wait = await unfold(page, 'Zurückstellen');
  await wait.getByRole('button', { name: 'Meldung zurückstellen' }).click();
  await expect(page.locator('.why')).toContainText(`Dringend wegen ${urgent.reference}`);
  await page.getByRole('button', { name: `Trennen ${urgent.reference}` }).click();
  await expect(page.getByRole('heading', { name: /Angeschlossene Meldungen/ })).toHaveCount(0);
  await expect(page.locator('.why')).not.toContainText('Dringend');
});

test('whoever merges two reports that lie far apart is told how far', async ({ server, signedIn }) => {
  const [one, other] = [await sendReport(server.url, { location: at(51.5262, 7.2911) }), await sendReport(server.url, { location: at(51.5205, 7.2822) })];
  const { page } = await signedIn('nord', { javaScriptEnabled: false });
  await page.goto(`/dienst/meldung/${one.reference}/zusammenfuehren/${other.reference}`);
  await expect(page.getByText(/Die Meldungen liegen \d{3} m auseinander/)).toBeVisible();
});
