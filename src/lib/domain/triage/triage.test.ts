import { describe, expect, it } from 'vitest';
import { aCandidate, aTriageInput } from '../../../../tests/support/builders.ts';
import { readCity } from '../../server/cities/read-city.ts';
import type { City } from '../city/city.ts';
import { locate } from '../city/locate.ts';
import { placeAt } from '../city/place.ts';
import { offsetMeters } from '../geo/distance.ts';
import type { LatLon } from '../geo/point.ts';
import { DAY, HOUR } from '../time.ts';
import { triage, type Candidate, type TriageInput } from './triage.ts';

const HAUPTBAHNHOF = { lat: 51.4787, lon: 7.2229 };
const WATTENSCHEID = { lat: 51.4805, lon: 7.1363 };
const GERTHE = { lat: 51.51545, lon: 7.27372 };
const LANGENDREER = { lat: 51.47635, lon: 7.32167 };
const RUHR_UNIVERSITAET = { lat: 51.44555, lon: 7.26046 };
const DAHLHAUSEN = { lat: 51.42677, lon: 7.14602 };

const summer = (text: string) => Date.parse(`${text}:00+02:00`);
const winter = (text: string) => Date.parse(`${text}:00+01:00`);
/** A Wednesday; district teams work Monday to Friday from 7 to 19 o'clock. */
const NOW = summer('2026-10-14T10:00');

type Scene = {
  scene: string;
  at: LatLon | { described: string; districtId: string | null };
  report: Partial<TriageInput>;
  earlier?: (Partial<Candidate> & { metersEast?: number })[];
  expected: { team: string; forwardTo: string | null; rule: string; dueAt?: number; same?: string[] };
};

const SOFA = { category: 'waste', subKind: 'bulky_waste', phrases: ['sofa'] };
const LAMP = { category: 'streetlight', subKind: 'lamp_out', phrases: [] };
const PARTY = { category: 'disorder', subKind: 'party_noise', phrases: [] };

/** The table to read first: what happens to a report in Bochum. */
const SCENES: Scene[] = [
  {
    scene: 'Sofa am Hauptbahnhof',
    at: HAUPTBAHNHOF,
    report: SOFA,
    expected: { team: 'kod-mitte', forwardTo: 'usb', rule: 'waste_to_usb', dueAt: summer('2026-10-16T10:00'), same: [] }
  },
  {
    scene: 'dasselbe Sofa noch einmal, zwölf Meter weiter',
    at: HAUPTBAHNHOF,
    report: SOFA,
    earlier: [{ ...SOFA, id: 'sofa', metersEast: 12 }],
    expected: { team: 'kod-mitte', forwardTo: 'usb', rule: 'waste_to_usb', same: ['sofa'] }
  },
  {
    scene: 'Sofa, während nebenan eine Matratze und weiter weg ein Sofa liegt',
    at: HAUPTBAHNHOF,
    report: SOFA,
    earlier: [
      { ...SOFA, phrases: ['mattress'], id: 'matratze', metersEast: 20 },
      { ...SOFA, id: 'fern', metersEast: 160 }
    ],
    expected: { team: 'kod-mitte', forwardTo: 'usb', rule: 'waste_to_usb', same: ['matratze'] }
  },
  {
    scene: 'Sofa, das vor einer Woche schon einmal abgeholt wurde',
    at: HAUPTBAHNHOF,
    report: SOFA,
    earlier: [{ ...SOFA, id: 'abgeholt', state: 'closed', closedAt: NOW - 7 * DAY, receivedAt: NOW - 9 * DAY }],
    expected: { team: 'kod-mitte', forwardTo: 'usb', rule: 'waste_to_usb', same: ['abgeholt'] }
  },
  {
    scene: 'Müll am Mietshaus in Dahlhausen',
    at: DAHLHAUSEN,
    report: { category: 'waste', subKind: 'dumped_waste', phrases: ['bags', 'at_rented_house'] },
    expected: { team: 'quartiershausmeister', forwardTo: 'wohnen', rule: 'rented_house_waste' }
  },
  {
    scene: 'ausgelaufenes Öl in Langendreer',
    at: LANGENDREER,
    report: { category: 'waste', subKind: 'hazardous_waste', phrases: [], answers: { hazard: 'chemical' } },
    expected: { team: 'kod-ost', forwardTo: 'usb', rule: 'chemical_waste_fast', dueAt: summer('2026-10-14T18:00') }
  },
  {
    scene: 'Hakenkreuz an der Ruhr-Universität',
    at: RUHR_UNIVERSITAET,
    report: { category: 'graffiti', subKind: 'hate_graffiti', phrases: ['on_wall'] },
    expected: { team: 'kod-sued', forwardTo: null, rule: 'hate_graffiti_fast', dueAt: summer('2026-10-15T10:00') }
  },
  {
    scene: 'Schriftzug in Wattenscheid vor den Feiertagen im Dezember',
    at: WATTENSCHEID,
    report: { category: 'graffiti', subKind: 'tag', phrases: [], receivedAt: winter('2026-12-23T18:00') },
    expected: { team: 'kod-wattenscheid', forwardTo: null, rule: 'default', dueAt: winter('2027-01-05T18:00') }
  },
  {
    scene: 'Laterne aus in Gerthe, an Ostern gemeldet',
    at: GERTHE,
    report: { ...LAMP, receivedAt: summer('2026-04-05T21:00') },
    expected: { team: 'kod-nord', forwardTo: 'tiefbauamt', rule: 'streetlight_to_roads', dueAt: summer('2026-04-13T19:00') }
  },
  {
    scene: 'Laterne mit offenem Kabel um Mitternacht',
    at: GERTHE,
    report: { ...LAMP, answers: { cables: 'yes' }, receivedAt: summer('2026-10-15T00:00') },
    expected: { team: 'leitstelle', forwardTo: 'tiefbauamt', rule: 'open_cables_fast', dueAt: summer('2026-10-15T02:00') }
  },
  {
    scene: 'Laterne aus, wo ein dunkler Ort gemeldet wurde (nur gezählt, nie vorgeschlagen)',
    at: GERTHE,
    report: LAMP,
    earlier: [{ id: 'dunkel', category: 'unsafe_place', subKind: 'dark_place', publicKind: 'counts', metersEast: 3 }],
    expected: { team: 'kod-nord', forwardTo: 'tiefbauamt', rule: 'streetlight_to_roads', same: [] }
  },
  {
    scene: 'Feier nachts in Wattenscheid',
    at: WATTENSCHEID,
    report: { ...PARTY, answers: { when: 'night' } },
    expected: { team: 'leitstelle', forwardTo: null, rule: 'night_party_to_control_room' }
  },
  {
    scene: 'Feier am Tag in Wattenscheid',
    at: WATTENSCHEID,
    report: { ...PARTY, answers: { when: 'day' } },
    expected: { team: 'kod-wattenscheid', forwardTo: null, rule: 'default' }
  },
  {
    scene: 'Schaukel kaputt in Dahlhausen',
    at: DAHLHAUSEN,
    report: { category: 'damage', subKind: 'damaged_playground', phrases: ['loose'] },
    expected: { team: 'kod-suedwest', forwardTo: 'gruenflaechen', rule: 'playground_to_green' }
  },
  {
    scene: 'Scheibe im Wartehäuschen zersplittert',
    at: LANGENDREER,
    report: { category: 'damage', subKind: 'damaged_stop', phrases: ['broken_glass'] },
    expected: { team: 'kod-ost', forwardTo: 'bogestra', rule: 'stop_to_bogestra' }
  },
  {
    scene: 'Sofa an einem beschriebenen Ort in Süd',
    at: { described: 'Hinter dem Sportplatz', districtId: 'bochum-sued' },
    report: SOFA,
    earlier: [{ ...SOFA, id: 'sofa' }],
    expected: { team: 'kod-sued', forwardTo: 'usb', rule: 'waste_to_usb', same: [] }
  },
  {
    scene: 'Sofa, Ort unbekannt',
    at: { described: 'Am Waldrand', districtId: null },
    report: SOFA,
    expected: { team: 'leitstelle', forwardTo: 'usb', rule: 'waste_to_usb' }
  }
];

describe('triage in Bochum', () => {
  const city = bochum();

  it.each(SCENES)('$scene', ({ at, report, earlier = [], expected }) => {
    const { route, suggestions } = triage(inputAt(at, report, city), { nearby: earlier.map((one) => earlierAt(at, one)), city, now: NOW });
    expect({
      ...expected,
      team: route.team,
      forwardTo: route.forwardTo,
      rule: route.rule,
      ...(expected.dueAt === undefined ? {} : { dueAt: route.dueAt }),
      ...(expected.same === undefined ? {} : { same: suggestions.map(({ id }) => id) })
    }).toEqual(expected);
  });

  it('every category and sub-kind in every district reaches a team that the city has, with a deadline ahead', () => {
    const teams = new Set(city.teams.map(({ code }) => code));
    for (const { id: districtId } of city.districts) {
      for (const { code: category, subKinds } of city.categories) {
        for (const subKind of [null, ...subKinds.map(({ code }) => code)]) {
          const place = { street: null, houseNumber: null, quarterId: null, districtId };
          const { route } = triage(aTriageInput({ category, subKind, phrases: [], place, receivedAt: NOW }), { nearby: [], city, now: NOW });
          expect(teams.has(route.team)).toBe(true);
          expect(route.dueAt).toBeGreaterThanOrEqual(NOW + HOUR);
        }
      }
    }
  });

  it('gives the same answer twice', () => {
    const context = { nearby: [aCandidate({ ...SOFA, ...HAUPTBAHNHOF })], city, now: NOW };
    const input = inputAt(HAUPTBAHNHOF, SOFA, city);
    expect(triage(input, context)).toEqual(triage(input, context));
  });
});

function bochum(): City {
  const read = readCity('cities/bochum');
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.city;
}

function inputAt(at: Scene['at'], report: Partial<TriageInput>, city: City): TriageInput {
  const fresh = aTriageInput({ receivedAt: NOW, ...report });
  if ('described' in at) {
    const place = { street: null, houseNumber: null, quarterId: null, districtId: at.districtId };
    return { ...fresh, place, location: { kind: 'described', text: at.described, districtId: at.districtId } };
  }
  const located = locate(at, city);
  return {
    ...fresh,
    place: placeAt(at, city),
    borderDistrictIds: located.inside ? located.borderDistrictIds : [],
    location: { kind: 'point', accuracyMeters: 10, source: 'device', ...at }
  };
}

function earlierAt(at: Scene['at'], { metersEast = 0, ...candidate }: Partial<Candidate> & { metersEast?: number }): Candidate {
  const point = 'described' in at ? HAUPTBAHNHOF : offsetMeters(at, metersEast, 0);
  return aCandidate({ receivedAt: NOW - DAY, ...point, ...candidate });
}
