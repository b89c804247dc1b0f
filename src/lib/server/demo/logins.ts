import type { Role } from '#lib/domain/staff/staff.ts';

/** People of the demo desk. The password is public on purpose, so these accounts are refused on a live installation. */
export type DemoLogin = { id: string; login: string; name: string; role: Role; teams: string[]; about: string };

export const DEMO_PASSWORD = 'revier-demo-2026';

export const DEMO_LOGINS: readonly DemoLogin[] = [
  { id: 'demo-mitte', login: 'mitte', name: 'Aylin Kaya', role: 'member', teams: ['kod-mitte'], about: 'Bezirksteam Mitte' },
  { id: 'demo-mitte-2', login: 'mitte2', name: 'Mark Brandt', role: 'member', teams: ['kod-mitte'], about: 'Bezirksteam Mitte' },
  { id: 'demo-leitung-mitte', login: 'leitung', name: 'Jana Wolff', role: 'lead', teams: ['kod-mitte'], about: 'Leitung Bezirksteam Mitte' },
  { id: 'demo-wattenscheid', login: 'wattenscheid', name: 'Deniz Arslan', role: 'member', teams: ['kod-wattenscheid'], about: 'Bezirksteam Wattenscheid' },
  { id: 'demo-nord', login: 'nord', name: 'Petra Nowak', role: 'member', teams: ['kod-nord'], about: 'Bezirksteam Nord' },
  { id: 'demo-ost', login: 'ost', name: 'Ole Hansen', role: 'member', teams: ['kod-ost'], about: 'Bezirksteam Ost' },
  { id: 'demo-sued', login: 'sued', name: 'Mina Yilmaz', role: 'member', teams: ['kod-sued'], about: 'Bezirksteam Süd' },
  { id: 'demo-suedwest', login: 'suedwest', name: 'Tom Berger', role: 'member', teams: ['kod-suedwest'], about: 'Bezirksteam Südwest' },
  { id: 'demo-quartier', login: 'quartier', name: 'Sabine Roth', role: 'member', teams: ['quartiershausmeister'], about: 'Quartiershausmeister' },
  { id: 'demo-leitstelle', login: 'leitstelle', name: 'Karim Haddad', role: 'dispatcher', teams: ['leitstelle'], about: 'Leitstelle der Citywache' },
  { id: 'demo-verwaltung', login: 'verwaltung', name: 'Ines Falk', role: 'admin', teams: [], about: 'Verwaltung' },
  { id: 'demo-revision', login: 'revision', name: 'Uwe Lindner', role: 'auditor', teams: [], about: 'Revision, nur lesen' }
];
