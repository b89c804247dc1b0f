import { z } from 'zod';
import type { PartnerServer } from '#lib/domain/city/city.ts';
import { cleanText } from '#lib/domain/report/clean-text.ts';
import { DAY, type Instant } from '#lib/domain/time.ts';
import type { Answered, Outgoing } from '../outgoing/verbs.ts';

const MOST_BYTES = 1_000_000;
const WITHIN_MS = 10_000;
const TOO_MANY = 429;
const TIMED_OUT = 408;
const SERVER_ERROR = 500;
const OK = { from: 200, until: 300 };
/** What others write is read by staff, and no longer than a few lines. */
const MOST_WORDS = 500;
const MOST_ID = 100;

/** Their numbers are text, or numbers; nothing else is believed. */
const id = z
  .union([z.string(), z.number().int()])
  .transform((value) => String(value).trim())
  .pipe(
    z
      .string()
      .min(1)
      .max(MOST_ID)
      .regex(/^[^\p{Cc}]+$/u)
  )
  .nullish()
  .catch(null);
const words = z.string().nullish().catch(null);
const requests = z.array(z.object({ service_request_id: id, token: id, status: words, status_notes: words, updated_datetime: words, description: words }));
const errors = z.array(z.object({ description: words }));

/** `unsent`: it cannot have arrived. `waitMs`: how long they asked us to wait. */
export type NotNow = { kind: 'later'; problem: string; unsent: boolean; waitMs: number };
type Refused = { kind: 'refused'; words: string | null };
export type Given = { kind: 'given'; requestId: string | null; token: string | null };
export type Standing = { requestId: string; status: 'open' | 'closed'; notes: string | null; at: Instant | null };
type Entry = z.output<typeof requests>[number];

/** GeoReport v2 as a client, in JSON. */
export function createGeoReportClient(ask: Outgoing) {
  const read = async (server: PartnerServer, path: string, query: Record<string, string> = {}) => {
    const parameters = new URLSearchParams({ ...jurisdictionOf(server), ...query });
    const url = `${server.url}${path}${parameters.size > 0 ? `?${parameters}` : ''}`;
    return entriesIn(await ask({ url, accept: 'application/json', mostBytes: MOST_BYTES, withinMs: WITHIN_MS }));
  };
  return {
    /** Sends a report; with the same `tryKey` it is the same report, for servers that know the header. */
    async send(server: PartnerServer, fields: Readonly<Record<string, string>>, tryKey: string): Promise<Given | Refused | NotNow> {
      const form = new URLSearchParams({ ...jurisdictionOf(server), ...fields });
      const answered = entriesIn(
        await ask({
          url: `${server.url}requests.json`,
          accept: 'application/json',
          headers: { 'idempotency-key': tryKey },
          form,
          mostBytes: MOST_BYTES,
          withinMs: WITHIN_MS
        })
      );
      if (answered.kind !== 'entries') return answered;
      const [entry] = answered.entries;
      const given = { requestId: entry?.service_request_id ?? null, token: entry?.token ?? null };
      return given.requestId === null && given.token === null ? later('partner_unreadable') : { kind: 'given', ...given };
    },
    /** The number of a report of that time whose description holds these words; null where none does, or where that cannot be asked. */
    async find(server: PartnerServer, { service, since, until, saying }: { service: string; since: Instant; until: Instant; saying: string }) {
      const span = { start_date: new Date(since).toISOString(), end_date: new Date(until).toISOString() };
      const answered = await read(server, 'requests.json', { service_code: service, ...span });
      if (answered.kind === 'later') return answered;
      if (answered.kind === 'refused') return null;
      return answered.entries.find(({ description }) => description?.includes(saying))?.service_request_id ?? null;
    },
    /** The number behind a token; null while there is none. */
    async numberOf(server: PartnerServer, token: string): Promise<string | null | NotNow> {
      const answered = await read(server, `tokens/${encodeURIComponent(token)}.json`);
      if (answered.kind === 'later') return answered;
      return answered.kind === 'refused' ? null : (answered.entries[0]?.service_request_id ?? null);
    },
    /** What they say of these reports, asked for at once; null where they take one number at a time. What they do not name is not known there. */
    async standings(server: PartnerServer, ids: readonly string[]): Promise<Standing[] | null | NotNow> {
      const [only = '', ...others] = ids;
      const isOne = others.length === 0;
      const path = isOne ? `requests/${encodeURIComponent(only)}.json` : 'requests.json';
      const answered = await read(server, path, isOne ? {} : { service_request_id: ids.join(',') });
      if (answered.kind === 'later') return answered;
      if (answered.kind === 'refused') return isOne ? [] : null;
      return answered.entries.flatMap(standingIn);
    }
  };
}

export type GeoReportClient = ReturnType<typeof createGeoReportClient>;

function jurisdictionOf({ jurisdiction }: PartnerServer): Record<string, string> {
  return jurisdiction === null ? {} : { jurisdiction_id: jurisdiction };
}

function entriesIn(answered: Answered): { kind: 'entries'; entries: Entry[] } | Refused | NotNow {
  if (!answered.ok) return { kind: 'later', problem: `partner_${answered.problem.replaceAll('-', '_')}`, unsent: answered.unsent, waitMs: 0 };
  const { status, retryAfter } = answered;
  const body = jsonIn(answered.bytes);
  if (status === TOO_MANY) return { ...later('partner_busy', retryAfter), unsent: true };
  if (status >= SERVER_ERROR || status === TIMED_OUT) return later(`partner_${status}`, retryAfter);
  if (status < OK.from || status >= OK.until) return { kind: 'refused', words: refusalIn(body) ?? String(status) };
  const entries = requests.safeParse(body);
  return entries.success ? { kind: 'entries', entries: entries.data } : later('partner_unreadable');
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

function refusalIn(body: unknown): string | null {
  const found = errors.safeParse(body);
  return found.success ? wordsOf(found.data.map(({ description }) => description ?? '').join(' ')) : null;
}

function standingIn({ service_request_id: requestId, status, status_notes: notes, updated_datetime: updated }: Entry): Standing[] {
  const said = status?.toLowerCase();
  if (!requestId || (said !== 'open' && said !== 'closed')) return [];
  const at = Date.parse(updated ?? '');
  return [{ requestId, status: said, notes: wordsOf(notes ?? ''), at: Number.isNaN(at) ? null : at }];
}

function wordsOf(text: string): string | null {
  return cleanText(text).trim().slice(0, MOST_WORDS) || null;
}

function later(problem: string, retryAfter: string | null = null): NotNow {
  return { kind: 'later', problem, unsent: false, waitMs: waitIn(retryAfter) };
}

/** Seconds, as `Retry-After` mostly has them; a day at most, whatever they say. */
function waitIn(retryAfter: string | null): number {
  const seconds = Number(retryAfter ?? '');
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds * 1000, DAY) : 0;
}
