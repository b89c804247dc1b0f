import { defineConfig } from '@playwright/test';
import { CHROMIUM_FLAGS } from './scripts/bootstrap/chromium-flags.ts';

const WORKERS = 2;
const TEST_MILLISECONDS = 45_000;
const EXPECT_MILLISECONDS = 7_000;

export default defineConfig({
  testDir: './tests/e2e',
  outputDir: './test-results',
  globalSetup: './tests/support/global-setup.ts',
  fullyParallel: true,
  workers: WORKERS,
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: TEST_MILLISECONDS,
  expect: { timeout: EXPECT_MILLISECONDS },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1280, height: 800 },
    screenshot: 'only-on-failure',
    trace: 'off',
    launchOptions: {
      args: CHROMIUM_FLAGS,
      ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {})
    }
  }
});
