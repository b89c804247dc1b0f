import { describe, expect, test } from 'vitest';
import { WEDNESDAY_TEN as NOW } from '../../../../tests/support/builders.ts';
import type { PublicStep } from '../report/public-view.ts';
import { MINUTE } from '../time.ts';
import { untold } from './untold.ts';

const aStep = (type: PublicStep['type'], at: number): PublicStep => ({
  type,
  at,
  state: 'in_progress',
  outcome: null,
  organisation: null,
  handedOn: false,
  reason: null,
  until: null,
  finding: null,
  team: null,
  answer: null
});
const RECEIVED = aStep('received', NOW);
const NEVER_TOLD = { toldUntil: NOW, toldState: null };

function news(steps: PublicStep[], now: number, told: { toldUntil: number; toldState: string | null } = NEVER_TOLD) {
  return untold({ steps: [RECEIVED, ...steps], state: 'in_progress', outcome: null }, told, now);
}

describe('what a mail has to tell', () => {
  test('is nothing while nobody did anything', () => expect(news([], NOW + 60 * MINUTE)).toEqual({ kind: 'nothing' }));

  test('rests for a minute after the change', () => {
    const accepted = aStep('accepted', NOW + MINUTE);
    expect(news([accepted], NOW + 2 * MINUTE - 1)).toEqual({ kind: 'resting' });
    expect(news([accepted], NOW + 2 * MINUTE)).toMatchObject({ kind: 'news', steps: [accepted], until: NOW + MINUTE, state: 'in_progress' });
  });

  test('is one bundle of several changes, which does not wait for ever', () => {
    const steps = Array.from({ length: 12 }, (_, index) => aStep('answered', NOW + (index + 1) * MINUTE - 1));
    expect(news(steps.slice(0, 3), NOW + 3 * MINUTE)).toEqual({ kind: 'resting' });
    const bundle = news(steps, NOW + 12 * MINUTE);
    expect(bundle.kind === 'news' && bundle.steps).toHaveLength(12);
  });

  test('is never told twice', () => {
    const told = { toldUntil: NOW + MINUTE, toldState: 'in_progress' };
    expect(news([aStep('accepted', NOW + MINUTE)], NOW + 60 * MINUTE, told)).toEqual({ kind: 'nothing' });
  });

  test('says where the report stands when something told before was taken back', () => {
    const told = { toldUntil: NOW + MINUTE, toldState: 'closed:fixed' };
    expect(news([], NOW + 60 * MINUTE, told)).toEqual({ kind: 'news', steps: [], until: NOW + MINUTE, state: 'in_progress' });
  });

  test('leaves out what the reader did', () => expect(news([aStep('withdrawn', NOW + MINUTE)], NOW + 60 * MINUTE)).toEqual({ kind: 'nothing' }));
});
