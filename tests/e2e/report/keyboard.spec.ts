import type { Page } from '@playwright/test';
import { expect, test } from '../../support/app.ts';

test('a report is sent with the keyboard alone and without the map', async ({ page }) => {
  await page.goto('/bochum/melden/graffiti');
  await page.getByRole('combobox', { name: 'Straße und Hausnummer, oder ein Ort' }).focus();
  await page.keyboard.type('Agnesstraße 33');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.locator('.fixed-place')).toContainText('Agnesstraße');
  await tabTo(page, 'Weiter');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Details' })).toBeFocused();
  await tabTo(page, 'Meldung absenden');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Danke. Ihre Meldung ist eingegangen.' })).toBeVisible();
});

async function tabTo(page: Page, name: string) {
  const target = page.getByRole('button', { name, exact: true });
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached "${name}"`);
}
