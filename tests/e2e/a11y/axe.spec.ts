import type { Page } from '@playwright/test';
import { pathOf } from '../../support/addresses.ts';
import { expect, test } from '../../support/app.ts';
import { violationsInEveryLook } from '../../support/axe.ts';
import { DESK_ADDRESSES, PUBLIC_ADDRESSES, type Address } from '../urls.ts';

const nameOf = ({ route, path, follow }: Address) => `${path}${follow ? ` → /${route}` : ''}`;

for (const address of PUBLIC_ADDRESSES) {
  test(`${nameOf(address)} has no accessibility violation in any look`, async ({ page, watched }) => {
    if (address.status) watched.expect(new RegExp(`status of ${address.status}`));
    await open(page, address);
    expect(await violationsInEveryLook(page)).toEqual([]);
  });
}

for (const address of DESK_ADDRESSES) {
  test(`${nameOf(address)} (${address.login}) has no accessibility violation in any look`, async ({ signedIn }) => {
    const { page } = await signedIn(address.login);
    await open(page, address);
    expect(await violationsInEveryLook(page)).toEqual([]);
  });
}

async function open(page: Page, address: Address): Promise<void> {
  const path = await pathOf(page, address);
  const response = await page.goto(path);
  expect(response?.status(), path).toBe(address.status ?? 200);
  await expect(page.locator('h1').first()).toBeVisible();
}
