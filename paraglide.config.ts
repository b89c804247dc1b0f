import type { CompilerOptions } from '@inlang/paraglide-js';

/** One set of compiler options for Vite, the check and the scripts (ADR: languages come in with issue 4). */
export const paraglide: CompilerOptions = {
  project: './project.inlang',
  outdir: './src/lib/i18n/paraglide',
  strategy: ['baseLocale'],
  emitTsDeclarations: false,
  isServer: 'import.meta.env.SSR'
};
