import type { Bounds } from '#lib/domain/geo/bounds.ts';
import type { Outgoing } from '../outgoing/verbs.ts';
import type { TileAddress, TileSource } from './sources.ts';
import type { TileCache } from './tile-cache.ts';

export type TileProxy = {
  attribution: string;
  /** A tile that touches `area`, from the cache or the source; null for every other tile and while the source is down. */
  tile(address: TileAddress, area: Bounds): Promise<Uint8Array | null>;
};

type Parts = { source: TileSource; cache: TileCache; ask: Outgoing };

const OK = 200;
const TIMEOUT_MS = 8_000;
const LARGEST_TILE_BYTES = 512 * 1024;
const SMALLEST_ZOOM = 8;
const PNG = [0x89, 0x50, 0x4e, 0x47];

/**
 * Fetches tiles of the one configured source, keeps them, and hands out only those of the city, so that it is no open
 * proxy. Browsers never talk to the source (product.md, rule 7).
 */
export function createTileProxy({ source, cache, ask }: Parts): TileProxy {
  const underway = new Map<string, Promise<Uint8Array | null>>();

  const load = async (address: TileAddress): Promise<Uint8Array | null> => {
    const kept = await cache.read(address);
    if (kept) return kept;
    const fresh = await download(source.url(address), ask);
    if (fresh) await cache.write(address, fresh);
    return fresh;
  };

  return {
    attribution: source.attribution,
    async tile(address, area) {
      if (!isTile(address, source.maxZoom) || !touches(boundsOfTile(address), area)) return null;
      const key = `${address.z}/${address.x}/${address.y}`;
      const running = underway.get(key) ?? load(address).finally(() => underway.delete(key));
      underway.set(key, running);
      return await running;
    }
  };
}

/** Null while the source is down, slow or says something else: the own drawing of the city stays visible below. */
async function download(url: string, ask: Outgoing): Promise<Uint8Array | null> {
  const answered = await ask({ url, accept: 'image/png', mostBytes: LARGEST_TILE_BYTES, withinMs: TIMEOUT_MS });
  if (!answered.ok || answered.status !== OK || !answered.type.startsWith('image/png')) return null;
  return PNG.every((byte, i) => answered.bytes[i] === byte) ? answered.bytes : null;
}

function isTile({ z, x, y }: TileAddress, maxZoom: number): boolean {
  return [z, x, y].every(Number.isInteger) && z >= SMALLEST_ZOOM && z <= maxZoom && x >= 0 && y >= 0 && x < 2 ** z && y < 2 ** z;
}

/** Borders of a tile of the usual pyramid in degrees. */
export function boundsOfTile({ z, x, y }: TileAddress): Bounds {
  const lon = (column: number) => (column / 2 ** z) * 360 - 180;
  const lat = (row: number) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / 2 ** z))) * 180) / Math.PI;
  return { south: lat(y + 1), west: lon(x), north: lat(y), east: lon(x + 1) };
}

function touches(a: Bounds, b: Bounds): boolean {
  return a.south <= b.north && a.north >= b.south && a.west <= b.east && a.east >= b.west;
}
