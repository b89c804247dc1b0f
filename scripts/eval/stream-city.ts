import type { Category, City } from '#lib/domain/city/city.ts';
import type { Place, Report } from '#lib/domain/report/report.ts';
import { isDuplicateProfile } from '#lib/domain/triage/duplicate-weights.ts';
import type { TriageInput } from '#lib/domain/triage/triage.ts';
import { streamReport } from '../stream-report.ts';
import type { StreamReport } from './stream.ts';

const CITY = 'stream';

/**
 * A city made of a stream: each of its groups is a category and each of its types a sub-kind, which is how "lamp is
 * out" and "lamp flickers" relate in a city of ours. A group that no profile is named after has the habits of `other`.
 */
export function cityOf(stream: readonly StreamReport[], like: City): City {
  const groups = [...new Set(stream.map(({ group }) => group))];
  return { ...like, id: CITY, timeZone: 'UTC', categories: groups.map((group) => categoryOf(group, stream, like)) };
}

function categoryOf(group: string, stream: readonly StreamReport[], like: City): Category {
  const [example] = like.categories;
  if (!example) throw new Error(`${like.id} has no category`);
  const types = new Set(stream.filter((each) => each.group === group).map(({ type }) => type));
  return {
    ...example,
    code: group,
    group,
    visibility: 'pin',
    duplicateProfile: isDuplicateProfile(group) ? group : 'other',
    subKinds: [...types].map((type) => ({ code: type, label: { de: type }, synonyms: { de: [] } })),
    phrases: []
  };
}

/** What triage gets to know of a report of the stream. It has neither texts nor Bausteine. */
export function inputOf({ id, type, group, address, area, lat, lon, created }: StreamReport): TriageInput {
  const location = { kind: 'point', accuracyMeters: null, source: 'search', lat, lon } as const;
  return { id, category: group, subKind: type, answers: {}, phrases: [], text: null, location, place: placeOf(address, area), receivedAt: created };
}

/** The report as a city of ours would have stored it on receipt. */
export function reportOf(stream: StreamReport): Report {
  const { id, category, subKind, location, place, receivedAt } = inputOf(stream);
  return streamReport({ cityId: CITY, id, category, subKind, location, place, receivedAt, language: 'en' });
}

/** "39 Lorraine St Roslindale MA 02131": the number in front, then the street with its part of the town. */
function placeOf(address: string, area: string): Place {
  const street = address.replace(/\s+MA(\s+\d{5})?\s*$/, '').trim();
  const numbered = /^(\d+[A-Z]?(?:-\d+[A-Z]?)?)\s+(.+)$/i.exec(street);
  return { street: (numbered?.[2] ?? street) || null, houseNumber: numbered?.[1] ?? null, quarterId: area.trim() || null, districtId: null };
}
