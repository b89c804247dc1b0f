import { join } from 'node:path';
import { TILE_SOURCES, type TileSourceName } from './sources.ts';
import { createTileCache } from './tile-cache.ts';
import { createTileProxy, type TileProxy } from './tile-proxy.ts';

type Settings = { tileSource: TileSourceName | null; tileCacheBytes: number; dataDir: string };

/** The tile proxy as configured; null without a source. */
export function createTiles({ tileSource, tileCacheBytes, dataDir }: Settings): TileProxy | null {
  if (tileSource === null) return null;
  return createTileProxy({
    source: TILE_SOURCES[tileSource],
    cache: createTileCache(join(dataDir, 'tiles', tileSource), tileCacheBytes),
    fetch: globalThis.fetch
  });
}
