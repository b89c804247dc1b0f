import type { City } from '#lib/domain/city/city.ts';
import { DAY, HOUR, MINUTE, type Instant } from '#lib/domain/time.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { labelOf, placeWords, stateWord, urgencyWord } from '#lib/report-ui/words.ts';

/** A row as the desk's read model hands it out. */
type InboxRow = Awaited<ReturnType<App.Locals['app']['desk']['inbox']>>['rows'][number];
import { dueWords } from './due.ts';
import { recurrenceWords } from './spot-words.ts';

type Recurrences = Awaited<ReturnType<App.Locals['app']['spots']['recurrences']>>;

/** One row of the inbox in words. */
export function rowWords(row: InboxRow, city: City, { now, recurrences }: { now: Instant; recurrences: Recurrences }) {
  const category = city.categories.find(({ code }) => code === row.category);
  return {
    reference: row.reference,
    icon: category?.icon ?? 'other',
    category: row.subKind ? labelOf(category?.subKinds ?? [], row.subKind) : labelOf(city.categories, row.category),
    place: row.described ? m.place_described() : placeWords(row, city),
    due: dueWords(row, now),
    urgent: row.urgency === null || row.state === 'closed' ? null : urgencyWord(city, row.urgency),
    returned: returnedWords(row.returns),
    state: row.state,
    outcome: row.outcome,
    stateWord: stateWord(row.state, row.outcome),
    unread: row.state === 'received' || (row.state === 'still_there' && row.assignee === null) || row.calledDone,
    age: ageWords(now - row.receivedAt),
    alsoSeen: row.alsoSeen,
    photos: row.photos,
    likelyDuplicate: row.likelyDuplicate,
    calledDone: row.calledDone,
    recurrence: recurrenceWords(recurrences.get(row.reference), now),
    assignee: row.assignee,
    counts: row.publicKind === 'counts'
  };
}

/** How often it came back, null for never. */
export function returnedWords(returns: number): string | null {
  if (returns === 0) return null;
  return returns === 1 ? m.mark_returned_once() : m.mark_returned_many({ count: returns });
}

function ageWords(age: number): string {
  if (age < HOUR) return m.age_minutes({ count: Math.max(1, Math.floor(age / MINUTE)) });
  if (age < DAY) return m.age_hours({ count: Math.floor(age / HOUR) });
  return m.age_days({ count: Math.floor(age / DAY) });
}
