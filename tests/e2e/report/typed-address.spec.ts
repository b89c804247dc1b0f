import type { Page } from '@playwright/test';
import { expect, test } from '../../support/app.ts';
import { goOn, standAt } from '../../support/reporting.ts';

const field = (page: Page) => page.getByRole('combobox', { name: 'Straße und Hausnummer, oder ein Ort' });
const secondStep = (page: Page) => page.locator('#schritt-2-titel');

test('an address typed in full needs no tap on a suggestion, and survives leaving the page', async ({ page }) => {
  await page.goto('/bochum/melden/damage');
  // What was kept is back: from then on leaving loses nothing.
  await expect(page.locator('form.step-flow')).toHaveAttribute('novalidate');
  await field(page).fill('Agnesstraße 33');
  await page.reload();
  await expect(field(page)).toHaveValue('Agnesstraße 33');
  await page.getByRole('button', { name: 'Weiter' }).click();
  await expect(secondStep(page)).toBeFocused();
  await expect(page.locator('.summary')).toContainText('Agnesstraße 33');
  await page.goBack();
  await expect(secondStep(page)).toBeHidden();
  await expect(page.locator('.fixed-place')).toContainText('Agnesstraße 33');
});

test('an address that can mean two places is asked about, above the list and not below it', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/bochum/melden/damage');
  await field(page).fill('Kortumstraße 12');
  await page.getByRole('button', { name: 'Weiter' }).click();
  const sentence = page.getByRole('alert').filter({ hasText: 'Bitte wählen Sie die Adresse aus der Liste.' });
  await expect(sentence).toBeVisible();
  await expect(page.getByRole('option').first()).toBeVisible();
  expect(
    await sentence.evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return [0.1, 0.5, 0.9].every((share) => element.contains(document.elementFromPoint(left + width * share, top + height / 2)));
    })
  ).toBe(true);
  await page.getByRole('option').first().click();
  await expect(sentence).toBeHidden();
  await page.getByRole('button', { name: 'Ja, der Ort stimmt' }).click();
  await goOn(page);
});

test('what was typed last is the place, not where the device stood before', async ({ page }) => {
  await standAt(page, { lat: 51.4443, lon: 7.2611 });
  await page.goto('/bochum/melden/damage');
  await page.getByRole('button', { name: 'Meinen Standort verwenden' }).click();
  await expect(page.locator('.fixed-place')).toBeVisible();
  await field(page).fill('Agnesstraße 33');
  await page.getByRole('button', { name: 'Weiter' }).click();
  await expect(secondStep(page)).toBeFocused();
  await expect(page.locator('.summary')).toContainText('Agnesstraße 33');
});
