import { randomUUID } from 'node:crypto';
import type { HandleServerError } from '@sveltejs/kit';
import { m } from '#lib/i18n/paraglide/messages.js';
import { AppError } from '../errors.ts';
import { framesOf, logError } from './log.ts';

const NOT_FOUND = 404;

/** What a person sees of an unexpected error: a neutral sentence and a number to ask with. The log has the same number. */
export function answerUnexpected({ error, event, status }: Parameters<HandleServerError>[0]): App.Error {
  if (status === NOT_FOUND) return { message: m.problem_unknown() };
  const id = randomUUID().slice(0, 8);
  const code = error instanceof AppError ? error.code : error instanceof Error ? error.name : 'unknown';
  logError({ id, route: event.route.id, status, code, frames: framesOf(error) });
  return { message: m.problem_unexpected(), id };
}
