import type { Report } from '../report/report.ts';
import { DAY, type Instant } from '../time.ts';
import type { Subscription } from './subscription.ts';

/** So long after the end of a report its addresses are kept: it may be opened again (standards.md, retention). */
export const CONTACT_KEPT_DAYS = 30;

type Ended = Pick<Report, 'state' | 'outcome' | 'closedAt'>;

/**
 * Until when an address is kept; null while the report is open. A merged report ends with its main one, `main`, which is
 * the report itself otherwise. Whoever takes a report back has nothing more to hear of it, followers still may.
 */
export function contactKeptUntil(role: Subscription['role'], report: Ended, main: Ended): Instant | null {
  if (role === 'reporter' && report.outcome === 'withdrawn') return report.closedAt;
  return main.state === 'closed' && main.closedAt !== null ? main.closedAt + CONTACT_KEPT_DAYS * DAY : null;
}
