import { test as base } from './app.ts';
import { startServer, type RunningServer } from './server-process.ts';

/**
 * `test` for files that use up a server: they fill its throttles, kill it or look for everything it ever said. Such a file
 * says `test.describe.configure({ mode: 'default' })`, so that its tests share one worker and this one server.
 */
export const test = base.extend<object, { server: RunningServer }>({
  server: [
    // Playwright reads the names of fixtures from the braces.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const server = await startServer();
      await use(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 60_000 }
  ]
});

export { expect } from './app.ts';
