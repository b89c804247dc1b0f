import type { ParamMatcher } from '@sveltejs/kit';
import { LANGUAGE_SEGMENTS } from '#lib/domain/language.ts';

/** First path segments that are not cities. */
const RESERVED = new Set(['api', 'dienst', 'm', 'open311', 'healthz', ...LANGUAGE_SEGMENTS]);

/** A city's id as it stands in the URL; whether this installation serves it is the registry's answer. */
export const match: ParamMatcher = (param) => /^[a-z][a-z-]+$/.test(param) && !RESERVED.has(param);
