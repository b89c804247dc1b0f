import type { Report } from '#lib/domain/report/report.ts';

type Told = Pick<Report, 'cityId' | 'id' | 'category' | 'subKind' | 'location' | 'place' | 'receivedAt' | 'language'>;

/** A report of somebody else's stream as a city of ours would have stored it on receipt; a stream tells no more of it than this. */
export function streamReport(told: Told): Report {
  const { id, receivedAt } = told;
  return { ...RECEIVED, ...told, reference: id, dueAt: receivedAt, observedAt: receivedAt, updatedAt: receivedAt };
}

const RECEIVED = {
  cityVersion: 1,
  answers: {},
  phrases: [],
  publicKind: 'pin',
  published: true,
  state: 'received',
  outcome: null,
  closing: null,
  mergedInto: null,
  waiting: null,
  forwardedTo: null,
  hiddenAt: null,
  leftSpot: false,
  team: 'team',
  assignee: null,
  proposedOrganisation: null,
  routeRule: 'default',
  routeReasons: [],
  urgency: null,
  returns: 0,
  channel: 'web',
  closedAt: null,
  photosExpected: 0,
  version: 1
} as const;
