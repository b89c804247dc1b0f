import { rowsOf } from '../../support/desk.ts';
import { expect, test } from '../../support/app.ts';

for (const javaScriptEnabled of [true, false]) {
  test(`a barrier is reported ${javaScriptEnabled ? 'with' : 'without'} JavaScript, and read by whoever leads`, async ({ visit, signedIn }) => {
    const { page, watched } = await visit({ javaScriptEnabled });
    watched.expect(/422/);
    await page.goto('/bochum/barrierefreiheit');
    await page.getByRole('main').getByRole('link', { name: 'Barriere melden' }).click();
    const said = `Die Karte spricht nicht ${javaScriptEnabled ? 'mit' : 'ohne'} Skript`;
    await expect(page.getByLabel('Auf welcher Seite?')).toHaveValue('/bochum/barrierefreiheit');
    // Past the browser's own check, so that the server's answer is seen.
    await page.getByLabel('Was ist das Problem?').fill('   ');
    await page.getByRole('button', { name: 'Absenden' }).click();
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('Bitte beschreiben Sie das Problem mit einigen Worten.');
    if (javaScriptEnabled) await expect(alert).toBeFocused();
    await expect(page).toHaveTitle(/^Die Nachricht ist noch nicht gesendet/);
    await alert.getByRole('link').click();
    if (javaScriptEnabled) await expect(page.getByLabel('Was ist das Problem?')).toBeFocused();
    await page.getByLabel('Was ist das Problem?').fill(said);
    await page.getByLabel('Antwort an, freiwillig').fill('anna@example.org');
    await page.getByRole('button', { name: 'Absenden' }).click();
    await expect(page.getByText('Danke. Ihre Nachricht ist angekommen.')).toBeVisible();
    const { page: desk } = await signedIn('leitung');
    await desk.goto('/dienst');
    await desk.getByRole('link', { name: 'Barrieren' }).click();
    const entry = desk.getByRole('article').filter({ hasText: said });
    await expect(entry).toContainText('anna@example.org');
    const { page: member, watched: refused } = await signedIn('mitte');
    refused.expect(/403/);
    await member.goto('/dienst');
    await expect(member.getByRole('link', { name: 'Barrieren' })).toHaveCount(0);
    expect((await member.goto('/dienst/barrieren'))?.status()).toBe(403);
  });
}

test('a program that fills in every field is told the same, and nothing is kept', async ({ server, visit }) => {
  const { page } = await visit({ javaScriptEnabled: false });
  await page.goto('/bochum/barriere-melden');
  await page.getByLabel('Was ist das Problem?').fill('Kaufen Sie jetzt');
  await page.locator('#website').fill('https://example.org');
  await page.getByRole('button', { name: 'Absenden' }).click();
  await expect(page.getByText('Danke. Ihre Nachricht ist angekommen.')).toBeVisible();
  expect(rowsOf(server, "select count(*) as n from barrier where body = 'Kaufen Sie jetzt'")).toEqual([{ n: 0 }]);
});
