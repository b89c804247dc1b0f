import { describe, expect, it } from 'vitest';
import { readBochum } from '../../../../tests/support/bochum.ts';
import { createChance } from '../../server/demo/random.ts';
import { locate } from '../city/locate.ts';
import { boundsOf } from '../geo/bounds.ts';
import { containment } from '../geo/contains.ts';
import { responsible } from './routing.ts';
import { situationOf } from './rule-match.ts';

const POINTS = 100_000;
const NOW = Date.UTC(2026, 9, 14, 8);

describe('100,000 points in and around Bochum', () => {
  const city = readBochum();
  const { south, west, north, east } = boundsOf(city.boundary);
  const random = createChance(2026).next;
  const points = Array.from({ length: POINTS * 2 }, () => ({ lat: south + random() * (north - south), lon: west + random() * (east - west) }));
  const located = points.map((point) => ({ point, found: locate(point, city) }));
  const inside = located.filter(({ found }) => found.inside).slice(0, POINTS);
  const outside = located.filter(({ found }) => !found.inside);

  it('in the city each reach exactly one team in every category', () => {
    expect(inside).toHaveLength(POINTS);
    const wrong: unknown[] = [];
    for (const { point, found } of inside) {
      if (!found.inside) continue;
      const { districtId, quarterId, borderDistrictIds } = found;
      const place = { street: null, houseNumber: null, districtId, quarterId };
      const location = { kind: 'point', accuracyMeters: null, source: 'map', ...point } as const;
      for (const { code: category } of city.categories) {
        const input = { category, subKind: null, answers: {}, phrases: [], location, place, borderDistrictIds, receivedAt: NOW };
        const { team, rule } = responsible(situationOf(input, city), city);
        const isRight = city.teams.includes(team) && (team.districtId ?? districtId) === districtId;
        if (!isRight) wrong.push({ point, category, team: team.code, rule: rule.code });
      }
    }
    expect(wrong).toEqual([]);
  });

  it('outside of it reach none, and the neighbour is named', () => {
    expect(outside.length).toBeGreaterThan(POINTS / 4);
    expect(outside.filter(({ found }) => found.inside || found.neighbour === null)).toEqual([]);
    // A sample against the boundary itself: each look at it takes a while.
    expect(outside.filter(({ point }, i) => i % 20 === 0 && containment(point, city.boundary) === 'inside')).toEqual([]);
  });
});
