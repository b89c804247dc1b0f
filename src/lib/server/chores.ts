import type { BarrierVerbs } from './barriers/verbs.ts';
import { everyDay } from './every-day.ts';
import { removeOrphans, type Orphans } from './photos/remove-orphans.ts';

/** What is tidied up once a day; each by itself, so that one that breaks off stops no other. Answers with a function that ends it all. */
export function startChores({ barriers, ...photos }: Orphans & { barriers: BarrierVerbs }, failed: (code: string) => void): () => void {
  const ends = [
    everyDay(
      () => removeOrphans(photos),
      () => failed('photos.sweep-failed')
    ),
    everyDay(
      () => barriers.forgetOld(),
      () => failed('barriers.forget-failed')
    )
  ];
  return () => {
    for (const end of ends) end();
  };
}
