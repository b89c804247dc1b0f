import { parsePin, PIN_RANDOM_BYTES, pinFrom } from '#lib/domain/report/pin.ts';
import { may } from '#lib/domain/staff/policy.ts';
import type { ReportDeps } from './deps.ts';
import { openReport } from './own.ts';
import type { ReportVerbs } from './verbs.ts';

/** A PIN proves on the telephone or at the counter that somebody sent the report. It opens nothing by itself. */
export function createPin(deps: ReportDeps): Pick<ReportVerbs, 'makePin' | 'checkPin'> {
  return {
    async makePin(reference, secret) {
      const report = await openReport(deps, reference, secret);
      if (!report) return null;
      const pin = pinFrom(deps.randomBytes(PIN_RANDOM_BYTES));
      await deps.store.putPin({ cityId: report.cityId, reportId: report.id, hash: await deps.pins.hash(pin), madeAt: deps.now() });
      return pin;
    },
    async checkPin(staff, reference, typed) {
      const report = await deps.store.byReference(reference);
      if (!report || !may(staff, 'read', report)) return 'not-allowed';
      const hash = await deps.store.pinHash(report.cityId, report.id);
      if (hash === null) return 'none';
      const pin = parsePin(typed);
      return pin !== null && (await deps.pins.verify(hash, pin)) ? 'right' : 'wrong';
    }
  };
}
