import type { PlaceHit } from '#lib/domain/city/search.ts';
import { objectWords } from '#lib/i18n/object-words.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

/** A search hit in the words of the interface: what kind of area it is, and which house number is unknown. */
export function inWords(hit: PlaceHit): PlaceHit {
  return { ...hit, label: labelOf(hit), detail: detailOf(hit) };
}

function labelOf({ area, label, object }: PlaceHit): string {
  if (object) return objectWords({ ...object, name: null });
  if (area === 'quarter') return m.quarter_only({ quarter: label });
  return area === 'district' ? m.place_district({ district: label }) : label;
}

function detailOf({ unknownNumber: number, detail }: PlaceHit): string | null {
  if (number === null) return detail;
  return detail === null ? m.place_number_unknown_alone({ number }) : m.place_number_unknown({ number, detail });
}
