import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

test('a field for free text takes its direction from what is typed, so that German reads right on an Arabic page and the other way round', () => {
  const files = globSync('src/**/*.svelte', { cwd: root });
  const fields = files.flatMap((file) => [...readFileSync(resolve(root, file), 'utf8').matchAll(/<textarea[^>]*>/g)].map(([tag]) => ({ file, tag })));
  expect(fields.length).toBeGreaterThan(5);
  expect(fields.filter(({ tag }) => !tag.includes('dir="auto"'))).toEqual([]);
});
