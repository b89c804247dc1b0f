/** A map service whose terms allow a city to show its tiles through an own server. */
export type TileSource = { url: (tile: TileAddress) => string; attribution: string; maxZoom: number };
export type TileAddress = { z: number; x: number; y: number };

/**
 * Sources that may be configured; anything else is refused at start, so that a typing error never sends residents'
 * map views to a stranger. basemap.de is the federal and state surveys' map, open under CC BY 4.0, grey variant. The
 * servers of OpenStreetMap are run by volunteers and not meant to carry a city: for development only.
 */
export const TILE_SOURCES = {
  'basemap-de-grau': {
    url: ({ z, x, y }) => `https://sgx.geodatenzentrum.de/wmts_basemapde/tile/1.0.0/de_basemapde_web_raster_grau/default/GLOBAL_WEBMERCATOR/${z}/${y}/${x}.png`,
    attribution: '© basemap.de / BKG (CC BY 4.0)',
    maxZoom: 19
  },
  'osm-development': {
    url: ({ z, x, y }) => `https://tile.openstreetmap.org/${z}/${x}/${y}.png`,
    attribution: '© OpenStreetMap-Mitwirkende (ODbL)',
    maxZoom: 19
  }
} as const satisfies Record<string, TileSource>;

export type TileSourceName = keyof typeof TILE_SOURCES;

/** Refused on a live installation. */
export const DEVELOPMENT_SOURCES: readonly TileSourceName[] = ['osm-development'];
