import type { City } from '#lib/domain/city/city.ts';
import type { RouteChange } from '#lib/domain/triage/dry-run.ts';

/** What a replay found. `unknown` are reports whose category the city no longer has. */
export type Replay = { all: number; open: number; unknown: number; changes: RouteChange[] };

const isOpen = ({ report }: RouteChange) => report.state !== 'closed';

/** The changes by the rule that would make them, most first: a heading, one line per report, open ones first, and the counts. */
export function changeLines({ changes }: Replay, city: City): string[] {
  const groups = [...Map.groupBy(changes, ({ after }) => after.rule)].toSorted(([, a], [, b]) => b.length - a.length);
  return groups.flatMap(([code, group]) => {
    const label = city.routing.find((rule) => rule.code === code)?.label.de ?? '';
    const open = group.filter(isOpen);
    const sorted = [...open, ...group.filter((change) => !isOpen(change))];
    return [
      `Regel ${code} „${label}“: ${open.length} offen, ${group.length - open.length} geschlossen`,
      ...sorted.map((change) => changeLine(change, city)),
      ''
    ];
  });
}

/** "routing.json würde 14 offene Meldungen ändern …", and how many reports would change team, organisation and deadline. */
export function summaryLines(file: string, { all, open, unknown, changes }: Replay): string[] {
  const changed = changes.filter(isOpen).length;
  const count = (key: 'team' | 'organisation' | 'deadline') => changes.filter((change) => change[key]).length;
  return [
    `${file} würde ${reports(changed, 'offene')} ändern (von ${open}), dazu ${reports(changes.length - changed, 'geschlossene')} (von ${all - open}).`,
    `Ein anderes Team bekämen ${count('team')}, eine andere Organisation ${count('organisation')}, eine andere Frist ${count('deadline')}.`,
    ...(unknown > 0 ? [`${unknown} Meldungen haben eine Kategorie, die es nicht mehr gibt, und wurden übergangen.`] : []),
    'Dies war eine Probe. Geändert wurde nichts.'
  ];
}

function reports(count: number, which: 'offene' | 'geschlossene'): string {
  return `${count} ${which} ${count === 1 ? 'Meldung' : 'Meldungen'}`;
}

function changeLine(change: RouteChange, city: City): string {
  const { report, before, after } = change;
  const teamName = (code: string) => city.teams.find((team) => team.code === code)?.label.de ?? code;
  const organisation = (code: string | null) => city.organisations.find((each) => each.code === code)?.label.de ?? code ?? 'keine';
  const due = (at: number) => new Intl.DateTimeFormat('de-DE', { timeZone: city.timeZone, dateStyle: 'medium', timeStyle: 'short' }).format(at);
  const parts = [
    change.team ? `Team: ${teamName(before.team)} → ${teamName(after.team)}` : '',
    change.organisation ? `Organisation: ${organisation(before.forwardTo)} → ${organisation(after.forwardTo)}` : '',
    change.deadline ? `Frist: ${due(before.dueAt)} → ${due(after.dueAt)}` : '',
    report.team === before.team ? '' : `zurzeit bei: ${teamName(report.team)}`
  ];
  return `  ${report.reference}  ${isOpen(change) ? 'offen' : 'geschlossen'}  ${parts.filter(Boolean).join('; ')}`;
}
