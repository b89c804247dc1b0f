/**
 * How the figures are made. It goes up when a definition in docs/numbers.md or the order of a tally changes: the tables are
 * then made anew at the next start, and a report for a district keeps the number it was made with.
 */
export const METHOD_VERSION = 2;
