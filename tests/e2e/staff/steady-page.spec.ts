import { expect, test } from '../../support/app.ts';
import { awake, close, openReport } from '../../support/report-page.ts';
import { at, sendReport } from '../../support/residents.ts';

test('unfolding a decision moves none of the others under the pointer', async ({ server, signedIn }) => {
  const { reference } = await sendReport(server.url, { location: at(51.4733, 7.3152) });
  const { page: desk } = await signedIn('ost');
  await openReport(desk, reference);
  const places = () =>
    desk.locator('.dbar .abtn[data-key], .dbar summary').evaluateAll((all) => all.map((each) => JSON.stringify(each.getBoundingClientRect())));
  const before = await places();
  expect(before.length).toBeGreaterThan(3);
  for (const name of ['Schließen', 'Zurückstellen']) {
    const folded = desk.locator('.dbar details').filter({ has: desk.locator('summary', { hasText: name }) });
    await folded.locator('summary').click();
    await expect(folded.locator('form')).toBeVisible();
    expect(await places(), name).toEqual(before);
  }
});

test('the key bar names only what can be done with this report', async ({ server, signedIn }) => {
  const { reference } = await sendReport(server.url, { location: at(51.4744, 7.3163) });
  const { page: desk } = await signedIn('ost');
  await openReport(desk, reference);
  const bar = desk.locator('.keys');
  for (const word of ['annehmen', 'zusammenführen', 'schließen', 'zurückstellen', 'weitergeben']) await expect(bar).toContainText(word);
  const { page: other } = await signedIn('nord');
  await openReport(other, reference);
  await expect(other.locator('.keys')).toContainText('zurück');
  for (const word of ['annehmen', 'zusammenführen', 'schließen', 'zurückstellen', 'weitergeben']) await expect(other.locator('.keys')).not.toContainText(word);
  await close(desk, { outcome: 'Vor Ort nicht gefunden', answer: 'Dort steht nichts mehr.' });
  await expect(desk.locator('.shead .state')).toContainText('Vor Ort nicht gefunden');
  for (const word of ['annehmen', 'zusammenführen', 'schließen', 'zurückstellen', 'weitergeben']) await expect(bar).not.toContainText(word);
  await expect(bar).toContainText('rückgängig');
});

test('what can never be merged is said at once, and there is nothing to press', async ({ server, signedIn }) => {
  const place = at(51.4791, 7.2232);
  const pin = await sendReport(server.url, { location: place });
  const unsafe = await sendReport(server.url, { category: 'unsafe_place', subKind: null, phrases: [], location: place });
  const { page: desk } = await signedIn('leitstelle');
  await desk.goto(`/dienst/meldung/${pin.reference}/zusammenfuehren/${unsafe.reference}`);
  await awake(desk);
  await expect(desk.getByRole('alert')).toContainText('nie mit einer öffentlichen');
  await expect(desk.getByRole('button', { name: /Zusammenführen|anfragen/ })).toHaveCount(0);
  await expect(desk.getByRole('radio')).toHaveCount(0);
  await expect(desk.locator('main')).not.toContainText('erhalten');
  await expect(desk.locator('h1')).toBeFocused();
  await expect(desk.locator('h1')).toHaveCSS('outline-style', 'none');
});
