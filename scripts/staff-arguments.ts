import { parseArgs } from 'node:util';
import type { City } from '#lib/domain/city/city.ts';
import { ROLES, type Role } from '#lib/domain/staff/staff.ts';

export type StaffOrder =
  | { kind: 'create'; cityId: string; login: string; name: string; role: Role; teams: string[] }
  | { kind: 'change'; login: string; role: Role | null; teams: string[] | null; password: boolean };

export type ReadOrder = { ok: true; order: StaffOrder } | { ok: false; problem: string };

type Given = Partial<Record<'city' | 'login' | 'name' | 'role' | 'teams' | 'change', string>> & { password?: boolean };

export const USAGE = `Create an account; the password is asked for, or read from standard input:
  npm run staff:create -- --city bochum --login m.kowalski --name "M. Kowalski" --role lead --teams kod-mitte
Change one, which signs the person out everywhere:
  npm run staff:create -- --change m.kowalski [--role member] [--teams kod-mitte,kod-ost] [--password]`;

/** What the command line asks for, checked against the roles and the cities' teams. A password is never an argument. */
export function readOrder(args: string[], cities: readonly City[]): ReadOrder {
  const given = readGiven(args);
  if (typeof given === 'string') return refuse(given);
  const role = ROLES.find((known) => known === given.role) ?? null;
  if (given.role !== undefined && role === null) return refuse(`--role: expected one of ${ROLES.join(', ')}.`);
  const teams =
    given.teams
      ?.split(',')
      .map((team) => team.trim())
      .filter(Boolean) ?? null;
  const eligible = cities.filter(({ id }) => given.city === undefined || given.city === id).flatMap((city) => city.teams);
  const unknown = teams?.find((team) => !eligible.some(({ code }) => code === team));
  if (unknown !== undefined) return refuse(`--teams: there is no team "${unknown}".`);
  if (given.change !== undefined) return { ok: true, order: { kind: 'change', login: given.change, role, teams, password: given.password ?? false } };
  return readNew({ given, role, teams: teams ?? [], cities });
}

function readNew({ given, role, teams, cities }: { given: Given; role: Role | null; teams: string[]; cities: readonly City[] }): ReadOrder {
  const city = cities.find(({ id }) => id === given.city);
  if (!city) return refuse(`--city: expected one of ${cities.map(({ id }) => id).join(', ')}.`);
  if (!given.login || !given.name || role === null) return refuse('--login, --name and --role are needed.');
  const needsTeam = role === 'member' || role === 'lead';
  if (needsTeam && teams.length === 0) return refuse(`--teams: a ${role} works for at least one of ${city.teams.map(({ code }) => code).join(', ')}.`);
  return { ok: true, order: { kind: 'create', cityId: city.id, login: given.login, name: given.name, role, teams } };
}

/** The options, or what is wrong with them. */
function readGiven(args: string[]): Given | string {
  const word = { type: 'string' } as const;
  try {
    return parseArgs({ args, options: { city: word, login: word, name: word, role: word, teams: word, change: word, password: { type: 'boolean' } } }).values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function refuse(problem: string): ReadOrder {
  return { ok: false, problem };
}
