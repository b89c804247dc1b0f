import type { Area } from '../geo/area.ts';
import type { Bounds } from '../geo/bounds.ts';
import { boundsOf } from '../geo/bounds.ts';
import { containment } from '../geo/contains.ts';
import { metersBetween, offsetMeters } from '../geo/distance.ts';
import { createGrid, type Grid } from '../geo/grid.ts';
import type { LatLon } from '../geo/point.ts';
import type { City } from './city.ts';

export const AREA_KINDS = ['stop', 'park', 'playground', 'housing_estate', 'works'] as const;
export type AreaKind = (typeof AREA_KINDS)[number];

/** A part of the city that rules and planned works can name: a polygon, or everything within so many metres of a point. */
export type SpecialArea = {
  id: string;
  name: string;
  kind: AreaKind;
  quality: 'official' | 'approximate' | 'demo';
  shape: { kind: 'polygon'; area: Area } | ({ kind: 'circle'; radiusMeters: number } & LatLon);
};

/** `onBorder`: the point lies exactly on the line, which belongs to the area. */
export type AreaHit = { area: SpecialArea; onBorder: boolean };

type CityAreas = Pick<City, 'areas'>;

/** Distances are compared in whole centimetres, so that the same point gets the same answer everywhere. */
const CENTIMETRES = 100;

/** The special areas that a point lies in, by id; a border belongs to its area. */
export function specialAreasAt(point: LatLon, city: CityAreas): AreaHit[] {
  return gridOf(city)
    .at(point)
    .flatMap((area) => {
      const where = positionIn(area, point);
      return where === 'outside' ? [] : { area, onBorder: where === 'border' };
    });
}

/** The smallest upright rectangle around a special area. */
export function areaBounds({ shape }: SpecialArea): Bounds {
  if (shape.kind === 'polygon') return boundsOf(shape.area);
  const { radiusMeters } = shape;
  const [northEast, southWest] = [offsetMeters(shape, radiusMeters, radiusMeters), offsetMeters(shape, -radiusMeters, -radiusMeters)];
  return { south: southWest.lat, west: southWest.lon, north: northEast.lat, east: northEast.lon };
}

const grids = new WeakMap<CityAreas, Grid<SpecialArea>>();

function gridOf(city: CityAreas): Grid<SpecialArea> {
  const known = grids.get(city);
  if (known) return known;
  const grid = createGrid(
    city.areas.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    areaBounds
  );
  grids.set(city, grid);
  return grid;
}

function positionIn({ shape }: SpecialArea, point: LatLon): 'inside' | 'border' | 'outside' {
  if (shape.kind === 'polygon') return containment(point, shape.area);
  const beyond = Math.round(metersBetween(point, shape) * CENTIMETRES) - Math.round(shape.radiusMeters * CENTIMETRES);
  return beyond > 0 ? 'outside' : beyond === 0 ? 'border' : 'inside';
}
