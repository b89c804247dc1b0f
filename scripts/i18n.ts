import { compile } from '@inlang/paraglide-js';
import { paraglide } from '../paraglide.config.ts';

/** Compiles the messages, for the tools that run without Vite. */
await compile({ ...paraglide });
