import { createServer, request as httpRequest, type IncomingHttpHeaders, type OutgoingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CHECKED_HEADERS, createEdge, type AppHandler, type EdgeSettings } from './edge.ts';

/** Answers with the headers it was handed, and with much text under /page. */
const application: AppHandler = (request, response, next) => {
  if (request.url === '/unknown') {
    next();
    return;
  }
  const isPage = request.url === '/page';
  response.setHeader('content-type', isPage ? 'text/html' : request.url === '/photo' ? 'image/webp' : 'application/json');
  response.end(isPage || request.url === '/photo' ? 'Müll '.repeat(1000) : JSON.stringify(request.headers));
};

let server: Server;
let isReady: boolean;

async function listen(settings: Partial<EdgeSettings>): Promise<void> {
  server = createServer(
    createEdge({ publicHosts: ['melden.bochum.de'], protocol: 'https', networkHeader: null, ...settings }, () => (isReady ? application : null))
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
}

beforeEach(() => {
  isReady = true;
});
afterEach(() => {
  server.close();
  server.closeAllConnections();
});

function get(path: string, headers: OutgoingHttpHeaders = {}): Promise<{ status: number; headers: IncomingHttpHeaders; body: string }> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ host: '127.0.0.1', port, path, headers: { host: 'localhost:3000', ...headers } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() }));
    });
    sent.on('error', reject).end();
  });
}

const seenBy = async (headers: OutgoingHttpHeaders) => JSON.parse((await get('/echo', headers)).body) as Record<string, string>;

describe('the edge', () => {
  test('is healthy once the application is there, under whatever name it is asked', async () => {
    await listen({});
    isReady = false;
    expect((await get('/healthz', { host: '10.0.0.7' })).status).toBe(503);
    expect((await get('/page')).status).toBe(503);
    isReady = true;
    expect(await get('/healthz', { host: '10.0.0.7' })).toMatchObject({ status: 200, body: 'ok\n' });
  });

  test('refuses a foreign host before the application hears of it', async () => {
    await listen({});
    expect(await get('/echo', { host: 'evil.example' })).toMatchObject({ status: 400, body: 'Unknown host\n' });
  });

  test('tells the application the origin it has checked, whatever a client claims', async () => {
    await listen({});
    const claims = {
      [CHECKED_HEADERS.HOST_HEADER]: 'evil.example',
      [CHECKED_HEADERS.PROTOCOL_HEADER]: 'https',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https'
    };
    expect(await seenBy(claims)).toMatchObject({ 'x-edge-host': 'localhost:3000', 'x-edge-protocol': 'http' });
    expect(await seenBy({ ...claims, host: 'melden.bochum.de' })).toMatchObject({ 'x-edge-host': 'melden.bochum.de', 'x-edge-protocol': 'https' });
  });

  test('believes no forwarded address without a proxy', async () => {
    await listen({});
    expect(await seenBy({ 'x-real-ip': '203.0.113.7', 'x-forwarded-for': '203.0.113.7', [CHECKED_HEADERS.ADDRESS_HEADER]: '203.0.113.7' })).toMatchObject({
      'x-edge-address': '127.0.0.1'
    });
  });

  test('behind a proxy only believes what the proxy itself wrote last', async () => {
    await listen({ networkHeader: 'x-forwarded-for' });
    expect(await seenBy({ 'x-forwarded-for': '198.51.100.1, 203.0.113.7' })).toMatchObject({ 'x-edge-address': '203.0.113.7' });
    expect(await seenBy({})).toMatchObject({ 'x-edge-address': '127.0.0.1' });
  });

  test('puts the security headers on every answer, unknown paths included', async () => {
    await listen({});
    for (const path of ['/page', '/photo', '/unknown'])
      expect((await get(path)).headers, path).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' });
    isReady = false;
    for (const headers of [(await get('/page')).headers, (await get('/healthz')).headers, (await get('/page', { host: 'evil.example' })).headers]) {
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' });
      expect(headers).not.toHaveProperty('strict-transport-security');
    }
    isReady = true;
    expect((await get('/page')).headers).not.toHaveProperty('strict-transport-security');
    expect((await get('/page', { host: 'melden.bochum.de' })).headers).toHaveProperty('strict-transport-security');
  });

  test.each(['gzip', 'br'])('compresses pages with %s and leaves photos as they are', async (encoding) => {
    await listen({});
    const page = await get('/page', { 'accept-encoding': encoding });
    expect(page.headers).toMatchObject({ 'content-encoding': encoding, vary: 'Accept-Encoding' });
    expect((await get('/photo', { 'accept-encoding': encoding })).headers).not.toHaveProperty('content-encoding');
  });
});
