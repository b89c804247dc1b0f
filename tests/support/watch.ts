import type { BrowserContext, ConsoleMessage, Request } from '@playwright/test';

/** What a page must never do, whatever the test is about. */
export type Watch = {
  /** Console errors that this test provokes on purpose, for example a page that answers 404. */
  expect(text: RegExp): void;
  /** One line per request to a foreign origin, console error, CSP violation and uncaught error. */
  offences(): string[];
};

/** Listens to everything that the pages of a context do: product.md, rule 7, and a clean console. */
export function watch(context: BrowserContext, origin: string): Watch {
  const offences: string[] = [];
  const expected: RegExp[] = [];
  context.on('request', (request: Request) => {
    if (!isOwn(request.url(), origin)) offences.push(`request to a foreign origin: ${request.url()}`);
  });
  context.on('console', (message: ConsoleMessage) => {
    if (message.type() === 'error') offences.push(`console error on ${message.page()?.url() ?? 'a page'}: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => offences.push(`uncaught error: ${error.error().message}`));
  return {
    expect: (text) => void expected.push(text),
    offences: () => offences.filter((offence) => !expected.some((text) => text.test(offence)))
  };
}

function isOwn(url: string, origin: string): boolean {
  return url.startsWith('data:') || url.startsWith('blob:') || url.startsWith('about:') || url === origin || url.startsWith(`${origin}/`);
}
