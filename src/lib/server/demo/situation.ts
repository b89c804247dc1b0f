import { DAY, HOUR, type Instant } from '#lib/domain/time.ts';
import type { SituationStore } from '../situations/store.ts';
import { DEMO_LOGINS } from './logins.ts';

/** Long enough ago to leave the reports of these days to whoever tries it out. */
const DAYS_AGO = 60;
const DAYS = 6;

/** A Lage that is over, so that the page of the control room has something to show and no banner stands in a fresh demo. */
export async function addDemoSituation(situations: SituationStore, cityId: string, now: Instant): Promise<void> {
  const dispatcher = DEMO_LOGINS.find(({ role }) => role === 'dispatcher');
  if (!dispatcher) return;
  const endedAt = now - DAYS_AGO * DAY;
  const about = { kind: 'storm', sentence: null, districts: [], categories: [], startsAt: endedAt - DAYS * DAY } as const;
  await situations.declare({ ...about, id: 'demo-situation', cityId, declaredAt: endedAt - HOUR, declaredBy: dispatcher.id, endedAt, endedBy: dispatcher.id });
}
