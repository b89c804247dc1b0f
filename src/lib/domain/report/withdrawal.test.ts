import { describe, expect, it } from 'vitest';
import { aReport, WEDNESDAY_TEN } from '../../../../tests/support/builders.ts';
import { HOUR } from '../time.ts';
import type { Report } from './report.ts';
import { planWithdrawal } from './withdrawal.ts';

const NOW = WEDNESDAY_TEN + HOUR;
const child = (id: string, over: Partial<Report> = {}) => aReport({ id, mergedInto: 'main', ...over });

function after(report: Report, children: Report[] = []): Report[] {
  const plan = planWithdrawal(report, children, NOW);
  if (!plan.ok) throw new Error(`refused: ${plan.reason}`);
  return plan.parts.map(({ report: before, patch }) => ({ ...before, ...patch }));
}

describe('withdrawing', () => {
  it('closes the report and takes it out of the public view', () => {
    expect(after(aReport())[0]).toMatchObject({ state: 'closed', outcome: 'withdrawn', closedAt: NOW, published: false });
  });

  it('is refused once the report is closed', () => {
    expect(planWithdrawal(aReport({ state: 'closed', outcome: 'fixed' }), [], NOW)).toEqual({ ok: false, reason: 'already-closed' });
  });

  it('hands the work to the earliest report that joined', () => {
    const main = aReport({ id: 'main', state: 'in_progress', team: 'leitstelle', assignee: 'anna' });
    const [withdrawn, heir, other] = after(
      main,
      [child('late', { receivedAt: WEDNESDAY_TEN + 2 }), child('early', { receivedAt: WEDNESDAY_TEN + 1 })].toReversed()
    );
    expect(withdrawn).toMatchObject({ id: 'main', outcome: 'withdrawn', mergedInto: 'early' });
    expect(heir).toMatchObject({ id: 'early', mergedInto: null, state: 'in_progress', team: 'leitstelle', assignee: 'anna', published: true });
    expect(other).toMatchObject({ id: 'late', mergedInto: 'early' });
  });

  it('does not publish the heir of a report that was not public', () => {
    const [, heir] = after(aReport({ id: 'main', published: false }), [child('early')]);
    expect(heir?.published).toBe(false);
  });

  it('keeps the heir hidden when staff had hidden the report', () => {
    const [, heir] = after(aReport({ id: 'main', hiddenAt: WEDNESDAY_TEN }), [child('early')]);
    expect(heir?.hiddenAt).toBe(WEDNESDAY_TEN);
    expect(after(aReport({ id: 'main' }), [child('early')])[1]?.hiddenAt).toBeNull();
  });

  it('does not publish an heir that waits for staff, until they took the family on', () => {
    const waits = child('early', { published: false });
    expect(after(aReport({ id: 'main' }), [waits])[1]?.published).toBe(false);
    expect(after(aReport({ id: 'main', state: 'in_progress' }), [waits])[1]?.published).toBe(true);
  });

  it('keeps the heir urgent, with the earlier of both deadlines', () => {
    const reasons = [{ code: 'urgent', rule: 'sharp_waste', hours: 4 } as const];
    const urgent = child('early', { urgency: 'sharp_waste', dueAt: NOW + 4 * HOUR, routeReasons: reasons });
    const [, heir] = after(aReport({ id: 'main', dueAt: NOW + 40 * HOUR }), [urgent]);
    expect(heir).toMatchObject({ urgency: 'sharp_waste', dueAt: NOW + 4 * HOUR });
    expect(heir?.routeReasons).toContainEqual(reasons[0]);
  });

  it('leaves the main report alone when a report that joined is withdrawn', () => {
    expect(after(child('early'))).toEqual([expect.objectContaining({ id: 'early', outcome: 'withdrawn', mergedInto: 'main' })]);
  });

  it('passes over reports that were withdrawn before', () => {
    const gone = child('gone', { state: 'closed', outcome: 'withdrawn', receivedAt: 1 });
    expect(after(aReport({ id: 'main' }), [gone, child('stays')]).map(({ id, mergedInto }) => [id, mergedInto])).toEqual([
      ['main', 'stays'],
      ['stays', null],
      ['gone', 'stays']
    ]);
  });
});
