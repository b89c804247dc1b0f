import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TILE_SOURCES } from './sources.ts';
import { createTileCache } from './tile-cache.ts';
import { createTileProxy } from './tile-proxy.ts';

const BOCHUM = { south: 51.41, west: 7.1, north: 51.53, east: 7.35 };
const HAUPTBAHNHOF = { z: 15, x: 17041, y: 10899 };
const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3, 4]);

const png = () => new Response(PNG, { headers: { 'content-type': 'image/png' } });

let folder: string;
let asked: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiles-'));
  asked = [];
});
afterEach(() => rm(folder, { recursive: true }));

/** A map service that answers with these bytes. */
function proxyOver(answer: () => Response, limitBytes = 1_000_000) {
  const fetch = async (url: string | URL | Request) => {
    asked.push(new Request(url).url);
    return await Promise.resolve(answer());
  };
  return createTileProxy({ source: TILE_SOURCES['basemap-de-grau'], cache: createTileCache(folder, limitBytes), fetch });
}

/** A proxy whose source is a server of this machine. */
async function withServer<T>(listener: RequestListener, run: (proxy: ReturnType<typeof createTileProxy>) => Promise<T>): Promise<T> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const source = { ...TILE_SOURCES['basemap-de-grau'], url: () => `http://127.0.0.1:${address.port}/` };
  try {
    return await run(createTileProxy({ source, cache: createTileCache(folder, 1_000_000), fetch }));
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe('tile proxy', () => {
  it('asks the source once per tile, also when two browsers want it at the same moment', async () => {
    const proxy = proxyOver(() => png());
    const tiles = await Promise.all([proxy.tile(HAUPTBAHNHOF, BOCHUM), proxy.tile(HAUPTBAHNHOF, BOCHUM)]);
    expect([...tiles, await proxy.tile(HAUPTBAHNHOF, BOCHUM)].map((tile) => tile && [...tile])).toEqual([[...PNG], [...PNG], [...PNG]]);
    expect(asked).toHaveLength(1);
  });

  it('never asks for tiles outside the city, of other zooms, or with broken numbers', async () => {
    const proxy = proxyOver(() => png());
    const refused = [
      { z: 15, x: 1, y: 1 },
      { z: 3, x: 4, y: 2 },
      { z: 22, x: 17041, y: 10899 },
      { z: 15, x: Number.NaN, y: 10899 },
      { z: 15, x: 17041.5, y: 10899 }
    ];
    for (const address of refused) expect(await proxy.tile(address, BOCHUM)).toBeNull();
    expect(asked).toEqual([]);
  });

  it('hands out nothing that is not a PNG and does not keep it', async () => {
    const proxy = proxyOver(() => new Response('<html>', { headers: { 'content-type': 'image/png' } }));
    expect(await proxy.tile(HAUPTBAHNHOF, BOCHUM)).toBeNull();
    expect(await readdir(folder)).toEqual([]);
  });

  it('answers with nothing while the source is down', async () => {
    const proxy = proxyOver(() => {
      throw new TypeError('fetch failed');
    });
    expect(await proxy.tile(HAUPTBAHNHOF, BOCHUM)).toBeNull();
  });

  it('keeps the cache below its limit', async () => {
    const proxy = proxyOver(() => png(), 3 * PNG.byteLength);
    for (const step of [0, 1, 2, 3, 4]) await proxy.tile({ ...HAUPTBAHNHOF, x: HAUPTBAHNHOF.x + step }, BOCHUM);
    const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.png'));
    expect(files.length).toBeLessThanOrEqual(3);
  });

  it('stops reading a tile without an announced size once it is too large', async () => {
    let closed = false;
    const endless: RequestListener = (_, response) => {
      response.on('close', () => (closed = true));
      response.writeHead(200, { 'content-type': 'image/png' });
      response.write(PNG);
      const more = () => {
        while (!closed && response.write(Buffer.alloc(64 * 1024)));
      };
      response.on('drain', more);
      more();
    };
    await withServer(endless, async (proxy) => {
      expect(await proxy.tile(HAUPTBAHNHOF, BOCHUM)).toBeNull();
      await expect.poll(() => closed).toBe(true);
    });
    expect(await readdir(folder)).toEqual([]);
  }, 5_000);

  it('takes a PNG only from a source that calls it one', async () => {
    const answer = (type: string): RequestListener => {
      return (_, response) => response.writeHead(200, { 'content-type': type }).end(PNG);
    };
    expect(await withServer(answer('text/html'), (proxy) => proxy.tile(HAUPTBAHNHOF, BOCHUM))).toBeNull();
    expect(await withServer(answer('image/png'), (proxy) => proxy.tile(HAUPTBAHNHOF, BOCHUM))).toEqual(PNG);
  });

  it('removes the tiles first that nobody has read for longest', async () => {
    const cache = createTileCache(folder, 3 * PNG.byteLength);
    const tileAt = (x: number) => ({ z: 15, x, y: 1 });
    for (const x of [1, 2, 3]) {
      await cache.write(tileAt(x), PNG);
      await utimes(join(folder, '15', String(x), '1.png'), x, x);
    }
    await cache.read(tileAt(1));
    await cache.write(tileAt(4), PNG);
    const left = await Promise.all([1, 2, 3, 4].map(async (x) => (await cache.read(tileAt(x))) !== null));
    expect(left).toEqual([true, false, false, true]);
  });
});
