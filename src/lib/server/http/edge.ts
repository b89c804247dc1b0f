import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import compression from 'compression';
import { securityHeaders } from './headers.ts';
import { originOf, type PublicNames } from './host.ts';

/** What the built application exports: a handler that calls `next` for what it does not know. */
export type AppHandler = (request: IncomingMessage, response: ServerResponse, next: () => void) => unknown;

/**
 * Headers in which the edge tells the application what it has checked; whatever a client sends under these names is
 * overwritten. The variables name them for adapter-node.
 */
export const CHECKED_HEADERS = { PROTOCOL_HEADER: 'x-edge-protocol', HOST_HEADER: 'x-edge-host', ADDRESS_HEADER: 'x-edge-address' } as const;

export type EdgeSettings = PublicNames & {
  /** Header in which the proxy names the client, or null where clients connect directly. */
  networkHeader: string | null;
};

const OK = 200;
const BAD_REQUEST = 400;
const NOT_FOUND = 404;
const UNAVAILABLE = 503;

/** The first thing a request meets: health, Host allow-list, headers of every response, compression of pages. */
export function createEdge(settings: EdgeSettings, application: () => AppHandler | null): RequestListener {
  const compress = compression({ filter: isWorthCompressing });
  return (request, response) => {
    const handle = application();
    const origin = originOf(request.headers.host, settings);
    // A name that is not ours promises nothing for later (HSTS), but its answer is as guarded as any other.
    const path = (request.url ?? '').split('?')[0] ?? '';
    const guards = securityHeaders(origin === null ? 'http:' : new URL(origin).protocol, path);
    for (const [name, value] of Object.entries(guards)) response.setHeader(name, value);
    if (request.url === '/healthz') answer(response, handle ? OK : UNAVAILABLE, handle ? 'ok' : 'starting');
    else if (origin === null) answer(response, BAD_REQUEST, 'Unknown host');
    else if (handle === null) answer(response, UNAVAILABLE, 'starting');
    else {
      response.once('finish', () => discardRest(request));
      prepare(request, { origin: new URL(origin), networkHeader: settings.networkHeader });
      // The package is typed for Express and only uses what Node's own objects have.
      compress(
        request as never,
        response as never,
        () =>
          void handle(request, response, () => {
            answer(response, NOT_FOUND, 'Not found');
          })
      );
    }
  };
}

function prepare(request: IncomingMessage, { origin, networkHeader }: { origin: URL; networkHeader: string | null }): void {
  request.headers[CHECKED_HEADERS.PROTOCOL_HEADER] = origin.protocol.slice(0, -1);
  request.headers[CHECKED_HEADERS.HOST_HEADER] = origin.host;
  request.headers[CHECKED_HEADERS.ADDRESS_HEADER] = addressOf(request, networkHeader);
}

/**
 * An answer may come before the body was read, for a photo that is too large or comes too often. Browsers read no answer
 * before they have sent everything, so the rest is taken in and thrown away.
 */
function discardRest(request: IncomingMessage): void {
  request.removeAllListeners('data').resume();
}

/** The last entry of the proxy's header is the one that the proxy itself wrote. */
function addressOf(request: IncomingMessage, networkHeader: string | null): string {
  const named = networkHeader === null ? undefined : request.headers[networkHeader];
  const last = (Array.isArray(named) ? named.at(-1) : named)?.split(',').at(-1)?.trim();
  return last || (request.socket.remoteAddress ?? '');
}

function isWorthCompressing(_request: unknown, response: Pick<ServerResponse, 'getHeader'>): boolean {
  const type = response.getHeader('content-type');
  return typeof type === 'string' && /^(?:text\/(?!event-stream)|application\/(?:json|geo\+json|atom\+xml|manifest\+json|javascript)|image\/svg)/.test(type);
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }).end(`${text}\n`);
}
