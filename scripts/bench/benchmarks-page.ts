import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

const PAGE = join('docs', 'benchmarks.md');
const HEAD = `# Benchmarks

Read the ratios; milliseconds belong to one run on one machine. A limit that was not kept is written as such.
`;
/** In the order of the page; each is written by its own command. */
const PARTS = ['triage', 'pages', 'numbers', 'map'] as const;
export type Part = (typeof PARTS)[number];

/** Writes one part of docs/benchmarks.md, leaves the others as they are, and answers with the text of the part. */
export async function publishPart(part: Part, markdown: string): Promise<string> {
  const old = existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '';
  const texts = PARTS.map((each) => `${startOf(each)}\n\n${(each === part ? markdown : partOf(old, each)).trim()}\n`);
  writeFileSync(PAGE, await format([HEAD, ...texts].join('\n'), { ...(await resolveConfig(PAGE)), parser: 'markdown' }));
  return partOf(readFileSync(PAGE, 'utf8'), part);
}

const startOf = (part: Part) => `<!-- ${part} -->`;

function partOf(page: string, part: Part): string {
  const [, after = ''] = page.split(startOf(part));
  return PARTS.reduce((text, other) => text.split(startOf(other))[0] ?? '', after).trim();
}
