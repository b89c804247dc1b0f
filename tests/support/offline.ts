import type { Page } from '@playwright/test';
import { rowsOf } from './desk.ts';
import { startLine, type Line } from './line.ts';
import { expect, test as base } from './own-server.ts';
import { drawnPhoto, goOn, standAt } from './reporting.ts';
import type { RunningServer } from './server-process.ts';
import { watch } from './watch.ts';

/** `test` for files that cut the line: every page goes through it, and the errors of a cut line are no offence. */
export const test = base.extend<{ line: Line }>({
  line: async ({ server }, use) => {
    const line = await startLine(() => server.url);
    await use(line);
    await line.stop();
  },
  baseURL: async ({ line }, use) => use(line.url),
  watched: async ({ context, line }, use) => {
    const watched = watch(context, line.url);
    watched.expect(/Failed to load resource/);
    await use(watched);
    expect(watched.offences(), 'no foreign request, uncaught error or CSP violation').toEqual([]);
  }
});
export { expect };

const HBF = { lat: 51.4787, lon: 7.2229 };

/** Writes a report up to the send button. */
export async function write(page: Page, text: string, { photos = 0, at = HBF } = {}): Promise<void> {
  await standAt(page, at);
  await page.goto('/bochum/melden/waste');
  for (let number = 1; number <= photos; number += 1) {
    await page.getByLabel('Aus Galerie').setInputFiles(await drawnPhoto(40 * number));
    await expect(page.getByAltText(`Ihr Foto ${number}`).first()).toBeVisible();
  }
  await page.getByRole('button', { name: 'Meinen Standort verwenden' }).click();
  await expect(page.locator('.fixed-place')).toBeVisible();
  await goOn(page);
  await page.getByLabel('Beschreibung, freiwillig').fill(text);
}

export const press = (page: Page) => page.getByRole('button', { name: 'Meldung absenden' }).click();

/** What the server has of a text: one number of photos for each report that says it. */
export function photosOfReports(server: Pick<RunningServer, 'dataDir'>, text: string): number[] {
  const rows = rowsOf(
    server,
    `select (select count(*) from photo where photo.report_id = t.report_id) as photos from report_text t where t.kind = 'description' and t.body = ?`,
    text
  );
  return rows.map(({ photos }) => Number(photos));
}

/** What lies in the browser's outbox. */
export function outboxOf(page: Page): Promise<Record<string, unknown>[]> {
  return page.evaluate(
    () =>
      new Promise<Record<string, unknown>[]>((done, failed) => {
        const opening = indexedDB.open('reviermelder');
        opening.onerror = () => failed(new Error('no database'));
        opening.onsuccess = () => {
          const database = opening.result;
          if (!database.objectStoreNames.contains('reports')) {
            done([]);
            return;
          }
          const reading = database.transaction('reports').objectStore('reports').getAll();
          reading.onsuccess = () => {
            database.close();
            done(reading.result as Record<string, unknown>[]);
          };
        };
      })
  );
}
