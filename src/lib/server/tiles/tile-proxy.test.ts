import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { otherServer } from '../../../../tests/support/other-server.ts';
import { createOutgoing } from '../outgoing/outgoing.ts';
import { TILE_SOURCES, type TileAddress } from './sources.ts';
import { createTileCache } from './tile-cache.ts';
import { createTileProxy } from './tile-proxy.ts';

const BOCHUM = { south: 51.41, west: 7.1, north: 51.53, east: 7.35 };
const HAUPTBAHNHOF = { z: 15, x: 17041, y: 10899 };
const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3, 4]);

const answer =
  (bytes: Uint8Array | string, type = 'image/png'): RequestListener =>
  (_, response) =>
    response.writeHead(200, { 'content-type': type }).end(bytes);
const png = answer(PNG);

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiles-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** A proxy whose source is a server of this machine. */
async function proxyOver(listener: RequestListener, limitBytes = 1_000_000) {
  const server = await otherServer(listener);
  const source = { ...TILE_SOURCES['basemap-de-grau'], url: ({ z, x, y }: TileAddress) => `${server.url}${z}/${x}/${y}.png` };
  const ask = createOutgoing({ hosts: [server.host], inside: [server.host], plain: true, sender: 'test' });
  return { server, proxy: createTileProxy({ source, cache: createTileCache(folder, limitBytes), ask }) };
}

describe('tile proxy', () => {
  it('asks the source once per tile, also when two browsers want it at the same moment', async () => {
    const { proxy, server } = await proxyOver(png);
    const tiles = await Promise.all([proxy.tile(HAUPTBAHNHOF, BOCHUM), proxy.tile(HAUPTBAHNHOF, BOCHUM)]);
    expect([...tiles, await proxy.tile(HAUPTBAHNHOF, BOCHUM)].map((tile) => tile && [...tile])).toEqual([[...PNG], [...PNG], [...PNG]]);
    expect(server.asked()).toBe(1);
  });

  it('never asks for tiles outside the city, of other zooms, or with broken numbers', async () => {
    const { proxy, server } = await proxyOver(png);
    const refused = [
      { z: 15, x: 1, y: 1 },
      { z: 3, x: 4, y: 2 },
      { z: 22, x: 17041, y: 10899 },
      { z: 15, x: Number.NaN, y: 10899 },
      { z: 15, x: 17041.5, y: 10899 }
    ];
    for (const address of refused) expect(await proxy.tile(address, BOCHUM)).toBeNull();
    expect(server.asked()).toBe(0);
  });

  it('hands out nothing that is not a PNG and does not keep it', async () => {
    const { proxy } = await proxyOver(answer('<html>'));
    expect(await proxy.tile(HAUPTBAHNHOF, BOCHUM)).toBeNull();
    expect(await readdir(folder)).toEqual([]);
  });

  it('answers with nothing while the source is down', async () => {
    const { proxy, server } = await proxyOver(png);
    await server.close();
    expect(await proxy.tile(HAUPTBAHNHOF, BOCHUM)).toBeNull();
  });

  it('keeps the cache below its limit', async () => {
    const { proxy } = await proxyOver(png, 3 * PNG.byteLength);
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
    const { proxy } = await proxyOver(endless);
    expect(await proxy.tile(HAUPTBAHNHOF, BOCHUM)).toBeNull();
    await expect.poll(() => closed).toBe(true);
    expect(await readdir(folder)).toEqual([]);
  }, 5_000);

  it('takes a PNG only from a source that calls it one', async () => {
    const tileOf = async (listener: RequestListener) => (await proxyOver(listener)).proxy.tile(HAUPTBAHNHOF, BOCHUM);
    expect(await tileOf(answer(PNG, 'text/html'))).toBeNull();
    expect(await tileOf(png)).toEqual(PNG);
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
