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
  const server: Server = createServer((request, response) => {
    const path = request.url ?? '';
    if (isNew && path === '/service-worker.js') {
      void newWorker(serverUrl(), response);
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
