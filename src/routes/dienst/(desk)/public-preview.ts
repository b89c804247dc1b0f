import type { City } from '#lib/domain/city/city.ts';
import type { PublicReportPage } from '#lib/domain/report/public-view.ts';
import type { Instant } from '#lib/domain/time.ts';
import { reportWords } from '#lib/report-ui/report-words.ts';

/** "So sieht es die Öffentlichkeit": made from the same projection as the public page. */
export function publicPreview(page: PublicReportPage, city: City, now: Instant) {
  const answers = page.steps.map(({ answer }) => answer).filter((answer) => answer !== null);
  return { words: reportWords(page, city, now), photos: page.photos.map(({ id, kind }) => ({ id, kind })), answer: answers.at(-1) ?? null };
}
