import { describe, expect, it } from 'vitest';
import { may, mergeRight, POLICY, STAFF_ACTIONS, type PolicyAction, type PolicyTarget } from './policy.ts';
import { ROLES, type Role, type Staff } from './staff.ts';

const person = (role: Role, teams: string[] = []): Staff => ({ id: 'anna', name: 'Anna', initials: 'A', cityId: 'tiny', role, teams });
const report = (over: Partial<PolicyTarget> = {}): PolicyTarget => ({ cityId: 'tiny', team: 'west', assignee: null, ...over });

describe('the policy', () => {
  const cells = STAFF_ACTIONS.flatMap((action) => ROLES.map((role) => ({ action, role, scope: POLICY[action][role] })));

  it.each(cells)('$role: $action reaches $scope', ({ action, role, scope }) => {
    expect(may(person(role, ['west']), action, report())).toBe(scope !== 'nobody');
    expect(may(person(role, ['east']), action, report())).toBe(scope === 'city');
    expect(may(person(role, ['west']), action, report({ cityId: 'other' }))).toBe(false);
  });

  it.each<[Role, PolicyAction, boolean]>([
    ['member', 'close', true],
    ['member', 'assign', false],
    ['member', 'take', true],
    ['lead', 'assign', true],
    ['lead', 'manage_people', false],
    ['dispatcher', 'merge', true],
    ['dispatcher', 'manage_people', false],
    ['admin', 'manage_people', true],
    ['auditor', 'read_text', true],
    ['auditor', 'note', false],
    ['auditor', 'release_photo', false]
  ])('lets a %s %s in the own team: %s', (role, action, allowed) => {
    expect(may(person(role, ['west']), action, report())).toBe(allowed);
  });

  it.each<[string, Role, string[], 'merge' | 'ask' | 'nobody']>([
    ['a member of both teams', 'member', ['west', 'east'], 'merge'],
    ['a member of one team', 'member', ['west'], 'ask'],
    ['a member of neither', 'member', ['north'], 'nobody'],
    ['a lead of one team', 'lead', ['east'], 'merge'],
    ['the control room', 'dispatcher', [], 'merge'],
    ['an auditor', 'auditor', [], 'nobody']
  ])('about merging reports of two teams answers %s', (_, role, teams, expected) => {
    expect(mergeRight(person(role, teams), [report(), report({ team: 'east' })])).toBe(expected);
    expect(mergeRight(person(role, teams), [report(), report({ cityId: 'other' })])).toBe('nobody');
  });

  it('lets a member read other districts but neither their texts nor act there', () => {
    const member = person('member', ['east']);
    expect(may(member, 'read', report())).toBe(true);
    expect(may(member, 'read_text', report())).toBe(false);
    expect(may(member, 'close', report())).toBe(false);
  });

  it('lets the assigned person act although the report belongs to another team', () => {
    expect(may(person('member', ['east']), 'close', report({ assignee: 'anna' }))).toBe(true);
  });

  it('denies an action or role that is not in the table', () => {
    const unheardOf: PolicyAction = JSON.parse('"burn"');
    const intern: Role = JSON.parse('"intern"');
    expect(may(person('admin'), unheardOf, report())).toBe(false);
    expect(may(person(intern, ['west']), 'read', report())).toBe(false);
  });
});
