import { join } from 'node:path';
import { createOutgoing } from '../outgoing/outgoing.ts';
import { TILE_SOURCES, type TileSourceName } from './sources.ts';
import { createTileCache } from './tile-cache.ts';
import { createTileProxy, type TileProxy } from './tile-proxy.ts';

type Settings = { tileSource: TileSourceName | null; tileCacheBytes: number; dataDir: string; origin: string };

/** The tile proxy as configured; null without a source. */
export function createTiles({ tileSource, tileCacheBytes, dataDir, origin }: Settings): TileProxy | null {
  if (tileSource === null) return null;
  const source = TILE_SOURCES[tileSource];
  return createTileProxy({
    source,
    cache: createTileCache(join(dataDir, 'tiles', tileSource), tileCacheBytes),
    ask: createOutgoing({ hosts: [new URL(source.url({ z: 0, x: 0, y: 0 })).host], sender: `Reviermelder (${origin})` })
  });
}
