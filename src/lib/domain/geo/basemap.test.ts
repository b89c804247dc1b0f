import { describe, expect, it } from 'vitest';
import type { BaseMapCity } from './basemap-pack.ts';
import { baseMapDataOf } from './basemap-pack.ts';
import { boxAround } from './basemap-labels.ts';
import { mapLine, packLine } from './basemap-data.ts';
import { drawBaseMap, scaleOf, type BaseMap } from './basemap.ts';
import { metersPerPixel, placeAt, projectorOf, viewOfBounds, zoomOf, type MapView } from './basemap-view.ts';
import { offsetMeters } from './distance.ts';

const CENTER = { lat: 51.48, lon: 7.22 };
const VIEW: MapView = { center: CENTER, metersPerPixel: 2, width: 400, height: 300 };

/** A square of `meters` around a point, as an area. */
function square(middle: typeof CENTER, meters: number): [number, number][][][] {
  const a = offsetMeters(middle, -meters / 2, -meters / 2);
  const b = offsetMeters(middle, meters / 2, meters / 2);
  return [
    [
      [
        [a.lon, a.lat],
        [b.lon, a.lat],
        [b.lon, b.lat],
        [a.lon, b.lat],
        [a.lon, a.lat]
      ]
    ]
  ];
}

function address(eastMeters: number, houseNumber: string, street = 'Dorstener Straße') {
  return { ...offsetMeters(CENTER, eastMeters, 0), street, houseNumber, postcode: null, quarterId: null };
}

/** A city of one square district with what a test adds. */
function city(parts: Partial<BaseMapCity> = {}): BaseMapCity {
  const area = square(CENTER, 3000);
  return {
    center: CENTER,
    boundary: area,
    districts: [{ id: 'mitte', name: 'Mitte', fullName: 'Mitte', area }],
    quarters: [{ id: 'hamme', name: 'Hamme', districtId: 'mitte', area }],
    addresses: [],
    places: [],
    neighbours: [],
    decoration: { greens: [], water: [], motorways: [], rail: [] },
    ...parts
  };
}

const draw = (parts: Partial<BaseMapCity>, view = VIEW, obstacles: Parameters<typeof drawBaseMap>[2] = []) =>
  drawBaseMap(baseMapDataOf(city(parts)), view, obstacles);
const words = (map: BaseMap) => map.texts.map(({ text }) => text);

describe('map view', () => {
  it('finds the place of a pixel and the pixel of a place', () => {
    const [x, y] = projectorOf(VIEW)(51.4812, 7.2231);
    const back = placeAt(VIEW, [x, y]);
    expect(back.lat).toBeCloseTo(51.4812, 9);
    expect(back.lon).toBeCloseTo(7.2231, 9);
  });

  it('one pixel is as many metres as the view says', () => {
    const east = offsetMeters(CENTER, 200, 0);
    const [x] = projectorOf(VIEW)(east.lat, east.lon);
    expect(x - VIEW.width / 2).toBeCloseTo(100, 0);
  });

  it('zoom and metres per pixel are two words for one thing', () => {
    expect(zoomOf({ center: CENTER, metersPerPixel: metersPerPixel(14.5, CENTER.lat) })).toBeCloseTo(14.5, 9);
  });

  it('shows bounds as large as possible and whole', () => {
    const bounds = { south: 51.4, west: 7.1, north: 51.5, east: 7.4 };
    const view = viewOfBounds(bounds, { width: 300, height: 600, paddingPx: 10 });
    const project = projectorOf(view);
    expect(project(bounds.north, bounds.west)[0]).toBeCloseTo(10, 3);
    expect(project(bounds.south, bounds.east)[0]).toBeCloseTo(290, 3);
    expect(project(bounds.north, bounds.west)[1]).toBeGreaterThan(10);
  });
});

describe('packed lines', () => {
  it('keep every point to about a metre', () => {
    const points = [
      { lat: 51.480001, lon: 7.22 },
      { lat: 51.47, lon: 7.3 },
      { lat: 51.5, lon: 7.1 }
    ];
    const back = mapLine(packLine(points), (lat, lon) => ({ lat, lon }));
    back.forEach((point, i) => {
      expect(Math.abs(point.lat - (points[i]?.lat ?? 0))).toBeLessThanOrEqual(0.5e-5);
      expect(Math.abs(point.lon - (points[i]?.lon ?? 0))).toBeLessThanOrEqual(0.5e-5);
    });
  });
});

describe('base map', () => {
  it('draws each border once: the line between two quarters is one line', () => {
    const west = square(offsetMeters(CENTER, -500, 0), 1000);
    const right = west[0]?.[0]?.[1];
    const upper = west[0]?.[0]?.[2];
    if (!right || !upper) throw new Error('square without corners');
    const neighbour: typeof west = [[[right, [right[0] + 0.01, right[1]], [right[0] + 0.01, upper[1]], upper, right]]];
    const data = baseMapDataOf(
      city({
        districts: [],
        boundary: [],
        quarters: [
          { id: 'a', name: 'A', districtId: '', area: west },
          { id: 'b', name: 'B', districtId: '', area: neighbour }
        ]
      })
    );
    const points = data.borders.quarters.map((line) => line.length / 2).sort();
    expect(points).toEqual([4, 5]);
  });

  it('draws nothing that lies outside the view', () => {
    const far = offsetMeters(CENTER, 1200, 0);
    const map = draw({ addresses: [address(1200, '5')], places: [{ ...far, name: 'Spielplatz Fern', kind: 'playground', quality: 'official' }] });
    expect(map.layers.map(({ name }) => name)).not.toContain('houses');
    expect(map.symbols).toEqual([]);
    expect(JSON.stringify(map).length).toBeLessThan(2000);
  });

  it('shows house numbers and playgrounds only close to the ground', () => {
    const parts = {
      addresses: [address(20, '5')],
      places: [{ ...offsetMeters(CENTER, -80, 60), name: 'Kinderspielplatz Hedwigstraße', kind: 'playground', quality: 'official' as const }]
    };
    expect(words(draw(parts))).toContain('Dorstener Str. 5');
    expect(words(draw(parts))).toContain('Spielplatz Hedwigstr.');
    expect(words(draw(parts, { ...VIEW, metersPerPixel: 20 }))).not.toContain('Dorstener Str. 5');
  });

  it('names a day care at its address', () => {
    const map = draw({ addresses: [address(20, '5')], places: [{ ...offsetMeters(CENTER, 24, 0), name: 'Kita Sonne', kind: 'daycare', quality: 'official' }] });
    expect(words(map)).toContain('Kita, Dorstener Str. 5');
  });

  it('words make room for a marker', () => {
    const free = draw({}, { ...VIEW, metersPerPixel: 20 });
    const hamme = free.texts.find(({ kind }) => kind === 'district');
    if (!hamme) throw new Error('the district is not named');
    const marked = draw({}, { ...VIEW, metersPerPixel: 20 }, [boxAround([hamme.x, hamme.y], 20)]);
    const moved = marked.texts.find(({ kind }) => kind === 'district');
    expect(moved && Math.hypot(moved.x - hamme.x, moved.y - hamme.y)).toBeGreaterThan(20);
  });

  it('no two words touch', () => {
    const map = draw({ addresses: Array.from({ length: 40 }, (_, i) => address((i % 8) * 9 - 36, String(i + 1), `Weg ${i}`)) });
    const boxes = map.texts.map(({ text, x, y, size }) => ({
      left: x - text.length * size * 0.25,
      right: x + text.length * size * 0.25,
      top: y - size / 2,
      bottom: y + size / 2
    }));
    for (const [i, a] of boxes.entries())
      for (const b of boxes.slice(i + 1)) expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false);
  });

  it('claims no street course across a wide gap', () => {
    const near = baseMapDataOf(city({ addresses: [address(0, '1'), address(120, '9')] }));
    const apart = baseMapDataOf(city({ addresses: [address(0, '1'), address(900, '90')] }));
    expect(near.streets.map(({ name }) => name)).toEqual(['Dorstener Straße']);
    expect(apart.streets).toEqual([]);
  });

  it('leaves hand-drawn motorways and rails out between single buildings', () => {
    const line = [offsetMeters(CENTER, -900, 0), CENTER, offsetMeters(CENTER, 900, 0)];
    const decoration = { greens: [], water: [], motorways: [{ name: 'A 40', line }], rail: [line] };
    expect(draw({ decoration }).layers.map(({ name }) => name)).not.toContain('motorway');
    expect(draw({ decoration }, { ...VIEW, metersPerPixel: 20 }).layers.map(({ name }) => name)).toEqual(expect.arrayContaining(['motorway', 'rail']));
  });
});

describe('scale bar', () => {
  it('is the longest round distance that fits', () => {
    expect(scaleOf({ metersPerPixel: 2.4 })).toEqual({ meters: 200, lengthPx: 83.3 });
    expect(scaleOf({ metersPerPixel: 24 })?.meters).toBe(2000);
  });
});
