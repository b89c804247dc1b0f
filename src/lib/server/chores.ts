import type { BarrierVerbs } from './barriers/verbs.ts';
import { everyDay } from './every-day.ts';
import type { ReportVerbs } from './reports/verbs.ts';
import { removeOrphans, type Orphans } from './photos/remove-orphans.ts';

/** What is tidied up once a day; each by itself, so that one that breaks off stops no other. Answers with a function that ends it all. */
export function startChores(
  { barriers, reports, ...photos }: Orphans & { barriers: BarrierVerbs; reports: Pick<ReportVerbs, 'forgetHeld'> },
  failed: (code: string) => void
): () => void {
  const ends = [
    everyDay(
      () => removeOrphans(photos),
      () => failed('photos.sweep-failed')
    ),
    everyDay(
      () => barriers.forgetOld(),
      () => failed('barriers.forget-failed')
    ),
    everyDay(
      () => reports.forgetHeld(),
      () => failed('reports.forget-held-failed')
    )
  ];
  return () => {
    for (const end of ends) end();
  };
}
