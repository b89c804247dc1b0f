/** WGS84 degrees. */
export type LatLon = { lat: number; lon: number };
