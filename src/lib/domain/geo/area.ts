/** A ring of [lon, lat] pairs, closed (first equals last), as in RFC 7946. */
export type Ring = [number, number][];
/** A multipolygon in GeoJSON order: polygons of rings, the first ring is the outline. */
export type Area = Ring[][];
