import type { LatLon } from '#lib/domain/geo/point.ts';
import type { Spot, SpotEntry, SpotField } from '#lib/domain/spots/keep.ts';
import { isNear } from '#lib/domain/spots/recount.ts';
import { SPOT_RADIUS_METERS } from '#lib/domain/spots/spot.ts';
import type { Instant } from '#lib/domain/time.ts';
import { blockOf, blocksAround, toMapPixel, type CellRange } from './map-pixel.ts';
import type { GroupKey, Placed, SpotStatements } from './spot-statements.ts';

type Kept = Pick<SpotEntry, 'count' | 'centre' | 'centreId' | 'spot'>;

/** A field for one change: reads blocks as they are asked for, and `flush` writes the rows that the change touched. */
export function openSpotField(statements: SpotStatements, key: GroupKey, at: Instant): SpotField & { know(entry: SpotEntry): SpotEntry; flush(): void } {
  const entries = new Map<string, { entry: SpotEntry; stored: Kept }>();
  const blocks = new Map<string, readonly SpotEntry[]>();
  const neighbours = new Map<string, readonly SpotEntry[]>();

  const know = (read: SpotEntry): SpotEntry => {
    const known = entries.get(read.id);
    if (known) return known.entry;
    entries.set(read.id, { entry: read, stored: keptOf(read) });
    return read;
  };
  const block = (x: number, y: number): readonly SpotEntry[] => {
    const name = `${x} ${y}`;
    const read = blocks.get(name) ?? statements.inBlock(key, x, y).map(know);
    blocks.set(name, read);
    return read;
  };
  return {
    know,
    near: (entry) => {
      const found = neighbours.get(entry.id) ?? around(entry, block).filter((other) => other.id !== entry.id && isNear(other, entry));
      neighbours.set(entry.id, found);
      return found;
    },
    unplacedNear: (point) =>
      around(point, (x, y) => statements.unplaced(key, x, y))
        .map(know)
        .filter((entry) => entry.spot === null && isNear(entry, point)),
    spotsNear: (point) => around(point, (x, y) => statements.spots(key, x, y)).filter((spot) => isNear(spot, point)),
    found: (entry): Spot => ({ id: statements.found(key, placed(entry), at), lat: entry.lat, lon: entry.lon }),
    flush: () => {
      for (const { entry, stored } of entries.values()) if (isChanged(entry, stored)) statements.update(key.cityId, entry);
    }
  };
}

/** Where something lies, with the block it is found in. */
export function placed({ id, lat, lon }: LatLon & { id: string }): Placed {
  const { x, y } = blockOf(toMapPixel({ lat, lon }));
  return { id, lat, lon, blockX: x, blockY: y };
}

function around<Found>(point: LatLon, read: (x: number, y: number) => readonly Found[]): Found[] {
  const { west, east, north, south }: CellRange = blocksAround(point, SPOT_RADIUS_METERS);
  const found: Found[] = [];
  for (let x = west; x <= east; x += 1) for (let y = north; y <= south; y += 1) found.push(...read(x, y));
  return found;
}

function keptOf({ count, centre, centreId, spot }: SpotEntry): Kept {
  return { count, centre, centreId, spot };
}

function isChanged(entry: SpotEntry, stored: Kept): boolean {
  return entry.count !== stored.count || entry.centre !== stored.centre || entry.centreId !== stored.centreId || entry.spot !== stored.spot;
}
