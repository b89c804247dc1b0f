import { createServer, request as forward, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the line does with one request: let it through, cut it before or after it arrived, or answer in the server's place. */
export type Fate = 'through' | 'cut-before' | 'cut-after' | { status: number; headers?: Record<string, string> };

export type Line = {
  url: string;
  /** Decides over each request to the reports of the API, in order; without a decision everything goes through. */
  decide(decision: (request: { method: string; path: string; isPhoto: boolean }) => Fate): void;
  /** Requests with a body that reached the server. */
  arrived: string[];
  /** The bytes of each photo that reached the server. */
  photos: Buffer[];
  /** From now on the service worker is another file, as after an update of the app. */
  newVersion(): void;
  /** From now on another build is served: every script has another name, and the old names are gone. */
  deploy(): void;
  stop(): Promise<void>;
};

/**
 * A real line between browser and server, which can be cut at any step. Routing in the browser would not see what a
 * service worker sends.
 */
export async function startLine(serverUrl: () => string): Promise<Line> {
  let decision: Parameters<Line['decide']>[0] = () => 'through';
  const arrived: string[] = [];
  const photos: Buffer[] = [];
  let isNew = false;
  let isDeployed = false;
  const server: Server = createServer((request, response) => {
    const path = request.url ?? '';
    if (isNew && path === '/service-worker.js') {
      void newWorker(serverUrl(), response);
      return;
    }
    if (isDeployed && request.method === 'GET') {
      void fromNewBuild(serverUrl(), request, response);
      return;
    }
    const isReport = request.method === 'PUT' && path.startsWith('/api/');
    const fate = isReport ? decision({ method: 'PUT', path, isPhoto: path.includes('/photos/') }) : 'through';
    if (fate === 'cut-before') request.socket.destroy();
    else if (typeof fate === 'object') refuse(request, response, fate);
    else {
      if (isReport) arrived.push(path);
      if (path.includes('/photos/')) record(request, photos);
      pass(request, response, { target: new URL(serverUrl()), isLost: fate === 'cut-after' });
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    decide: (next) => (decision = next),
    arrived,
    photos,
    newVersion: () => (isNew = true),
    deploy: () => (isDeployed = true),
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    }
  };
}

async function newWorker(serverUrl: string, response: ServerResponse): Promise<void> {
  const script = await (await fetch(`${serverUrl}/service-worker.js`)).text();
  response.writeHead(200, { 'content-type': 'text/javascript', connection: 'close' }).end(`${script}\n// a new version`);
}

const BUILT = /(_app\/immutable\/)(?=(?:assets|chunks|entry|nodes)\/)/g;
const RENAMED = /(_app\/immutable\/)neu\//;
const TEXT = /javascript|html|json|css/;

/** The server's answer as a later build would give it: its scripts lie under other names, and it has another version. */
async function fromNewBuild(serverUrl: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = request.url ?? '';
  const version = ((await (await fetch(`${serverUrl}/_app/version.json`)).json()) as { version: string }).version;
  const isGone = path.includes('/immutable/') && !RENAMED.test(path);
  const { host: _host, connection: _connection, 'accept-encoding': _encoding, ...headers } = request.headers;
  const answer = await fetch(`${serverUrl}${path.replace(RENAMED, '$1')}`, { headers: headers as Record<string, string>, redirect: 'manual' });
  const isText = TEXT.test(answer.headers.get('content-type') ?? '');
  const rewritten = (text: string) => text.replaceAll(BUILT, '$1neu/').replaceAll(version, `${version}-neu`);
  const body = isText ? rewritten(await answer.text()) : Buffer.from(await answer.arrayBuffer());
  // Hashes of the policy belong to the scripts as they were, and lengths and encodings to the bytes.
  const kept = [...answer.headers].filter(([name]) => !/^(?:content-(?:security-policy|length|encoding)|connection|etag|transfer-encoding)$/.test(name));
  response
    .writeHead(isGone ? 404 : answer.status, { ...Object.fromEntries(kept.map(([name, value]) => [name, rewritten(value)])), connection: 'close' })
    .end(body);
}

function record(request: IncomingMessage, photos: Buffer[]): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => photos.push(Buffer.concat(chunks)));
}

function refuse(request: IncomingMessage, response: ServerResponse, { status, headers }: { status: number; headers?: Record<string, string> }): void {
  request.resume().on('end', () => response.writeHead(status, { ...headers, connection: 'close' }).end());
}

function pass(request: IncomingMessage, response: ServerResponse, { target, isLost }: { target: URL; isLost: boolean }): void {
  const onward = forward({ host: '127.0.0.1', port: target.port, method: request.method, path: request.url, headers: request.headers }, (answer) => {
    if (isLost) {
      answer.resume().on('end', () => request.socket.destroy());
      return;
    }
    // On a connection that was used before, a browser would repeat a cut request by itself, unseen by the page.
    response.writeHead(answer.statusCode ?? 502, { ...answer.headers, connection: 'close' });
    answer.pipe(response);
  });
  onward.on('error', () => request.socket.destroy());
  request.pipe(onward);
}
