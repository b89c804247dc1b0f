import { and, asc, desc, eq, lte, sql } from 'drizzle-orm';
import type { PartnerStore } from '../partners/store.ts';
import type { Database } from './open.ts';
import { partnerRequest } from './schema/partner-request.ts';

/** Reports at other organisations' servers, in the SQLite file of the reports. */
export function createPartnerStore({ db }: Database): PartnerStore {
  const ofReport = (cityId: string, reportId: string) => and(eq(partnerRequest.cityId, cityId), eq(partnerRequest.reportId, reportId));
  const one = (cityId: string, reportId: string, organisation: string) => and(ofReport(cityId, reportId), eq(partnerRequest.organisation, organisation));
  return {
    one: async (cityId, reportId, organisation) =>
      db
        .select()
        .from(partnerRequest)
        .where(one(cityId, reportId, organisation))
        .get() ?? null,
    ofReport: async (cityId, reportId) =>
      db.select().from(partnerRequest).where(ofReport(cityId, reportId)).orderBy(desc(partnerRequest.changeId), asc(partnerRequest.organisation)).all(),
    begin: async (request) => {
      const { cityId, reportId, organisation } = partnerRequest;
      db.insert(partnerRequest)
        .values(request)
        .onConflictDoUpdate({ target: [cityId, reportId, organisation], set: request })
        .run();
    },
    update: async (request) => {
      const isSame = and(one(request.cityId, request.reportId, request.organisation), eq(partnerRequest.changeId, request.changeId));
      return db.update(partnerRequest).set(request).where(isSame).run().changes > 0;
    },
    due: async (now, most) =>
      db
        .select()
        .from(partnerRequest)
        .where(and(sql`${partnerRequest.askAt} is not null`, lte(partnerRequest.askAt, now)))
        .orderBy(asc(partnerRequest.askAt))
        .limit(most)
        .all()
  };
}
