import type { City } from '#lib/domain/city/city.ts';
import { mayComeBack } from '#lib/domain/report/come-back.ts';
import type { PublicReportPage } from '#lib/domain/report/public-view.ts';
import type { Instant } from '#lib/domain/time.ts';
import { reportWords, responsibleOf, stepInWords, teamOf } from '#lib/report-ui/report-words.ts';
import { cityWord } from '#lib/i18n/city-word.ts';
import { miniMapOf } from '#lib/server/http/base-map.ts';

const MAP = { width: 400, height: 160 };

/** The status page in words: the public part, which the reporter and everyone else read alike. */
export function statusView(page: PublicReportPage, city: City, now: Instant) {
  const team = teamOf(city, page.team);
  return {
    words: reportWords(page, city, now),
    steps: page.steps.map((step) => stepInWords(step, city, now)),
    team: team && { code: team.code, word: cityWord(team.label), contact: team.contact, hours: team.hours, districtId: team.districtId },
    photos: page.photos.map(({ id, kind, takenAt, width, height }) => ({ id, kind, takenAt, width, height })),
    again: mayComeBack(page, now) ? { reference: page.reference, category: page.category, subKind: page.subKind } : null,
    responsible: responsibleOf(page, city),
    category: page.category,
    map: page.point && miniMapOf(city, page.point, MAP)
  };
}
