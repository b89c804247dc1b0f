import { z } from 'zod';
import { fromIsoDate } from '#lib/domain/city/calendar.ts';
import { OBJECT_KINDS } from '#lib/domain/city/known-object.ts';
import { AREA_KINDS, type SpecialArea } from '#lib/domain/city/special-area.ts';
import { areaOf } from './area-of.ts';
import { code, decimal, geometry, lat, lon, words } from './city-schemas.ts';

const LARGEST_RADIUS_METERS = 1000;
const quality = z.enum(['official', 'approximate', 'demo']);

const areaFeature = z
  .object({
    properties: z.object({
      id: words,
      name: words,
      kind: z.enum(AREA_KINDS),
      quality,
      radius_meters: z.number().positive().max(LARGEST_RADIUS_METERS).exactOptional()
    }),
    geometry: z.discriminatedUnion('type', [z.object({ type: z.literal('Point'), coordinates: z.tuple([lon, lat]) }), ...geometry.options])
  })
  .transform(({ properties: { radius_meters: radiusMeters, ...known }, geometry: shape }, context): SpecialArea => {
    if (shape.type !== 'Point') return { ...known, shape: { kind: 'polygon', area: areaOf({ geometry: shape }) } };
    const [longitude, latitude] = shape.coordinates;
    if (radiusMeters === undefined) context.addIssue({ code: 'custom', path: ['properties'], message: 'a point needs radius_meters' });
    return { ...known, shape: { kind: 'circle', lat: latitude, lon: longitude, radiusMeters: radiusMeters ?? 0 } };
  });

/** `areas.geojson`: polygons, and points with `radius_meters`. */
export const areasFile = z.object({ type: z.literal('FeatureCollection'), features: z.array(areaFeature) });

/** A line of `assets.csv`. */
export const assetRow = z.strictObject({
  id: z.string().regex(/^[A-Z0-9][A-Z0-9-]*$/, 'must hold only capital letters, digits and -, as it is written on the object'),
  kind: z.enum(OBJECT_KINDS),
  /** Empty for what is called after its number. */
  name: z
    .literal('')
    .transform(() => null)
    .or(words),
  owner: code,
  lat: decimal.pipe(lat),
  lon: decimal.pipe(lon),
  quality
});

const day = z.iso.date('must be a day such as 2026-12-24').transform(fromIsoDate);

/** A line of `known.csv`; several categories are separated by spaces. */
export const workRow = z
  .strictObject({
    id: code,
    area: words,
    categories: z
      .string()
      .transform((list) => list.split(' ').filter(Boolean))
      .pipe(z.array(code).min(1)),
    from: day,
    to: day,
    text: words
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'must not be before "from"' });
