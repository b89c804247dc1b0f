export type SpotsState = { group: string | null; team: string | null; show: 'active' | 'measures'; page: number };

/** The list of places as a URL: the whole state stands in it. */
export function spotsUrl({ group, team, show, page }: SpotsState): string {
  const params = new URLSearchParams({ team: team ?? '' });
  if (group) params.set('gruppe', group);
  if (show === 'measures') params.set('zeige', 'massnahmen');
  if (page > 1) params.set('seite', String(page));
  return `/dienst/orte?${params}`;
}
