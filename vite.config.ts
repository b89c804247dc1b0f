import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { paraglide, paraglideBrowser } from './paraglide.config.ts';
import { fewFiles } from './vite-few-files.ts';
import { oneLanguagePerPage } from './vite-one-language.ts';

export default defineConfig({
  plugins: [paraglideVitePlugin(paraglide), paraglideVitePlugin(paraglideBrowser), oneLanguagePerPage(), sveltekit(), fewFiles()],
  test: {
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/lint/**/*.test.ts'],
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A worker reads the modules once for all its files, which saves a third of the time; what a test changes it puts back.
    isolate: false,
    // The default leaves one core idle, which on two cores is half the time.
    maxWorkers: '100%'
  }
});
