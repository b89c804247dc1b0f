import { cleanText } from '#lib/domain/report/clean-text.ts';
import { may } from '#lib/domain/staff/policy.ts';
import { DAY, type Instant } from '#lib/domain/time.ts';
import type { BarrierStore } from './store.ts';
import type { BarrierVerbs } from './verbs.ts';

/** The form tells the browser the same. */
export const BARRIER_CHARACTERS = 2000;
const SHORT_CHARACTERS = 300;
const MOST_SHOWN = 200;
/** Long enough for an answer and for the Ombudsverfahren after it; the privacy page names it. */
const KEPT_MS = 365 * DAY;

/** The feedback that § 10b BGG NRW asks for: electronic, without a name, read by whoever leads. */
export function createBarriers({ store, now }: { store: BarrierStore; now: () => Instant }): BarrierVerbs {
  return {
    async say({ body, page, replyTo, ...said }) {
      const text = cleanText(body);
      if (text === '') return { ok: false, problem: 'missing' };
      if (text.length > BARRIER_CHARACTERS) return { ok: false, problem: 'too-long' };
      await store.add({ ...said, at: now(), body: text, page: short(page), replyTo: short(replyTo) });
      return { ok: true };
    },
    async read(staff) {
      const isReader = may(staff, 'read_barriers', { cityId: staff.cityId, team: null, assignee: null });
      return isReader ? await store.latest(staff.cityId, MOST_SHOWN) : null;
    },
    forgetOld: () => store.forgetBefore(now() - KEPT_MS)
  };
}

function short(text: string | null): string | null {
  return text === null ? null : cleanText(text).slice(0, SHORT_CHARACTERS) || null;
}
