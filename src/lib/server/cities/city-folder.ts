import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { parseCsv } from './parse-csv.ts';
import type { CityProblem } from './problem.ts';

export type Folder = ReturnType<typeof openCityFolder>;

/** Reads the files of one city, checks each against its schema and collects what is wrong instead of stopping. */
export function openCityFolder(folder: string) {
  const problems: CityProblem[] = [];
  const hash = createHash('sha256');

  /** Whether a file is there that a city may do without. */
  const has = (file: string) => existsSync(join(folder, file));

  function text(file: string): string | null {
    try {
      const content = readFileSync(join(folder, file), 'utf8');
      hash.update(`${file}\0${content}\0`);
      return content;
    } catch (cause) {
      if (!isMissing(cause)) throw cause;
      problems.push({ file, path: '', problem: 'the file is missing', remedy: 'add it; docs/operations.md lists the files of a city' });
      return null;
    }
  }

  function json<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> | null {
    const content = text(file);
    if (content === null) return null;
    const value = parseJson(content);
    if (!value.ok) {
      problems.push({ file, path: '', problem: `is not valid JSON: ${value.reason}`, remedy: 'mend the place that the message names' });
      return null;
    }
    const checked = schema.safeParse(value.value);
    if (checked.success) return checked.data;
    problems.push(...checked.error.issues.map((issue) => problemOf(file, issue.path.join('.'), issue)));
    return null;
  }

  function table<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema>[] {
    const [head = [], ...rows] = parseCsv(text(file) ?? '');
    const good: z.output<Schema>[] = [];
    rows.forEach((cells, index) => {
      const checked = schema.safeParse(Object.fromEntries(head.map((name, column) => [name, cells[column] ?? ''])));
      if (checked.success) good.push(checked.data);
      else problems.push(...checked.error.issues.map((issue) => problemOf(file, `line ${index + 2}, ${issue.path.join('.')}`, issue)));
    });
    return good;
  }

  return {
    problems,
    has,
    json,
    table,
    names: (subfolder: string) => namesIn(join(folder, subfolder)),
    /** Hex SHA-256 of everything read so far. */
    sha256: () => hash.copy().digest('hex')
  };
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch (cause) {
    if (isMissing(cause)) return [];
    throw cause;
  }
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
}

function parseJson(content: string): { ok: true; value: unknown } | { ok: false; reason: string } {
  try {
    const value: unknown = JSON.parse(content);
    return { ok: true, value };
  } catch (cause) {
    return { ok: false, reason: cause instanceof Error ? cause.message : String(cause) };
  }
}

function problemOf(file: string, path: string, issue: z.core.$ZodIssue): CityProblem {
  return { file, path, problem: issue.message, remedy: remedyFor(issue) };
}

function remedyFor(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `write a value of type ${issue.expected} here`;
  if (issue.code === 'unrecognized_keys') return `remove ${issue.keys.join(', ')} or correct the spelling`;
  if (issue.code === 'invalid_value') return `use one of: ${issue.values.join(', ')}`;
  if (issue.code === 'too_big') return `keep it at ${issue.maximum} or less`;
  if (issue.code === 'too_small') return `bring it to ${issue.minimum} or more`;
  return 'correct the value';
}
