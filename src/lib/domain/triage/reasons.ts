/** Why a report went to its team, as codes with values; the words are made by the interface. */
export type RouteReason =
  | { code: 'in_district'; districtId: string; quarterId: string | null }
  /** The point lies on a border; the district with the smallest id wins, always. */
  | { code: 'on_border'; districtId: string; otherDistrictIds: string[] }
  | { code: 'no_district' }
  | { code: 'described_place'; districtId: string | null }
  | { code: 'rule'; rule: string }
  | { code: 'forward_to'; organisation: string }
  | { code: 'deadline'; workingHours: number }
  | { code: 'chosen_by_staff' };

/** Why two reports may be the same, as codes with values. */
export type DuplicateReason =
  | { code: 'distance'; meters: number }
  | { code: 'age'; days: number }
  | { code: 'same_sub_kind' }
  | { code: 'same_category' }
  | { code: 'same_group' }
  | { code: 'same_address' }
  | { code: 'shared_phrases'; phrases: string[] }
  | { code: 'similar_text'; share: number }
  | { code: 'recently_closed'; days: number };
