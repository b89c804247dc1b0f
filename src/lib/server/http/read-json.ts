import { isHttpError } from '@sveltejs/kit';
import type { z } from 'zod';

export type BodyProblem = { field: string; reason: 'missing' | 'invalid' | 'unknown' };
export type Body<T> = { ok: true; value: T } | { ok: false; problems: BodyProblem[] };

/** The body as the schema wants it, or one problem per field. A body that is too long stays an error. */
export async function readJson<T>(request: Request, schema: z.ZodType<T>): Promise<Body<T>> {
  let raw: unknown;
  try {
    raw = await request.json();
  } catch (thrown) {
    if (isHttpError(thrown)) throw thrown;
    return { ok: false, problems: [{ field: 'body', reason: 'invalid' }] };
  }
  const parsed = schema.safeParse(raw);
  if (parsed.success) return { ok: true, value: parsed.data };
  const problems = parsed.error.issues.map((issue) => problemOf(issue, raw));
  return { ok: false, problems: problems.filter(({ field }, index) => problems.findIndex((other) => other.field === field) === index) };
}

function problemOf(issue: z.core.$ZodIssue, raw: unknown): BodyProblem {
  const field = String(issue.path[0] ?? 'body');
  if (issue.code === 'unrecognized_keys') return { field, reason: 'unknown' };
  const isMissing = issue.path.length === 1 && typeof raw === 'object' && raw !== null && !Object.hasOwn(raw, field);
  return { field, reason: isMissing ? 'missing' : 'invalid' };
}
