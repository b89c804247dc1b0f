import { describe, expect, it } from 'vitest';
import { aReport, WEDNESDAY_TEN } from '../../../../tests/support/builders.ts';
import { isPublic, isPublicOutcome, neutralReport, publicReport, type PublicSurroundings } from './public-view.ts';
import { OUTCOMES, type Report } from './report.ts';

const beside = (over: Partial<PublicSurroundings> = {}): PublicSurroundings => ({ main: null, alsoSeen: 0, photos: [], ...over });

describe('what is public', () => {
  it.each<[string, Partial<Report>, boolean]>([
    ['a published pin', {}, true],
    ['a closed one with its result', { state: 'closed', outcome: 'fixed' }, true],
    ['one that waits for acceptance', { published: false }, false],
    ['a counted report', { publicKind: 'counts' }, false],
    ['a counted report that says it is published', { publicKind: 'counts', published: true }, false],
    ['a hidden one', { hiddenAt: WEDNESDAY_TEN }, false],
    ['a rejected one', { state: 'closed', outcome: 'rejected' }, false],
    ['a withdrawn one', { state: 'closed', outcome: 'withdrawn' }, false]
  ])('%s: %#', (_, over, shown) => {
    expect(isPublic(aReport(over), null)).toBe(shown);
    expect(publicReport(aReport(over), beside()) !== null).toBe(shown);
    const main = aReport({ id: 'main', ...over });
    expect(isPublic(aReport({ mergedInto: 'main' }), main)).toBe(shown);
  });

  it('is each outcome that has a sign on the map, and no other', () => {
    const shown = OUTCOMES.filter((outcome) => isPublic(aReport({ state: 'closed', outcome }), null));
    expect(OUTCOMES.filter(isPublicOutcome)).toEqual(shown);
  });

  it('never is a merged report whose main one is not known', () => {
    expect(isPublic(aReport({ mergedInto: 'main' }), null)).toBe(false);
    expect(isPublic(aReport({ mergedInto: 'main' }), aReport({ id: 'stranger' }))).toBe(false);
  });
});

describe('the public projection', () => {
  it('has nothing of team members, texts, answers, house numbers or the exact report', () => {
    const report = aReport({
      assignee: 'MARKER-anna',
      answers: { hazard: 'MARKER' },
      language: 'MARKER',
      place: { ...aReport().place, houseNumber: 'MARKER' }
    });
    const shown = JSON.stringify(publicReport(report, beside()));
    expect(shown).not.toContain('MARKER');
    expect(shown).not.toContain(report.id);
  });

  it('shows released photos only', () => {
    const photo = { kind: 'report', receivedAt: WEDNESDAY_TEN } as const;
    const photos = [
      { ...photo, id: 'released', released: { width: 1600, height: 1200 } },
      { ...photo, id: 'unreleased', released: null }
    ];
    expect(publicReport(aReport(), beside({ photos }))?.photos).toEqual([
      { id: 'released', kind: 'report', takenAt: WEDNESDAY_TEN, width: 1600, height: 1200 }
    ]);
  });

  it('lets a merged report follow its main one and say where it went', () => {
    const main = aReport({
      id: 'main',
      reference: 'KL-222-222',
      state: 'closed',
      outcome: 'fixed',
      closing: { finding: 'removed_on_site', organisation: null, rule: null },
      closedAt: 7
    });
    const shown = publicReport(aReport({ mergedInto: 'main' }), beside({ main, alsoSeen: 2 }));
    expect(shown).toMatchObject({ state: 'closed', outcome: 'fixed', finding: 'removed_on_site', closedAt: 7, mergedInto: 'KL-222-222', alsoSeen: 2 });
  });

  it('does not name a main report that is not public, not even to the reporter', () => {
    const main = aReport({ id: 'main', reference: 'KL-222-222', publicKind: 'counts' });
    expect(neutralReport(aReport({ mergedInto: 'main', publicKind: 'counts' }), beside({ main })).mergedInto).toBeNull();
  });

  it('names who is responsible only where that is the result', () => {
    const closing = { finding: null, organisation: 'usb', rule: null };
    expect(publicReport(aReport({ state: 'closed', outcome: 'no_answer', closing }), beside())?.responsibleOrganisation).toBeNull();
    expect(publicReport(aReport({ state: 'closed', outcome: 'not_responsible', closing }), beside())?.responsibleOrganisation).toBe('usb');
  });

  it('has no point for a described place and about a metre for others', () => {
    const point = { kind: 'point', lat: 51.480000123, lon: 7.2100004567, accuracyMeters: 3, source: 'device' } as const;
    expect(publicReport(aReport({ location: { kind: 'described', text: 'Hinter Haus 3', districtId: null } }), beside())?.point).toBeNull();
    expect(publicReport(aReport({ location: point }), beside())?.point).toEqual({ lat: 51.48, lon: 7.21 });
  });
});
