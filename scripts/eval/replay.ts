import type { City } from '#lib/domain/city/city.ts';
import { comparisonsOf, RECENTLY_CLOSED_DAYS, scoreCandidates, SEARCH_RADIUS_METERS } from '#lib/domain/triage/duplicates.ts';
import type { Suggestion } from '#lib/domain/triage/triage.ts';
import { DAY } from '#lib/domain/time.ts';
import type { ReportStore } from '#lib/server/reports/store.ts';
import { inputOf, reportOf } from './stream-city.ts';
import type { StreamReport } from './stream.ts';

/** One report at the moment it came in: what the product compared it with, what it would have suggested, how long that took. */
export type Step = { report: StreamReport; comparisons: () => ReturnType<typeof comparisonsOf>; suggestions: Suggestion[]; micros: number };

/**
 * Plays a stream through store and scorer in order of creation. Nothing of the future is known at any step: later
 * reports are not stored yet, and an earlier one is closed at the moment it was closed. Decisions of staff about
 * duplicates are never given back to the scorer, so that no figure leans on the labels it is measured with.
 */
export async function* replay(stream: readonly StreamReport[], { store, city }: { store: ReportStore; city: City }): AsyncGenerator<Step> {
  const closings = closingsOf(stream);
  let done = 0;
  for (const [index, report] of stream.entries()) {
    for (let due = closings[done]; due && due.at <= report.created && due.index < index; due = closings[++done]) await close(store, city, due);
    yield await suggestFor(report, { store, city });
    await store.import([{ report: reportOf(report), ...NOTHING_ELSE, key: { sha256: report.id, purpose: 'reporter', expires: null } }]);
  }
}

type Closing = { id: string; index: number; at: number };

/** Closings in order of time; one that is said to lie before its own report happened right after it. */
function closingsOf(stream: readonly StreamReport[]): Closing[] {
  return stream
    .flatMap(({ id, created, closed }, index) => (closed === null ? [] : [{ id, index, at: Math.max(closed, created) }]))
    .sort((a, b) => a.at - b.at || a.index - b.index);
}

const NOTHING_ELSE = { description: null, events: [], texts: [], supporters: [], suggestions: [] };

async function suggestFor(report: StreamReport, { store, city }: { store: ReportStore; city: City }): Promise<Step> {
  const input = inputOf(report);
  const now = report.created;
  const begin = process.hrtime.bigint();
  const nearby = await store.nearby(city.id, report, {
    radiusMeters: SEARCH_RADIUS_METERS,
    closedAfter: now - RECENTLY_CLOSED_DAYS * DAY,
    before: now,
    except: report.id,
    withText: input.text !== null
  });
  const suggestions = scoreCandidates(input, { nearby, city, now });
  const micros = Number(process.hrtime.bigint() - begin) / 1000;
  return { report, comparisons: () => comparisonsOf(input, { nearby, city, now }), suggestions, micros };
}

async function close(store: ReportStore, city: City, { id, at }: Closing): Promise<void> {
  const part = { reportId: id, expectedVersion: 1, patch: { state: 'closed', outcome: 'fixed', closedAt: at } as const, events: [] };
  const change = await store.commit({ cityId: city.id, changeId: `${id}-closed`, at, actor: { kind: 'system', id: null }, parts: [part] });
  if (!change.ok) throw new Error(`${id} could not be closed`);
}
