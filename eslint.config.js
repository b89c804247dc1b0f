import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** Rules of this project that no plugin knows; each names what to do instead. */
const forbiddenSyntax = [
  { selector: 'ExportDefaultDeclaration', message: 'Use a named export, so that a thing has one name everywhere.' },
  { selector: 'ExportAllDeclaration', message: 'No barrel files: import from the file that has it.' },
  { selector: 'TSEnumDeclaration', message: 'Use a union of literals: scripts run without a compile step.' },
  {
    selector: 'CallExpression[callee.property.name="transaction"] > :function[async=true]',
    message: 'better-sqlite3 transactions are synchronous: an async callback commits before it ends and never rolls back.'
  }
];
const forbiddenImports = {
  patterns: [{ regex: '^\\$lib(/|$)', message: 'Import "#lib/….ts": the import rules do not see $lib.' }],
  paths: [{ name: 'node:process', importNames: ['env'], message: 'Only src/lib/server/env.ts reads the environment.' }]
};

export default ts.config(
  {
    ignores: [
      'build/',
      '.svelte-kit/',
      'data/',
      'drizzle/',
      'node_modules/',
      'src/lib/i18n/paraglide/',
      'src/lib/i18n/paraglide-browser/',
      'test-results/',
      'playwright-report/'
    ]
  },
  js.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-restricted-syntax': ['error', ...forbiddenSyntax],
      'no-restricted-imports': ['error', forbiddenImports],
      'no-restricted-properties': ['error', { object: 'process', property: 'env', message: 'Only src/lib/server/env.ts reads the environment.' }],
      'no-console': 'error',
      'max-params': ['error', 4],
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
      'prefer-const': 'error',
      'svelte/no-navigation-without-resolve': 'off',
      'no-undef': 'off'
    }
  },
  {
    files: ['**/*.ts'],
    extends: [ts.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } }
  },
  { files: ['**/*.svelte'], extends: [ts.configs.strict] },
  ...svelte.configs.base,
  {
    files: ['**/*.svelte'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      'svelte/no-inline-styles': 'error',
      'svelte/no-target-blank': 'error',
      'svelte/no-unused-svelte-ignore': 'off',
      'prefer-const': 'off',
      'svelte/prefer-const': 'error',
      'max-lines': ['error', { max: 150 }]
    }
  },
  { files: ['**/*.svelte.ts'], languageOptions: { parserOptions: { parser: ts.parser } } },
  {
    files: ['**/*.ts', '**/*.svelte'],
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none', ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/no-invalid-void-type': 'off'
    }
  },
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/only-throw-error': ['error', { allow: [{ from: 'package', package: '@sveltejs/kit', name: ['Redirect', 'HttpError'] }] }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }]
    }
  },
  { files: ['src/app.d.ts', 'src/svg.d.ts', '**/*.d.ts'], rules: { '@typescript-eslint/consistent-type-definitions': 'off', 'no-restricted-syntax': 'off' } },
  {
    files: ['src/lib/server/env.ts', 'scripts/**/*.mjs', 'tests/**', 'playwright.config.ts', 'server.js'],
    rules: { 'no-restricted-properties': 'off', 'no-restricted-imports': 'off' }
  },
  {
    files: ['scripts/**', 'server.js', 'tests/**', 'src/lib/server/env.ts', 'src/lib/server/log.ts', 'src/lib/server/http/**', 'src/hooks.server.ts'],
    rules: { 'no-console': 'off' }
  },
  {
    files: ['**/*.config.{js,ts}', 'tests/support/global-setup.ts', '.dependency-cruiser.cjs', '**/*.d.ts'],
    rules: { 'no-restricted-syntax': ['error', ...forbiddenSyntax.slice(1)] }
  },
  {
    files: ['**/*.test.ts', '**/*.contract.ts', '**/*.spec.ts'],
    rules: { 'max-lines': 'off', '@typescript-eslint/no-unsafe-assignment': 'off', '@typescript-eslint/no-unsafe-member-access': 'off' }
  }
);
