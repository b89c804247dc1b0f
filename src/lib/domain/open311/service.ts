import type { Category, CodedLabel } from '../city/city.ts';

/** Codes of the two attributes that every category may have; the others are its questions. All of them are permanent (ADR 0021). */
export const SUB_KIND_ATTRIBUTE = 'sub_kind';
export const PHRASES_ATTRIBUTE = 'phrases';

/** `question` is null for the two attributes of every category. */
export type ServiceAttribute = { code: string; datatype: 'singlevaluelist' | 'multivaluelist'; question: CodedLabel | null; values: readonly CodedLabel[] };

/** What a service asks beyond place and words: its sub-kinds, its questions, its Bausteine. None is required. */
export function attributesOf({ subKinds, questions, phrases }: Category): ServiceAttribute[] {
  const attributes: ServiceAttribute[] = [
    { code: SUB_KIND_ATTRIBUTE, datatype: 'singlevaluelist', question: null, values: subKinds },
    ...questions.map((question) => ({ code: question.code, datatype: 'singlevaluelist', question, values: question.options }) as const),
    { code: PHRASES_ATTRIBUTE, datatype: 'multivaluelist', question: null, values: phrases }
  ];
  return attributes.filter(({ values }) => values.length > 0);
}

export type GivenAttributes = { subKind: string | null; phrases: string[]; answers: Record<string, string> };

/**
 * What was answered, or the code of an attribute whose value is not in its list. Attributes that the service does not
 * know are left out: clients add their own.
 */
export function readAttributes(
  category: Category,
  given: ReadonlyMap<string, readonly string[]>
): ({ ok: true } & GivenAttributes) | { ok: false; code: string } {
  const read: GivenAttributes = { subKind: null, phrases: [], answers: {} };
  for (const { code, datatype, values } of attributesOf(category)) {
    const chosen = [...new Set(given.get(code))].filter((value) => value !== '');
    const [first] = chosen;
    if (first === undefined) continue;
    const isKnown = chosen.every((value) => values.some((known) => known.code === value));
    if (!isKnown || (datatype === 'singlevaluelist' && chosen.length > 1)) return { ok: false, code };
    if (code === SUB_KIND_ATTRIBUTE) read.subKind = first;
    else if (code === PHRASES_ATTRIBUTE) read.phrases = chosen;
    else read.answers[code] = first;
  }
  return { ok: true, ...read };
}
