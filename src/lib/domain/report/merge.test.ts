import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aReport, WEDNESDAY_TEN } from '../../../../tests/support/builders.ts';
import type { ReportEvent } from './events.ts';
import { planMerge, planUndo, type Plan } from './merge.ts';
import type { Report } from './report.ts';

const IDS = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
const named = (id: string, over: Partial<Report> = {}) => aReport({ id, reference: `KL-AAA-AA${id.toUpperCase()}`, ...over });

/** A store in memory, just enough to apply plans one after the other. */
class Desk {
  reports: Map<string, Report>;
  changes: ReportEvent[][] = [];
  undone: ReportEvent[] = [];
  constructor(reports: Report[]) {
    this.reports = new Map(reports.map((report) => [report.id, report]));
  }
  get(id: string): Report {
    const report = this.reports.get(id);
    if (!report) throw new Error(`no report ${id}`);
    return report;
  }
  merge(from: string, into: string): Plan {
    const target = this.get(into);
    const children = [...this.reports.values()].filter(({ mergedInto }) => mergedInto === from);
    return this.apply(planMerge({ from: this.get(from), into: target, main: target.mergedInto === null ? null : this.get(target.mergedInto), children }));
  }
  undo(change: ReportEvent[]): Plan {
    const plan = planUndo({ events: change, reports: [...this.reports.values()], histories: this.histories() });
    if (!plan.ok) return plan;
    for (const { report, patch, event } of plan.parts) {
      this.undone.push(eventOf(report, { ...event, after: patch, changeId: change[0]?.changeId ?? '', seq: this.changes.length + this.undone.length + 2 }));
      this.reports.set(report.id, { ...this.get(report.id), ...patch });
    }
    return plan;
  }
  histories(): Map<string, ReportEvent[]> {
    return Map.groupBy([...this.changes.flat(), ...this.undone], ({ reportId }) => reportId);
  }
  /** Where every report belongs to. */
  links() {
    return Object.fromEntries([...this.reports.values()].map(({ id, mergedInto }) => [id, mergedInto]));
  }
  private apply(plan: Plan): Plan {
    if (!plan.ok) return plan;
    const changeId = String(this.changes.length);
    const events = plan.parts.map(({ report, patch, event }) => eventOf(report, { ...event, after: patch, changeId, seq: this.changes.length + 2 }));
    for (const { report, patch } of plan.parts) this.reports.set(report.id, { ...this.get(report.id), ...patch });
    this.changes.push(events);
    return plan;
  }
}

function eventOf(report: Report, over: Partial<ReportEvent>): ReportEvent {
  const before = Object.fromEntries(Object.entries(report).filter(([field]) => Object.hasOwn(over.after ?? {}, field)));
  const fixed = {
    id: 'event',
    cityId: report.cityId,
    reportId: report.id,
    seq: 2,
    changeId: '0',
    type: 'merged',
    at: WEDNESDAY_TEN,
    actor: { kind: 'staff', id: 'anna' }
  } as const;
  return { ...fixed, public: true, before, after: {}, data: {}, textId: null, ...over };
}

const pairs = fc.array(fc.tuple(fc.constantFrom(...IDS), fc.constantFrom(...IDS)), { maxLength: 12 });

describe('merging', () => {
  it('leads every report to one main report in one step, whatever is merged in whatever order', () => {
    fc.assert(
      fc.property(pairs, (merges) => {
        const desk = new Desk(IDS.map((id) => named(id)));
        for (const [from, into] of merges) desk.merge(from, into);
        for (const main of Object.values(desk.links())) if (main !== null) expect(desk.get(main).mergedInto).toBeNull();
      })
    );
  });

  it('taken back in reverse order restores every earlier family exactly', () => {
    fc.assert(
      fc.property(pairs, (merges) => {
        const desk = new Desk(IDS.map((id) => named(id)));
        const snapshots = merges.flatMap(([from, into]) => {
          const before = [...desk.reports.entries()];
          return desk.merge(from, into).ok ? [before] : [];
        });
        for (const change of desk.changes.toReversed()) {
          expect(desk.undo(change).ok).toBe(true);
          expect([...desk.reports.entries()]).toEqual(snapshots.pop());
        }
      })
    );
  });

  it('taken back in any order either restores or refuses, and never leaves a chain', () => {
    fc.assert(
      fc.property(pairs, fc.infiniteStream(fc.nat()), (merges, choices) => {
        const desk = new Desk(IDS.map((id) => named(id)));
        for (const [from, into] of merges) desk.merge(from, into);
        const open = [...desk.changes];
        while (open.length > 0) {
          const [change] = open.splice((choices.next().value ?? 0) % open.length, 1);
          const plan = desk.undo(change ?? []);
          if (!plan.ok) expect(plan.reason).toBe('changed-since');
          for (const main of Object.values(desk.links())) if (main !== null) expect(desk.get(main).mergedInto).toBeNull();
        }
      })
    );
  });

  it('moves what was merged into the smaller one along, and names the main one', () => {
    const desk = new Desk(['a', 'b', 'c'].map((id) => named(id)));
    desk.merge('a', 'b');
    desk.merge('b', 'c');
    expect(desk.links()).toEqual({ a: 'c', b: 'c', c: null });
    expect(desk.merge('c', 'a')).toEqual({ ok: false, reason: 'same-report' });
  });

  it.each<[string, Partial<Report>, Partial<Report>, string]>([
    ['another city', {}, { cityId: 'hamm' }, 'other-city'],
    ['itself', { id: 'x' }, { id: 'x' }, 'same-report'],
    ['a counted report into a pin', { publicKind: 'counts' }, {}, 'different-kind'],
    ['a pin into a counted report', {}, { publicKind: 'counts' }, 'different-kind'],
    ['a report that follows another already', { mergedInto: 'y' }, {}, 'merged'],
    ['into a closed report', {}, { state: 'closed' }, 'already-closed'],
    ['a closed report', { state: 'closed' }, {}, 'already-closed']
  ])('is refused: %s', (_, from, into, reason) => {
    expect(planMerge({ from: named('a', from), into: named('b', into), main: null, children: [] })).toEqual({ ok: false, reason });
  });

  it('of a hidden report into a public one hides whoever followed it, and taking that back restores them', () => {
    const desk = new Desk([named('a', { hiddenAt: WEDNESDAY_TEN }), named('b', { mergedInto: 'a' }), named('c')]);
    const before = [...desk.reports.values()];
    expect(desk.merge('a', 'c').ok).toBe(true);
    expect(desk.get('b')).toMatchObject({ mergedInto: 'c', hiddenAt: WEDNESDAY_TEN });
    expect(desk.undo(desk.changes[0] ?? []).ok).toBe(true);
    expect([...desk.reports.values()]).toEqual(before);
  });

  it('makes two merges against each other collide: both touch both reports', () => {
    const plan = planMerge({ from: named('a'), into: named('b'), main: null, children: [] });
    expect(plan.ok && plan.parts.map(({ report }) => report.id)).toEqual(['a', 'b']);
  });
});

const undo = (events: ReportEvent[], reports: Report[]) => planUndo({ events, reports, histories: new Map() });

describe('taking back', () => {
  const closedPatch = {
    state: 'closed',
    outcome: 'fixed',
    closing: { finding: 'removed_on_site', organisation: null, rule: null },
    closedAt: WEDNESDAY_TEN
  } as const;
  const open = named('a');
  const change = [eventOf(open, { type: 'closed', after: closedPatch })];

  it('restores every field the change touched', () => {
    const closed = { ...open, ...closedPatch, closing: { ...closedPatch.closing }, version: 2 };
    const plan = undo(change, [closed]);
    expect(plan.ok && { ...closed, ...plan.parts[0]?.patch }).toEqual({ ...open, version: 2 });
    expect(plan.ok && plan.parts[0]?.event).toEqual({ type: 'undone', public: false, data: {} });
  });

  it('is refused once something changed on top of it', () => {
    expect(undo(change, [{ ...open, ...closedPatch, closing: { finding: 'other', organisation: null, rule: null } }])).toEqual({
      ok: false,
      reason: 'changed-since'
    });
    expect(undo(change, [])).toEqual({ ok: false, reason: 'changed-since' });
  });

  it.each<[string, ReportEvent[]]>([
    ['nothing', []],
    ['a note', [eventOf(open, { type: 'noted' })]],
    ['receipt', [eventOf(open, { type: 'received' })]],
    ['something taken back already', [...change, eventOf(open, { type: 'undone', after: { state: 'received' } })]],
    ['a withdrawal', [eventOf(open, { type: 'withdrawn', after: closedPatch })]]
  ])('is refused for %s', (_, events) => {
    expect(undo(events, [open])).toEqual({ ok: false, reason: 'nothing-to-undo' });
  });

  it('separates a report that was born merged', () => {
    const born = named('a', { mergedInto: 'b' });
    const events = [eventOf(born, { type: 'received' }), eventOf(born, { type: 'merged', data: { into: 'b', reference: 'KL-AAA-AAB' } })];
    const plan = undo(events, [born]);
    expect(plan.ok && plan.parts.map(({ patch, event }) => [patch, event.type])).toEqual([[{ mergedInto: null }, 'unmerged']]);
  });

  it('leaves a report in a family that is hidden', () => {
    const child = named('a', { mergedInto: 'b' });
    const events = [eventOf(child, { type: 'merged', before: { mergedInto: null }, after: { mergedInto: 'b' }, data: { into: 'b' } })];
    expect(undo(events, [child, named('b', { hiddenAt: WEDNESDAY_TEN })])).toEqual({ ok: false, reason: 'family-hidden' });
    expect(undo(events, [{ ...child, hiddenAt: WEDNESDAY_TEN }, named('b', { hiddenAt: WEDNESDAY_TEN })])).toMatchObject({ ok: true });
    expect(undo(events, [child, named('b')])).toMatchObject({ ok: true });
  });

  it('never shows again what a change of category took out of the public view', () => {
    const counted = named('a', { publicKind: 'counts', published: false, category: 'unsafe_place' });
    const events = [eventOf(open, { type: 'recategorised', after: { publicKind: 'counts', published: false, category: 'unsafe_place' } })];
    expect(undo(events, [counted])).toEqual({ ok: false, reason: 'less-private' });
  });
});
