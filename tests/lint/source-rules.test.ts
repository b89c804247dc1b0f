import { ESLint } from 'eslint';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const eslint = new ESLint({ cwd: root });
// An existing file of each kind, so that the type information is there; its content is replaced by the planted code.
const TS = 'src/lib/domain/time.ts';
const SVELTE = 'src/lib/ui/Logo.svelte';

const planted: { rule: string; what: string; file: string; code: string }[] = [
  { rule: 'no-restricted-syntax', what: 'a default export', file: TS, code: 'export default 1;' },
  { rule: 'no-restricted-syntax', what: 'a barrel file', file: TS, code: "export * from './throttle.ts';" },
  {
    rule: 'no-restricted-syntax',
    what: 'an async transaction',
    file: TS,
    code: 'export const run = (db: { transaction(work: () => unknown): void }) => db.transaction(async () => 1);'
  },
  { rule: 'no-restricted-properties', what: 'process.env', file: TS, code: "export const home = process.env['HOME'];" },
  { rule: 'no-restricted-imports', what: '$lib', file: TS, code: "import { x } from '$lib/x';\nexport const y: unknown = x;" },
  { rule: '@typescript-eslint/no-explicit-any', what: 'any', file: TS, code: 'export const x = (y: any): unknown => y;' },
  { rule: '@typescript-eslint/no-non-null-assertion', what: 'an exclamation mark', file: TS, code: 'export const x = (y: string | null): string => y!;' },
  {
    rule: '@typescript-eslint/no-floating-promises',
    what: 'a promise that nobody awaits',
    file: TS,
    code: 'export function x(y: () => Promise<void>): void {\n  y();\n}'
  },
  { rule: 'no-console', what: 'console outside scripts', file: TS, code: "console.log('x');\nexport const x = 1;" },
  { rule: 'svelte/no-at-html-tags', what: '{@html}', file: SVELTE, code: '{@html 1}' },
  { rule: 'svelte/no-inline-styles', what: 'a style attribute', file: SVELTE, code: '<p style="color: red">x</p>' },
  { rule: 'svelte/no-inline-styles', what: 'a style directive', file: SVELTE, code: '<p style:color="red">x</p>' }
];

/** The first case reads the types of the whole project. */
const TYPES_MILLISECONDS = 300_000;

test.each(planted)(
  '$what is refused by $rule',
  async ({ rule, file, code }) => {
    const [result] = await eslint.lintText(code, { filePath: resolve(root, file) });
    expect(result?.messages.map(({ ruleId, fatal, message }) => (fatal ? message : ruleId))).toContain(rule);
  },
  TYPES_MILLISECONDS
);
