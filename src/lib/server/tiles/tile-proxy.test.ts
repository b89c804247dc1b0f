import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TILE_SOURCES } from './sources.ts';
import { createTileCache } from './tile-cache.ts';
import { createTileProxy } from './tile-proxy.ts';

const BOCHUM = { south: 51.41, west: 7.1, north: 51.53, east: 7.35 };
const HAUPTBAHNHOF = { z: 15, x: 17041, y: 10899 };
const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3, 4]);

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

describe('tile proxy', () => {
  it('asks the source once per tile, also when two browsers want it at the same moment', async () => {
    const proxy = proxyOver(() => new Response(PNG));
    const tiles = await Promise.all([proxy.tile(HAUPTBAHNHOF, BOCHUM), proxy.tile(HAUPTBAHNHOF, BOCHUM)]);
    expect([...tiles, await proxy.tile(HAUPTBAHNHOF, BOCHUM)].map((tile) => tile && [...tile])).toEqual([[...PNG], [...PNG], [...PNG]]);
    expect(asked).toHaveLength(1);
  });

  it('never asks for tiles outside the city, of other zooms, or with broken numbers', async () => {
    const proxy = proxyOver(() => new Response(PNG));
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
    const proxy = proxyOver(() => new Response('<html>'));
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
    const proxy = proxyOver(() => new Response(PNG), 3 * PNG.byteLength);
    for (const step of [0, 1, 2, 3, 4]) await proxy.tile({ ...HAUPTBAHNHOF, x: HAUPTBAHNHOF.x + step }, BOCHUM);
    const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.png'));
    expect(files.length).toBeLessThanOrEqual(3);
  });
});
