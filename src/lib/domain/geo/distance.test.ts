import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { metersBetween, offsetMeters } from './distance.ts';

const HAUPTBAHNHOF = { lat: 51.4787, lon: 7.2229 };
const RATHAUS = { lat: 51.4824, lon: 7.2164 };

describe('distance', () => {
  it('measures about 609 m between the main station and the town hall of Bochum', () => {
    expect(metersBetween(HAUPTBAHNHOF, RATHAUS)).toBeCloseTo(609.5, 0);
  });

  it('is the same in both directions and zero for one point', () => {
    expect(metersBetween(HAUPTBAHNHOF, RATHAUS)).toBe(metersBetween(RATHAUS, HAUPTBAHNHOF));
    expect(metersBetween(RATHAUS, RATHAUS)).toBe(0);
  });

  it('a point moved by so many metres lies so many metres away, anywhere in Germany', () => {
    const germany = fc.record({ lat: fc.double({ min: 47, max: 55, noNaN: true }), lon: fc.double({ min: 6, max: 15, noNaN: true }) });
    const meters = fc.double({ min: -2000, max: 2000, noNaN: true });
    fc.assert(
      fc.property(germany, meters, meters, (from, east, north) => {
        const moved = metersBetween(from, offsetMeters(from, east, north));
        return Math.abs(moved - Math.hypot(east, north)) < 0.001;
      })
    );
  });

  it('five metres to the north changes only the latitude', () => {
    const moved = offsetMeters(RATHAUS, 0, 5);
    expect(moved.lon).toBe(RATHAUS.lon);
    expect(moved.lat).toBeGreaterThan(RATHAUS.lat);
  });
});
