/** What a person may do; scope (city, team) comes with each assignment. */
export const ROLES = ['member', 'lead', 'dispatcher', 'admin', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

/** A signed-in person with what they are allowed to be, freshly read for every request. */
export type Staff = {
  id: string;
  name: string;
  initials: string;
  cityId: string;
  role: Role;
  /** Team codes a member or lead works for; empty for the others. */
  teams: readonly string[];
};
