import { describe, expect, test } from 'vitest';
import { WEDNESDAY_TEN as NOW } from '../../../../tests/support/builders.ts';
import type { PartnerRequest, PartnerStore } from './store.ts';

const CITY = 'kleinstadt';
const request = (over: Partial<PartnerRequest> = {}): PartnerRequest => ({
  cityId: CITY,
  reportId: 'report-1',
  organisation: 'usb',
  changeId: 'change-1',
  triedAt: NOW,
  givenAt: null,
  requestId: null,
  token: null,
  refusal: null,
  status: null,
  notes: null,
  statusAt: null,
  heardAt: null,
  askAt: null,
  failures: 0,
  ...over
});

/** What every implementation of `PartnerStore` has to do. */
export function partnerStoreContract(open: () => PartnerStore): void {
  describe('reports at other servers', () => {
    test('are kept per organisation, and each is what was stored last', async () => {
      const store = open();
      await store.begin(request());
      await store.begin(request({ organisation: 'bogestra', changeId: 'change-2' }));
      const given = request({ triedAt: null, givenAt: NOW, requestId: '4711', status: 'open', notes: 'x', statusAt: NOW, heardAt: NOW, askAt: NOW + 1 });
      expect(await store.update(given)).toBe(true);
      expect(await store.one(CITY, 'report-1', 'usb')).toEqual(given);
      expect(await store.one('anderswo', 'report-1', 'usb')).toBeNull();
      expect((await store.ofReport(CITY, 'report-1')).map(({ organisation }) => organisation)).toEqual(['bogestra', 'usb']);
    });

    test('begin anew, and then an answer to the time before is not stored', async () => {
      const store = open();
      await store.begin(request());
      await store.begin(request({ changeId: 'change-2' }));
      expect(await store.update(request({ requestId: '4711' }))).toBe(false);
      expect(await store.one(CITY, 'report-1', 'usb')).toEqual(request({ changeId: 'change-2' }));
    });

    test('are asked about when their time has come, the longest due first', async () => {
      const store = open();
      const at = { a: NOW, b: NOW - 5, c: NOW + 1, d: null };
      for (const [reportId, askAt] of Object.entries(at)) await store.begin(request({ reportId, askAt }));
      expect((await store.due(NOW, 10)).map(({ reportId }) => reportId)).toEqual(['b', 'a']);
      expect(await store.due(NOW, 1)).toHaveLength(1);
    });
  });
}
