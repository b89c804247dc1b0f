import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { otherServer } from './other-server.ts';

export type Sent = { fields: Record<string, string>; tryKey: string | undefined };
export type Entry = Record<string, string | number | null>;

/**
 * Another body's GeoReport server on this machine. It numbers what it is sent from 4711 on; a test sets how it answers
 * instead, and what it says of its reports.
 */
export async function partnerServer() {
  const sent: Sent[] = [];
  const asked: string[] = [];
  const reports = new Map<string, Entry>();
  const answers: Answer[] = [];
  const knows: { token: string | null } = { token: null };
  const listener: RequestListener = (request, response) => {
    void answer(request, response);
  };
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://partner.example');
    if (request.method === 'POST') {
      sent.push({ fields: Object.fromEntries(new URLSearchParams(await bodyOf(request))), tryKey: request.headers['idempotency-key']?.toString() });
      const next = answers.shift();
      if (next) return next(response, sent);
      const id = String(4710 + sent.length);
      reports.set(id, { service_request_id: id, status: 'open', description: sent.at(-1)?.fields['description'] ?? '' });
      return json(response, [{ service_request_id: id }]);
    }
    asked.push(`${url.pathname}${url.search}`);
    const next = answers.shift();
    if (next) return next(response, sent);
    if (url.pathname.includes('/tokens/')) return json(response, [{ token: 't', service_request_id: knows.token }]);
    const one = /\/requests\/(.+)\.json$/.exec(url.pathname)?.[1];
    const wanted = one ?? url.searchParams.get('service_request_id');
    const found = [...reports].flatMap(([id, entry]) => (wanted === null || wanted.split(',').includes(id) ? [entry] : []));
    return found.length > 0 || wanted === null ? json(response, found) : json(response, [{ code: 404, description: 'unknown' }], 404);
  };
  const server = await otherServer(listener);
  return { ...server, url: `${server.url}v2/`, sent, asked, reports, answers, knows };
}

export type PartnerServer = Awaited<ReturnType<typeof partnerServer>>;
type Answer = (response: ServerResponse, sent: readonly Sent[]) => unknown;

/** Answers with this document. */
export function json(response: ServerResponse, body: unknown, status = 200, headers: Record<string, string> = {}): ServerResponse {
  return response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
