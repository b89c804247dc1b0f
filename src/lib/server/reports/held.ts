import { publishedOnReceipt } from '#lib/domain/report/publication.ts';
import { parseReference } from '#lib/domain/report/reference.ts';
import type { Report } from '#lib/domain/report/report.ts';
import { may } from '#lib/domain/staff/policy.ts';
import type { Staff } from '#lib/domain/staff/staff.ts';
import { DAY } from '#lib/domain/time.ts';
import { cityOf, newId, type ReportDeps } from './deps.ts';
import { followUpsOf } from './follow-ups.ts';
import type { ReportVerbs } from './verbs.ts';

const MOST_SHOWN = 200;
/** Long enough for a look after every holiday. */
const HELD_MS = 30 * DAY;

type Held = Pick<ReportVerbs, 'held' | 'release' | 'blockSender' | 'forgetHeld'>;

/** Reports that look like abuse: kept apart until the control room says that they are reports, or until they are deleted. */
export function createHeld(deps: ReportDeps): Held {
  const heldOf = async (staff: Staff, reference: string): Promise<Report | null> => {
    const report = await deps.store.byReference(parseReference(reference) ?? reference);
    return report?.cityId === staff.cityId && report.state === 'held' ? report : null;
  };
  return {
    held: async (staff) => {
      return mayRelease(staff) ? await deps.store.held(staff.cityId, MOST_SHOWN) : null;
    },
    release: async (staff, references) => {
      if (!mayRelease(staff)) return null;
      let released = 0;
      for (const reference of references) {
        const report = await heldOf(staff, reference);
        if (report && (await releaseOne(deps, staff, report))) released += 1;
      }
      return released;
    },
    blockSender: async (staff, reference) => {
      if (!mayRelease(staff)) return null;
      const report = await heldOf(staff, reference);
      return report !== null && (deps.guard?.block(report.cityId, report.id, deps.now()) ?? false);
    },
    forgetHeld: () => deps.store.forgetHeld(deps.now() - HELD_MS)
  };
}

function mayRelease(staff: Staff): boolean {
  return may(staff, 'release_held', { cityId: staff.cityId, team: null, assignee: null });
}

/** From here on it is a report like any other: public as its category says, and whoever must be called is called now. */
async function releaseOne(deps: ReportDeps, staff: Staff, report: Report): Promise<boolean> {
  const city = cityOf(deps, report.cityId);
  const now = deps.now();
  const category = city.categories.find(({ code }) => code === report.category);
  const patch = { state: 'received', published: category !== undefined && report.publicKind === 'pin' && publishedOnReceipt(category) } as const;
  const committed = await deps.store.commit({
    cityId: city.id,
    changeId: newId(deps),
    at: now,
    actor: { kind: 'staff', id: staff.id },
    parts: [{ reportId: report.id, expectedVersion: report.version, patch, events: [{ id: newId(deps), type: 'released', public: false }] }],
    deliveries: followUpsOf({ before: null, after: { ...report, ...patch } }, { city, now })
  });
  return committed.ok;
}
