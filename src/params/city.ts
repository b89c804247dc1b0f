import type { ParamMatcher } from '@sveltejs/kit';

/** First path segments that are not cities. */
const RESERVED = new Set(['api', 'dienst', 'm', 'open311', 'healthz', 'en']);

/** A city's id as it stands in the URL; whether this installation serves it is the registry's answer. */
export const match: ParamMatcher = (param) => /^[a-z][a-z-]+$/.test(param) && !RESERVED.has(param);
