import type { ParamMatcher } from '@sveltejs/kit';

/** The key in the link of a mail: 128 bits in base64url. */
export const match: ParamMatcher = (param) => /^[\w-]{22}$/.test(param);
