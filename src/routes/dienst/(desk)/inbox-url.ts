import type { Queue } from '#lib/domain/staff/queues.ts';

/** `queue` is null for all that a search finds, or all of a Lage. */
export type InboxState = {
  queue: Queue | null;
  team: string | null;
  category: string | null;
  /** Id of a Lage. */
  situation: string | null;
  /** Of the free text. */
  language: string | null;
  search: string | null;
  sort: 'due' | 'newest';
};

/** The inbox as a URL: the whole state stands in it, so that it can be shared and works without JavaScript. */
export function inboxUrl(state: InboxState, extra: Record<string, string> = {}): string {
  const params = new URLSearchParams();
  if (state.queue !== null && (state.queue !== 'inbox' || state.search || state.situation)) params.set('liste', state.queue);
  params.set('team', state.team ?? '');
  if (state.category) params.set('kategorie', state.category);
  if (state.situation) params.set('lage', state.situation);
  if (state.language) params.set('sprache', state.language);
  if (state.search) params.set('suche', state.search);
  if (state.sort === 'newest') params.set('sortierung', 'neueste');
  for (const [name, value] of Object.entries(extra)) params.set(name, value);
  return `/dienst?${params}`;
}
