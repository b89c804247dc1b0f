import { expect, type Page } from '@playwright/test';

/** The report's page of the desk, for whoever is signed in, once it listens. */
export async function openReport(page: Page, reference: string): Promise<void> {
  await openPlainReport(page, reference);
  await awake(page);
}

/** The same without JavaScript. */
export async function openPlainReport(page: Page, reference: string): Promise<void> {
  await page.goto(`/dienst/meldung/${reference}`);
  await expect(page.locator('.shead')).toContainText(reference);
}

/** A page of the desk, once it listens. */
export async function openDesk(page: Page, address = '/dienst'): Promise<void> {
  await page.goto(address);
  await awake(page);
}

/** The script is there: keys are heard, and their caps are shown where they are switched on. */
export async function awake(page: Page): Promise<void> {
  await expect(page.locator('.staff')).toHaveAttribute('data-keys', /^(on|off)$/);
}

/** Where the report stands, as the head of its page says. */
export function stateOnDesk(page: Page) {
  return page.locator('.shead .state');
}

/** The button beside a line of the history that takes it back. */
export function undoOf(page: Page, line: string) {
  return page.getByRole('button', { name: 'Rückgängig machen' }).filter({ hasText: line });
}

/** Unfolds a form of the decision bar. */
export async function unfold(page: Page, name: 'Schließen' | 'Zurückstellen' | 'Weitergeben') {
  const folded = page.locator('.dbar details').filter({ has: page.locator('summary', { hasText: name }) });
  await folded.locator('summary').click();
  return folded;
}

export type Closing = { outcome: string; finding?: string; organisation?: string; rule?: string; answer?: string };

/** Chooses an outcome, fills what belongs to it and sends the form. */
export async function close(page: Page, { outcome, finding, organisation, rule, answer }: Closing): Promise<void> {
  const form = await unfold(page, 'Schließen');
  await form.getByRole('radio', { name: outcome, exact: true }).check();
  if (finding) await form.getByLabel('Befund vor Ort').selectOption({ label: finding });
  if (organisation) await form.getByLabel('Wer ist zuständig?').selectOption({ label: organisation });
  if (rule) await form.getByLabel('Verletzte Regel').selectOption({ label: rule });
  if (answer) await form.getByRole('textbox').fill(answer);
  await form.getByRole('button', { name: 'Meldung schließen' }).click();
}
