import { describe, expect, it } from 'vitest';
import { DAY, MINUTE } from '#lib/domain/time.ts';
import type { Report } from '#lib/domain/report/report.ts';
import { reportLife, secretOf, sent, uuid } from '../../../../tests/support/report-life.ts';
import { EAST } from '../../../../tests/support/tiny-city.ts';

const CLOSED = { type: 'close', outcome: 'not_found', finding: null, organisation: null, rule: null, answer: 'Nichts gefunden.' } as const;
/** So far away that nothing but the reporter's word leads to the earlier report. */
const FAR = { kind: 'point', accuracyMeters: 5, source: 'device', ...EAST } as const;

async function closed() {
  const life = reportLife();
  const staff = await life.hire('dispatcher');
  const earlier = await sent(life.reports);
  await life.reports.act(staff, earlier.reference, 1, CLOSED);
  life.clock.now += MINUTE;
  const again = (over = {}) => sent(life.reports, { id: uuid(2), secret: secretOf('bert'), location: FAR, again: earlier.reference, ...over });
  /** The suggestions that rest on what its reporter said. */
  const said = async ({ cityId, id }: Report) =>
    (await life.store.suggestions(cityId, id))
      .map((each) => [each.id, each.reasons.map(({ code }) => code)] as const)
      .filter(([, codes]) => codes.includes('said_by_reporter'));
  return { life, staff, earlier, again, said };
}

describe('"Wieder da?" said by the reporter', () => {
  it('links the new report to the closed one, on both sides of the desk, and never joins it', async () => {
    const { life, earlier, again, said } = await closed();
    const report = await again();
    expect(report.mergedInto).toBeNull();
    expect(await said(report)).toEqual([[earlier.id, ['said_by_reporter', 'distance', 'recently_closed']]]);
    expect(await life.store.comeBacks(earlier.cityId, earlier.id)).toEqual([report.id]);
  });

  it('stays when the category is changed, beside what is found anew', async () => {
    const { life, staff, earlier, again, said } = await closed();
    const report = await again();
    await life.reports.act(staff, report.reference, 1, { type: 'recategorise', category: 'streetlight', subKind: null });
    expect(await said(report)).toEqual([[earlier.id, ['said_by_reporter', 'distance', 'recently_closed']]]);
  });

  it('is not heard about an open report, a safety report, an unknown one, or one that ended long ago; the report is taken all the same', async () => {
    const { life, staff, earlier, again, said } = await closed();
    const open = await sent(life.reports, { id: uuid(3) });
    const counted = await sent(life.reports, { id: uuid(4), category: 'unsafe_place', subKind: null, answers: {}, phrases: [] });
    await life.reports.act(staff, counted.reference, 1, CLOSED);
    for (const [number, reference] of [open.reference, counted.reference, 'KL-ZZZ-ZZZ', 'unsinn'].entries())
      expect(await said(await again({ id: uuid(10 + number), again: reference }))).toEqual([]);
    life.clock.now += 31 * DAY;
    expect(await said(await again({ id: uuid(20), again: earlier.reference }))).toEqual([]);
  });
});
