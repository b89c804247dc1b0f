import { expect, test } from 'vitest';
import { AppError } from '../errors.ts';
import { framesOf } from './log.ts';
import { statusOf } from './status.ts';

test('the place of an error is logged without what its message quotes', () => {
  const frames = framesOf(new Error('no such person: Jutta Kowalski\nkowalski@bochum.example'));
  expect(frames[0]).toMatch(/^at .*src\/lib\/server\/http\/log\.test\.ts:\d+:\d+/);
  expect(frames.join()).not.toContain('owalski');
});

test('something thrown that is no error has no place', () => expect(framesOf('Jutta Kowalski')).toEqual([]));

test('an error code decides the status, and an unknown one is our fault', () => {
  expect(statusOf(new AppError('report.not-found'))).toBe(404);
  expect(statusOf(new AppError('database.pragma'))).toBe(500);
  expect(statusOf(new Error('x'))).toBe(500);
});
