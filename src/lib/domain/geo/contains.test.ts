import { describe, expect, it } from 'vitest';
import { boundsOf, isWithin } from './bounds.ts';
import { containment } from './contains.ts';
import type { Area } from './area.ts';

/** A square of two degrees with a hole in the middle, and a small one beside it. */
const AREA: Area = [
  [
    [
      [0, 0],
      [2, 0],
      [2, 2],
      [0, 2],
      [0, 0]
    ],
    [
      [0.9, 0.9],
      [1.1, 0.9],
      [1.1, 1.1],
      [0.9, 1.1],
      [0.9, 0.9]
    ]
  ],
  [
    [
      [3, 0],
      [4, 0],
      [4, 1],
      [3, 1],
      [3, 0]
    ]
  ]
];

describe('containment', () => {
  it('a point within either polygon is inside', () => {
    expect(containment({ lon: 0.5, lat: 0.5 }, AREA)).toBe('inside');
    expect(containment({ lon: 3.5, lat: 0.5 }, AREA)).toBe('inside');
  });

  it('a point in a hole or between the polygons is outside', () => {
    expect(containment({ lon: 1, lat: 1 }, AREA)).toBe('outside');
    expect(containment({ lon: 2.5, lat: 0.5 }, AREA)).toBe('outside');
  });

  it('a point on an edge, on a corner or on the edge of a hole is on the border', () => {
    expect(containment({ lon: 2, lat: 1 }, AREA)).toBe('border');
    expect(containment({ lon: 0, lat: 0 }, AREA)).toBe('border');
    expect(containment({ lon: 1, lat: 0.9 }, AREA)).toBe('border');
  });

  it('two areas agree about a point on the slanted border between them', () => {
    const left: Area = [
      [
        [
          [0, 0],
          [1, 3],
          [0, 3],
          [0, 0]
        ]
      ]
    ];
    const right: Area = [
      [
        [
          [0, 0],
          [1, 0],
          [1, 3],
          [0, 0]
        ]
      ]
    ];
    for (let i = 1; i < 8; i++) {
      const point = { lon: i / 8, lat: (i / 8) * 3 };
      expect([containment(point, left), containment(point, right)]).toEqual(['border', 'border']);
    }
  });
});

describe('bounds', () => {
  it('span all polygons of an area', () => {
    expect(boundsOf(AREA)).toEqual({ south: 0, west: 0, north: 2, east: 4 });
  });

  it('hold the points on their edge and none beyond', () => {
    const bounds = boundsOf(AREA);
    expect(isWithin({ lon: 4, lat: 2 }, bounds)).toBe(true);
    expect(isWithin({ lon: 4.0001, lat: 1 }, bounds)).toBe(false);
  });
});
