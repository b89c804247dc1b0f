import { describe, expect, it } from 'vitest';
import type { ReportEvent } from './events.ts';
import { publicSteps, stepsWithMain } from './public-steps.ts';

let seq = 0;
const event = (type: ReportEvent['type'], over: Partial<ReportEvent> = {}): ReportEvent => {
  seq += 1;
  const fixed = { id: `e${seq}`, cityId: 'kleinstadt', reportId: 'a', changeId: `c${seq}`, at: seq, actor: { kind: 'staff', id: 'anna' } } as const;
  return { ...fixed, seq, type, public: true, before: {}, after: {}, data: {}, textId: null, ...over };
};
const steps = (history: ReportEvent[], answers = new Map<string, string>()) => publicSteps({ team: 'kod-ost' }, history, answers);

describe('the public steps', () => {
  it('tell state, team, organisation, reason, finding and answer at each date', () => {
    const history = [
      event('received', { actor: { kind: 'reporter', id: null } }),
      event('recategorised', { before: { team: 'kod-west' }, after: { team: 'kod-ost', state: 'in_review' } }),
      event('waiting', { after: { state: 'waiting', waiting: { reason: 'spare_part', until: 99 } } }),
      event('forwarded', { after: { state: 'forwarded', forwardedTo: 'usb', waiting: null } }),
      event('closed', {
        after: { state: 'closed', outcome: 'fixed', forwardedTo: null, closing: { finding: 'removed_on_site', organisation: null, rule: null } },
        textId: 't1'
      })
    ];
    expect(steps(history, new Map([['t1', 'Abgeholt.']]))).toMatchObject([
      { type: 'received', state: 'received', team: 'kod-west', answer: null },
      { type: 'recategorised', state: 'in_review', team: 'kod-ost' },
      { type: 'waiting', state: 'waiting', reason: 'spare_part', until: 99 },
      { type: 'forwarded', state: 'forwarded', organisation: 'usb', reason: null },
      { type: 'closed', state: 'closed', outcome: 'fixed', finding: 'removed_on_site', answer: 'Abgeholt.' }
    ]);
  });

  it('never tell who acted', () => {
    expect(JSON.stringify(steps([event('received'), event('accepted', { after: { state: 'in_progress', assignee: 'anna' } })]))).not.toContain('anna');
  });

  it('leave out what is internal', () => {
    expect(
      steps([event('noted', { public: false, textId: 't1' }), event('assigned', { public: false }), event('photo_added'), event('merged', { public: false })])
    ).toEqual([]);
  });

  it('leave out a change that was taken back, and what follows knows the restored state', () => {
    const history = [
      event('received'),
      event('closed', { changeId: 'wrong', after: { state: 'closed', outcome: 'fixed' } }),
      event('undone', { changeId: 'wrong', public: false, after: { state: 'received', outcome: null } }),
      event('answered', { textId: 't1' })
    ];
    expect(steps(history, new Map([['t1', 'Wir kommen.']])).map(({ type, state, outcome }) => [type, state, outcome])).toEqual([
      ['received', 'received', null],
      ['answered', 'received', null]
    ]);
  });

  it('leave out a merge that was taken back, but not the receipt of a report that was born merged', () => {
    const born = [event('received', { changeId: 'joined' }), event('merged', { changeId: 'joined' }), event('unmerged', { changeId: 'joined' })];
    const again = [event('merged', { changeId: 'again' }), event('accepted')];
    expect(steps([...born, ...again]).map(({ type }) => type)).toEqual(['received', 'merged', 'accepted']);
  });

  it('keep the separation that a withdrawal brought', () => {
    expect(steps([event('received'), event('merged'), event('unmerged')]).map(({ type }) => type)).toEqual(['received', 'merged', 'unmerged']);
  });

  it('of a merged report go on with those of the main one', () => {
    const own = steps([event('received'), event('merged')]);
    const main = [...steps([event('received')]), ...steps([event('accepted', { after: { state: 'in_progress' } })])];
    expect(stepsWithMain(own, main).map(({ type }) => type)).toEqual(['received', 'merged', 'accepted']);
    expect(stepsWithMain([], main)).toEqual([]);
  });
});
