import type { Report } from '../../src/lib/domain/report/report.ts';
import type { Candidate, TriageInput } from '../../src/lib/domain/triage/triage.ts';
import { WEST } from './tiny-city.ts';

/** Wednesday, 14 October 2026, 10 o'clock in Germany. */
export const WEDNESDAY_TEN = Date.UTC(2026, 9, 14, 8);

/** A fresh report of a sofa in the western district of `tinyCity`; a test names only what it is about. */
export function aReport(overrides: Partial<Report> = {}): Report {
  return {
    cityId: 'kleinstadt',
    id: '01934b1e-0000-7000-8000-000000000001',
    reference: 'KL-7K4-M2P',
    cityVersion: 1,
    category: 'waste',
    subKind: 'bulky_waste',
    answers: {},
    phrases: ['sofa'],
    publicKind: 'pin',
    published: true,
    location: { kind: 'point', accuracyMeters: 12, source: 'device', ...WEST },
    place: { street: 'Hauptstraße', houseNumber: null, quarterId: 'altstadt', districtId: 'west' },
    state: 'received',
    outcome: null,
    closing: null,
    mergedInto: null,
    waiting: null,
    forwardedTo: null,
    hiddenAt: null,
    leftSpot: false,
    team: 'kod-west',
    assignee: null,
    proposedOrganisation: 'usb',
    routeRule: 'waste_to_usb',
    routeReasons: [{ code: 'in_district', districtId: 'west', quarterId: 'altstadt' }],
    dueAt: WEDNESDAY_TEN + 5 * 24 * 3_600_000,
    urgency: null,
    returns: 0,
    language: 'de',
    channel: 'web',
    observedAt: WEDNESDAY_TEN,
    receivedAt: WEDNESDAY_TEN,
    updatedAt: WEDNESDAY_TEN,
    closedAt: null,
    photosExpected: 0,
    version: 1,
    ...overrides
  };
}

/** What triage gets to know of `aReport`. */
export function aTriageInput(overrides: Partial<TriageInput> = {}): TriageInput {
  const { id, category, subKind, answers, phrases, location, place, receivedAt } = aReport();
  return { id, category, subKind, answers, phrases, text: null, location, place, receivedAt, ...overrides };
}

/** An earlier report at the same spot, received one day before `aTriageInput`. */
export function aCandidate(overrides: Partial<Candidate> = {}): Candidate {
  const { category, subKind, phrases, place, publicKind, published, state, mergedInto, closedAt } = aReport();
  return {
    id: '01934b1e-0000-7000-8000-000000000000',
    reference: 'KL-2A3-B4C',
    category,
    subKind,
    phrases,
    text: null,
    place,
    publicKind,
    published,
    state,
    mergedInto,
    closedAt,
    receivedAt: WEDNESDAY_TEN - 24 * 3_600_000,
    ...WEST,
    ...overrides
  };
}
