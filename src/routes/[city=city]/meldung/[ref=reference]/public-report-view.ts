import type { City } from '#lib/domain/city/city.ts';
import { mayComeBack } from '#lib/domain/report/come-back.ts';
import type { PublicReportPage } from '#lib/domain/report/public-view.ts';
import type { Instant } from '#lib/domain/time.ts';
import { dateYearWords } from '#lib/report-ui/dates.ts';
import { reportWords, responsibleOf, stepInWords, teamOf } from '#lib/report-ui/report-words.ts';
import { cityWord } from '#lib/i18n/city-word.ts';
import { labelOf } from '#lib/report-ui/words.ts';
import { miniMapOf } from '#lib/server/http/base-map.ts';

const MAP = { width: 372, height: 250 };

/** The public page of a report in words, made of nothing but its public view. */
export function publicReportView(page: PublicReportPage, city: City, now: Instant) {
  const team = teamOf(city, page.team);
  const answered = page.steps.findLast(({ answer }) => answer !== null);
  const district = city.districts.find(({ id }) => id === page.districtId);
  const quarter = city.quarters.find(({ id }) => id === page.quarterId);
  return {
    words: reportWords(page, city, now),
    street: page.street,
    district: district ? { id: district.id, word: district.fullName } : null,
    quarter: quarter ? { id: quarter.id, word: quarter.name } : null,
    again: mayComeBack(page, now) ? { reference: page.reference, category: page.category, subKind: page.subKind } : null,
    responsible: responsibleOf(page, city),
    isOpen: page.state !== 'closed',
    steps: page.steps.map((step) => ({ ...stepInWords(step, city, now), answer: null })),
    answer: answered?.answer ? { text: answered.answer, by: labelOf(city.teams, answered.team ?? page.team), date: dateYearWords(answered.at) } : null,
    photos: page.photos.map(({ id, kind, width, height, takenAt }) => ({
      id,
      kind,
      width,
      height,
      src: `/${city.id}/foto/${id}/large`,
      date: dateYearWords(takenAt)
    })),
    team: team && { word: cityWord(team.label), contact: team.contact, hours: team.hours, districtId: team.districtId },
    map: page.point && miniMapOf(city, page.point, MAP),
    mergedReferences: page.mergedReferences,
    nearby: page.nearby.map((report) => ({ ...reportWords(report, city, now), photo: report.photos.at(-1)?.id ?? null }))
  };
}
