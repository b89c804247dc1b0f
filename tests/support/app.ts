import { expect, test as base, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test';
import { DEMO_LOGINS, DEMO_PASSWORD, type DemoLogin } from '../../src/lib/server/demo/logins.ts';
import { startServer, type RunningServer } from './server-process.ts';
import { watch, type Watch } from './watch.ts';

type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;
/** A visitor: an own browser context that is watched like the page of the test. */
export type Visitor = { page: Page; context: BrowserContext; watched: Watch };

type WorkerFixtures = {
  /** This worker's server, with its own data. */
  server: RunningServer;
  /** The stored login of a demo person, made once per worker. */
  loginOf: (login: DemoLogin['login']) => Promise<StorageState>;
};
type TestFixtures = {
  /** What the page of this test does wrong; checked at its end. */
  watched: Watch;
  /** Opens a further visitor, for example `{ javaScriptEnabled: false }` or a phone. */
  visit: (options?: BrowserContextOptions) => Promise<Visitor>;
  /** Opens the desk as one of the demo people, already signed in. */
  signedIn: (login: DemoLogin['login'], options?: BrowserContextOptions) => Promise<Visitor>;
};

/** `test` of every e2e file: server, visitors and stored logins come with it. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  server: [
    // Playwright reads the names of fixtures from the braces.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const server = await startServer();
      await use(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 60_000 }
  ],
  loginOf: [
    async ({ browser, server }, use) => {
      const known = new Map<string, StorageState>();
      await use(async (login) => {
        const stored = known.get(login) ?? (await signIn(await browser.newContext({ baseURL: server.url }), login));
        known.set(login, stored);
        return stored;
      });
    },
    { scope: 'worker' }
  ],
  baseURL: async ({ server }, use) => use(server.url),
  watched: [
    async ({ context, server }, use) => {
      const watched = watch(context, server.url);
      await use(watched);
      expect(watched.offences(), 'no foreign request, console error or CSP violation').toEqual([]);
    },
    { auto: true }
  ],
  visit: async ({ browser, server }, use) => {
    const visitors: Visitor[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({ baseURL: server.url, locale: 'de-DE', timezoneId: 'Europe/Berlin', ...options });
      const visitor = { context, page: await context.newPage(), watched: watch(context, server.url) };
      visitors.push(visitor);
      return visitor;
    });
    for (const { context } of visitors) await context.close();
    expect(visitors.flatMap(({ watched }) => watched.offences())).toEqual([]);
  },
  signedIn: async ({ visit, loginOf }, use) => {
    await use(async (login, options = {}) => visit({ ...options, storageState: await loginOf(login) }));
  }
});

export { expect };

async function signIn(context: BrowserContext, login: string): Promise<StorageState> {
  if (!DEMO_LOGINS.some((person) => person.login === login)) throw new Error(`There is no demo login "${login}".`);
  const page = await context.newPage();
  await page.goto('/dienst/anmelden');
  await page.getByLabel('Anmeldename').fill(login);
  await page.getByLabel('Passwort').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/anmelden'));
  const state = await context.storageState();
  await context.close();
  return state;
}
