/** What somebody typed into the form of this action and what came back with a refusal; null for every other form. */
export type Typed = (action: string) => Record<string, string> | null;
