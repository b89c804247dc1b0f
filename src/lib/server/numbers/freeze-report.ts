import { localDayAt } from '#lib/domain/city/local-time.ts';
import { monthOf } from '#lib/domain/numbers/calendar.ts';
import { QUARTER_MONTHS } from '#lib/domain/numbers/quarter.ts';
import { may } from '#lib/domain/staff/policy.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { CityRegistry } from '../cities/registry.ts';
import { makeDistrictReport } from './district-report.ts';
import type { NumbersStore } from './store.ts';
import type { NumbersVerbs } from './verbs.ts';

type Deps = { store: NumbersStore; cities: Pick<CityRegistry, 'get'>; now: () => Instant };

/** Reports for the districts' councils: made once by somebody at the desk, public from then on. */
export function createDistrictReports({ store, cities, now }: Deps): Pick<NumbersVerbs, 'reports' | 'report' | 'freeze'> {
  return {
    reports: (cityId) => store.reports(cityId),
    report: (cityId, id) => store.report(cityId, id),
    freeze: async (staff, districtId, from) => {
      const { cityId } = staff;
      if (!may(staff, 'freeze_numbers', { cityId, team: null, assignee: null })) return { ok: false, reason: 'not-allowed' };
      const city = cities.get(cityId);
      if (!city?.districts.some(({ id }) => id === districtId) || from % QUARTER_MONTHS !== 0) return { ok: false, reason: 'unknown' };
      const today = localDayAt(now(), city.timeZone);
      if (from + QUARTER_MONTHS > monthOf(today)) return { ok: false, reason: 'not-over' };
      const report = await makeDistrictReport(store, { city, districtId, from, today });
      const kept = await store.keepReport(cityId, { ...report, madeAt: now() }, staff.id);
      return { ok: true, id: report.id, known: !kept };
    }
  };
}
