import { compile } from '@inlang/paraglide-js';
import { paraglide, paraglideBrowser } from '../paraglide.config.ts';

/** Compiles the messages, for the tools that run without Vite. */
await compile({ ...paraglide });
await compile({ ...paraglideBrowser });
