import type { City } from '#lib/domain/city/city.ts';
import { mayComeBack } from '#lib/domain/report/come-back.ts';
import { reportWords } from '#lib/report-ui/report-words.ts';

/** What the public knows of the report that is said to be back; null once it is too long ago. */
export async function earlierReport(app: App.Locals['app'], city: City, reference: string | null) {
  const page = reference === null ? null : await app.publicMap.report(city.id, reference.toUpperCase());
  const now = app.now();
  if (!page || !mayComeBack(page, now)) return null;
  const { title, place } = reportWords(page, city, now);
  return { reference: page.reference, point: page.point, title, place };
}
