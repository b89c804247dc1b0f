import type { Role, Staff } from './staff.ts';

/** Everything a right exists for. A route that does something not listed here cannot be allowed to anybody. */
export const STAFF_ACTIONS = [
  'enter',
  'read',
  'read_text',
  'read_photo',
  'accept',
  'take',
  'assign',
  'recategorise',
  'wait',
  'forward',
  'close',
  'reopen',
  'note',
  'answer',
  'return',
  'assign_team',
  'dismiss_organisation',
  'set_urgency',
  'leave_spot',
  'hide',
  'merge',
  'merge_across',
  'undo',
  'add_proof',
  'release_photo',
  'withhold_photo',
  'plan_measure',
  'manage_situations',
  'link_situation',
  'release_held',
  'read_rules',
  'read_barriers',
  'freeze_numbers',
  'manage_deliveries',
  'manage_people',
  'manage_keys'
] as const;
export type PolicyAction = (typeof STAFF_ACTIONS)[number];

/** How far a right reaches: reports of the person's own teams (or assigned to them), or the whole city. */
export type Scope = 'nobody' | 'team' | 'city';

/** What a right is asked for; actions without a report (`enter`, `manage_people`) name only the city. */
export type PolicyTarget = { cityId: string; team: string | null; assignee: string | null };

const EVERYBODY = { member: 'city', lead: 'city', dispatcher: 'city', admin: 'city', auditor: 'city' } as const;
const TEXT = { member: 'team', lead: 'team', dispatcher: 'city', admin: 'city', auditor: 'city' } as const;
const WORK = { member: 'team', lead: 'team', dispatcher: 'city', admin: 'city', auditor: 'nobody' } as const;
const LEADING = { member: 'nobody', lead: 'team', dispatcher: 'city', admin: 'city', auditor: 'nobody' } as const;
/** Over all teams: the control room and the administration. */
const COORDINATION = { member: 'nobody', lead: 'nobody', dispatcher: 'city', admin: 'city', auditor: 'nobody' } as const;
const STEERING = { member: 'nobody', lead: 'city', dispatcher: 'city', admin: 'city', auditor: 'nobody' } as const;
/** What concerns the whole service and no report. */
const CITY_LEADING = { member: 'nobody', lead: 'city', dispatcher: 'nobody', admin: 'city', auditor: 'nobody' } as const;
const ADMIN = { member: 'nobody', lead: 'nobody', dispatcher: 'nobody', admin: 'city', auditor: 'nobody' } as const;

/** The whole policy as a table; the matrix test of every staff route is generated from it. */
export const POLICY: Readonly<Record<PolicyAction, Readonly<Record<Role, Scope>>>> = {
  enter: EVERYBODY,
  read: EVERYBODY,
  read_text: TEXT,
  read_photo: TEXT,
  accept: WORK,
  take: WORK,
  assign: LEADING,
  recategorise: WORK,
  wait: WORK,
  forward: WORK,
  close: WORK,
  reopen: WORK,
  note: WORK,
  answer: WORK,
  return: WORK,
  assign_team: COORDINATION,
  dismiss_organisation: WORK,
  set_urgency: WORK,
  leave_spot: WORK,
  hide: WORK,
  merge: WORK,
  merge_across: LEADING,
  undo: WORK,
  add_proof: WORK,
  release_photo: WORK,
  withhold_photo: WORK,
  plan_measure: LEADING,
  manage_situations: COORDINATION,
  link_situation: WORK,
  release_held: COORDINATION,
  read_rules: STEERING,
  read_barriers: CITY_LEADING,
  freeze_numbers: STEERING,
  manage_deliveries: COORDINATION,
  manage_people: ADMIN,
  manage_keys: ADMIN
};

/** The one question about rights: may this person do this to that? Denies whatever the table does not allow. */
export function may(staff: Staff, action: PolicyAction, target: PolicyTarget): boolean {
  if (staff.cityId !== target.cityId) return false;
  const scope = scopeOf(staff, action);
  if (scope === 'city') return true;
  return scope === 'team' && isOwn(staff, target);
}

/**
 * What this person may do about merging (or separating) these reports: whoever works for all of them merges, and so does
 * whoever leads the team of one; whoever only works for one of two teams asks a lead.
 */
export function mergeRight(staff: Staff, reports: readonly PolicyTarget[]): 'merge' | 'ask' | 'nobody' {
  const isEveryone = reports.every((report) => may(staff, 'read', report));
  if (!isEveryone) return 'nobody';
  if (reports.every((report) => may(staff, 'merge', report)) || reports.some((report) => may(staff, 'merge_across', report))) return 'merge';
  return reports.some((report) => may(staff, 'merge', report)) ? 'ask' : 'nobody';
}

/** How far the right reaches for this person; unknown roles or actions reach nobody. */
export function scopeOf(staff: Pick<Staff, 'role'>, action: PolicyAction): Scope {
  const rows: Readonly<Partial<Record<string, Readonly<Partial<Record<string, Scope>>>>>> = POLICY;
  return rows[action]?.[staff.role] ?? 'nobody';
}

function isOwn(staff: Staff, target: PolicyTarget): boolean {
  if (target.assignee !== null && target.assignee === staff.id) return true;
  return target.team !== null && staff.teams.includes(target.team);
}
