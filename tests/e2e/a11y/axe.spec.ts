import type { Page } from '@playwright/test';
import { pathOf } from '../../support/addresses.ts';
import { expect, test } from '../../support/app.ts';
import { violationsInEveryLook } from '../../support/axe.ts';
import { DESK_ADDRESSES, PUBLIC_ADDRESSES } from '../urls.ts';

for (const address of PUBLIC_ADDRESSES) {
  test(`${address.path} has no accessibility violation in any look`, async ({ page, server, watched }) => {
    if (address.status) watched.expect(new RegExp(`status of ${address.status}`));
    await open(page, pathOf(server, address), address.status);
    expect(await violationsInEveryLook(page)).toEqual([]);
  });
}

for (const address of DESK_ADDRESSES) {
  test(`${address.path} (${address.login}) has no accessibility violation in any look`, async ({ server, signedIn }) => {
    const { page } = await signedIn(address.login);
    await open(page, pathOf(server, address), address.status);
    expect(await violationsInEveryLook(page)).toEqual([]);
  });
}

async function open(page: Page, path: string, status = 200): Promise<void> {
  const response = await page.goto(path);
  expect(response?.status(), path).toBe(status);
  await expect(page.locator('h1').first()).toBeVisible();
}
