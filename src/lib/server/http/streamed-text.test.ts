import { expect, test } from 'vitest';
import { streamedText } from './streamed-text.ts';

async function* endless(made: { pieces: number; ended: boolean }) {
  try {
    for (;;) yield await Promise.resolve(`${++made.pieces} ü\n`);
  } finally {
    made.ended = true;
  }
}

test('only what is taken is made, and whoever hangs up ends the work', async () => {
  const made = { pieces: 0, ended: false };
  const reader = streamedText(endless(made), { 'content-type': 'text/plain' }).body?.getReader();
  expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('1 ü\n');
  expect(made.pieces).toBeLessThanOrEqual(3);
  await reader?.cancel();
  expect(made.ended).toBe(true);
});

test('an answer to HEAD has the headers and makes nothing', async () => {
  const response = streamedText(null, { 'content-type': 'text/csv' });
  expect(response.headers.get('content-type')).toBe('text/csv');
  expect(await response.text()).toBe('');
});
