import { describe, expect, it } from 'vitest';
import { reportLife, secretOf, sent } from '../../../../tests/support/report-life.ts';

const ANNA = secretOf('anna');

describe('the PIN for telephone and counter', () => {
  it('is made for the reporter only, and is kept as a hash', async () => {
    const { reports, store, hire } = reportLife();
    const report = await sent(reports);
    const staff = await hire('member');
    expect(await reports.checkPin(staff, report.reference, '402917')).toBe('none');
    expect(await reports.makePin(report.reference, secretOf('bert'))).toBeNull();
    const pin = (await reports.makePin(report.reference, ANNA)) ?? '';
    expect(pin).toMatch(/^\d{6}$/);
    expect(await store.pinHash(report.cityId, report.id)).toMatch(/^\$argon2id\$/);
    expect(await reports.checkPin(staff, report.reference, `${pin.slice(0, 3)} ${pin.slice(3)}`)).toBe('right');
    expect(await reports.checkPin(staff, report.reference, pin === '402917' ? '402918' : '402917')).toBe('wrong');
    expect(await reports.checkPin(staff, report.reference, 'sechs')).toBe('wrong');
  });

  it('a new one makes the one before worthless', async () => {
    const { reports, hire } = reportLife();
    const report = await sent(reports);
    const [first, second] = [await reports.makePin(report.reference, ANNA), await reports.makePin(report.reference, ANNA)];
    const staff = await hire('member');
    expect(await reports.checkPin(staff, report.reference, second ?? '')).toBe('right');
    if (first !== second) expect(await reports.checkPin(staff, report.reference, first ?? '')).toBe('wrong');
  });

  it('says nothing to staff of another city, or about an unknown number', async () => {
    const { reports, hire } = reportLife();
    const report = await sent(reports);
    await reports.makePin(report.reference, ANNA);
    const staff = await hire('admin');
    expect(await reports.checkPin({ ...staff, cityId: 'nachbarstadt' }, report.reference, '402917')).toBe('not-allowed');
    expect(await reports.checkPin(staff, 'KL-222-222', '402917')).toBe('not-allowed');
  });
});
