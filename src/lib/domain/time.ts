/** Milliseconds since 1970-01-01T00:00Z. Every time in the product is one of these; words come from `Intl`. */
export type Instant = number;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
