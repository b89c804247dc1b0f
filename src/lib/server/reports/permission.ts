import type { Refusal, StaffAction } from '#lib/domain/report/actions.ts';
import type { Report } from '#lib/domain/report/report.ts';
import { may, scopeOf, type PolicyAction } from '#lib/domain/staff/policy.ts';
import type { Staff } from '#lib/domain/staff/staff.ts';
import type { ReportDeps } from './deps.ts';

/** A report as far as this person may know of it; one of another city, or a held one, does not exist for them. */
export async function readable({ store }: Pick<ReportDeps, 'store'>, staff: Staff, reference: string): Promise<Report | null> {
  const report = await store.byReference(reference);
  return report && report.state !== 'held' && may(staff, 'read', report) ? report : null;
}

/** Why this person may not do that here, or null when they may. */
export function whyForbidden(staff: Staff, action: PolicyAction, report: Report): Refusal | null {
  if (may(staff, action, report)) return null;
  return scopeOf(staff, action) === 'team' ? 'other-team' : 'not-allowed';
}

/** The right that an action needs: taking a report oneself, or putting it back, is less than giving it to others. */
export function rightFor(action: StaffAction, staff: Staff, report: Report): PolicyAction {
  if (action.type === 'show') return 'hide';
  if (action.type !== 'assign') return action.type;
  const isOwnMatter =
    action.assignee === staff.id ? report.assignee === null || report.assignee === staff.id : action.assignee === null && report.assignee === staff.id;
  return isOwnMatter ? 'take' : 'assign';
}
