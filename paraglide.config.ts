import type { CompilerOptions } from '@inlang/paraglide-js';

const shared = { strategy: ['baseLocale'], emitTsDeclarations: false, isServer: 'import.meta.env.SSR' } satisfies Partial<CompilerOptions>;

/** All messages, each with all its languages: what the source imports as `m`, and what the server speaks. */
export const paraglide: CompilerOptions = { ...shared, project: './project.inlang', outdir: './src/lib/i18n/paraglide' };

/** The messages of the public areas, one file per language: what a browser gets (ADR 0006). The desk is German only. */
export const paraglideBrowser: CompilerOptions = {
  ...shared,
  project: './browser.inlang',
  outdir: './src/lib/i18n/paraglide-browser',
  outputStructure: 'locale-modules'
};
