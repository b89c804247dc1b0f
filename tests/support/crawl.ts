import { splitAddress } from '../../src/lib/domain/language.ts';
import { NETWORK_HEADER } from './server-process.ts';

/** One answer of the running product, as bytes. */
export type Answer = { path: string; status: number; type: string; headers: Headers; bytes: Buffer };

const AT_ONCE = 6;
/** Built files hold no data of reports; the desk has tests of its own. */
const NOT_FOLLOWED = /^\/(?:_app|dienst)(?:\/|$)/;
/** Addresses of one kind, such as parts of the map at some zoom or pages of reports: without end, so a sample is read. */
const PER_KIND = 60;
/** The same kinds in another language come from the same code and differ in words only. */
const PER_TRANSLATED_KIND = 4;
/** Files of reports are long and say the same under the address of every language. */
const PER_KIND_OF_FILE = 4;
const PER_TRANSLATED_KIND_OF_FILE = 1;

/** Reads a path without any cookie, as anybody on the web would. */
export async function read(url: string, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(url + path, { redirect: 'manual', headers });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { path, status: response.status, type: response.headers.get('content-type') ?? '', headers: response.headers, bytes };
}

/**
 * What anybody can reach from these paths: links, forms, pictures, redirects and paths in JSON, and of each page its data
 * as well. `also` names further paths that belong to an answer, for addresses that a script would make.
 */
export async function crawl(url: string, start: readonly string[], also: (answer: Answer) => readonly string[] = () => []): Promise<Answer[]> {
  const known = new Set(start);
  const waiting = [...known];
  const kinds = new Map<string, number>();
  const answers: Answer[] = [];
  const follow = (path: string) => {
    const kind = kindOf(path);
    const seen = kinds.get(kind) ?? 0;
    if (known.has(path) || NOT_FOLLOWED.test(path) || seen >= sampleSize(path)) return;
    kinds.set(kind, seen + 1);
    known.add(path);
    waiting.push(path);
  };
  const work = async () => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const answer = await read(url, path, { [NETWORK_HEADER]: networkOf(answers.length) }).catch((error: unknown) => {
        throw new Error(`${path} was not answered.`, { cause: error });
      });
      answers.push(answer);
      for (const found of [...pathsIn(answer, url), ...also(answer)]) follow(found);
    }
  };
  // Whoever finds nothing to do may only be early: the others may still find more.
  while (waiting.length > 0) await Promise.all(Array.from({ length: AT_ONCE }, work));
  return answers;
}

/** Another network for each address, so that no limit keeps the crawl from reading it. */
function networkOf(count: number): string {
  return `10.${count >> 16}.${(count >> 8) & 255}.${count & 255}`;
}

function sampleSize(path: string): number {
  const { pathname } = new URL(path, 'http://localhost');
  const isFile = /\.(?:csv|geojson)$/.test(pathname);
  if (splitAddress(pathname).language === 'de') return isFile ? PER_KIND_OF_FILE : PER_KIND;
  return isFile ? PER_TRANSLATED_KIND_OF_FILE : PER_TRANSLATED_KIND;
}

/** The path without what differs from report to report and from view to view. */
function kindOf(path: string): string {
  const { pathname, searchParams } = new URL(path, 'http://localhost');
  const names = [...new Set(searchParams.keys())].sort().join();
  return `${pathname.replace(/BO-\w{3}-\w{3}/gi, '*').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '*')}?${names}`;
}

/** Paths of our own that an answer mentions. */
function pathsIn({ path, type, headers, bytes }: Answer, url: string): string[] {
  const location = headers.get('location');
  const found = location ? [location] : [];
  if (/^(?:text\/html|application\/json|image\/svg)/.test(type)) {
    const text = bytes.toString().replaceAll('&amp;', '&');
    for (const [, link = ''] of text.matchAll(/\s(?:href|src|action|poster)="([^"]+)"/g)) found.push(link);
    for (const [, list = ''] of text.matchAll(/\ssrcset="([^"]+)"/g)) found.push(...list.split(',').map((entry) => entry.trim().split(' ')[0] ?? ''));
    for (const [, link = ''] of text.matchAll(/"(\/(?:bochum|m|api)\/[^"\\\s]*)"/g)) found.push(link);
  }
  const own = found.flatMap((link) => ownPath(link, url + path, url));
  return type.startsWith('text/html') && !path.includes('__data.json') ? [...own, dataPath(path)] : own;
}

function ownPath(link: string, base: string, url: string): string[] {
  if (!URL.canParse(link, base)) return [];
  const target = new URL(link, base);
  return target.origin === new URL(url).origin ? [target.pathname + target.search] : [];
}

/** Where a page's data comes from when a script changes pages. */
function dataPath(path: string): string {
  const { pathname, search } = new URL(path, 'http://localhost');
  return `${pathname === '/' ? '' : pathname}/__data.json${search}`;
}
