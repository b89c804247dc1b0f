import type { ParamMatcher } from '@sveltejs/kit';

/** A whole number from 1 on, as recurring places are numbered. */
export const match: ParamMatcher = (param) => /^[1-9]\d{0,8}$/.test(param);
