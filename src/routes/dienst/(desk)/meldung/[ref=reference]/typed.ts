type Values = Record<string, string> | null;

/** What somebody typed into the form of this action and what came back with a refusal; null for every other form. */
export type Typed = (action: string) => Values;

/**
 * A form that was refused stays unfolded. Otherwise nothing is said about `open`, so that waking up the page does not fold
 * what somebody quick has opened already.
 */
export function openedBy(values: Values): { open?: true } {
  return values === null ? {} : { open: true };
}
