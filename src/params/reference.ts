import type { ParamMatcher } from '@sveltejs/kit';

/** A report's speakable reference such as `BO-7K4-M2P`, in any case and without 0, O, 1 and I after the prefix. */
export const match: ParamMatcher = (param) => /^[a-z]{1,4}-[2-9a-hj-np-z]{3}-[2-9a-hj-np-z]{3}$/i.test(param);
