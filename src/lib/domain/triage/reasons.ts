import type { ObjectKind } from '../city/known-object.ts';
import type { LocalMoment } from '../city/local-moment.ts';

/** Why a report went to its team, as codes with values; the words are made by the interface. */
export type RouteReason =
  | { code: 'in_district'; districtId: string; quarterId: string | null }
  /** The point lies on a border; the district with the smallest id wins, always. */
  | { code: 'on_border'; districtId: string; otherDistrictIds: string[] }
  | { code: 'no_district' }
  | { code: 'described_place'; districtId: string | null }
  | { code: 'rule'; rule: string }
  /** A special area that the rule names; its border belongs to it. */
  | { code: 'in_area'; areaId: string; onBorder: boolean }
  /** When it was received, on the clock and the calendar of the city, for a rule about days or hours. */
  | ({ code: 'at_time' } & LocalMoment)
  | { code: 'known_object'; kind: ObjectKind; objectId: string }
  | { code: 'forward_to'; organisation: string }
  | { code: 'deadline'; workingHours: number }
  /** By the clock, day and night; `joined` is the reference of the report that says so, if it is another one. */
  | { code: 'urgent'; rule: string; hours: number; joined?: string }
  /** Staff said that it can wait, although it was urgent. */
  | { code: 'calmed'; reason: string }
  | { code: 'returned'; team: string; reason: string }
  | { code: 'unclaimed'; team: string; workingHours: number }
  | { code: 'chosen_by_staff'; reason: string };

/** Why two reports may be the same, as codes with values. */
export type DuplicateReason =
  | { code: 'distance'; meters: number }
  | { code: 'age'; days: number }
  | { code: 'same_sub_kind' }
  | { code: 'same_category' }
  | { code: 'same_group' }
  | { code: 'same_address' }
  | { code: 'same_street' }
  | { code: 'shared_phrases'; phrases: string[] }
  | { code: 'similar_text'; share: number }
  | { code: 'same_picture' }
  | { code: 'recently_closed'; days: number }
  /** Its reporter said that the other one is back. */
  | { code: 'said_by_reporter' };
