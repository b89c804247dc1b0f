import type { PartnerServer } from '../../src/lib/domain/city/city.ts';
import type { Role, Staff } from '../../src/lib/domain/staff/staff.ts';
import { MINUTE } from '../../src/lib/domain/time.ts';
import { createOutgoing } from '../../src/lib/server/outgoing/outgoing.ts';
import type { Ask } from '../../src/lib/server/outgoing/verbs.ts';
import { createPartnerRounds } from '../../src/lib/server/partners/look.ts';
import { createDeliveryStore } from '../../src/lib/server/sqlite/delivery-store.ts';
import type { Mail } from '../../src/lib/server/delivery/verbs.ts';
import { partnerServer } from './partner-server.ts';
import { reportLife, sent } from './report-life.ts';
import { tinyCity } from './tiny-city.ts';

export const RESIDENTS_WORDS = 'Herr Müller aus Nummer 4 war es, anna@example.de';

/** A city whose waste goes to the server of "usb", with a report that is still with the city, and somebody who may pass it on. */
export async function passingOn({ allowed = true, mailbox = null, withinMs = 1500 }: { allowed?: boolean; mailbox?: string | null; withinMs?: number } = {}) {
  const partner = await partnerServer();
  const services = [
    { category: 'waste', subKind: null, code: 'muell', attributes: {} },
    { category: 'waste', subKind: 'bulky_waste', code: 'sperrmuell', attributes: { ort: 'strasse' } }
  ];
  const geoReport: PartnerServer = { url: partner.url, jurisdiction: 'kreis', key: 'PARTNER_KEY_USB', services };
  const { response } = tinyCity();
  const life = reportLife({ city: tinyCity({ response: { ...response, handOn: [{ organisation: 'usb', mailbox, geoReport }] } }) });
  const hosts = allowed ? [partner.host] : [];
  const ask = createOutgoing({ hosts, inside: hosts, plain: true, sender: 'test' });
  const partners = life.partnersBy((question: Ask) => ask({ ...question, withinMs }), new Map([['PARTNER_KEY_USB', 'geheim']]));
  const mails: Mail[] = [];
  const delivery = life.deliver({ send: async (mail) => (mails.push(mail), { ok: true }) }, partners);
  const rounds = createPartnerRounds(partners);
  const staff: Staff = await life.hire('member' satisfies Role, ['kod-west']);
  const report = await sent(life.reports, { text: RESIDENTS_WORDS });
  return {
    partner,
    life,
    staff,
    report,
    mails,
    queue: createDeliveryStore(life.database),
    /** Lets minutes pass as the timer of the server would see them. */
    pass: async (minutes: number) => {
      for (let minute = 0; minute < minutes; minute += 1, life.clock.now += MINUTE) {
        await delivery.runRound();
        await rounds.runRound();
      }
      await delivery.runRound();
      await rounds.runRound();
    },
    forward: (version = 1) => life.reports.act(staff, report.reference, version, { type: 'forward', organisation: 'usb' }),
    known: () => partners.store.one('kleinstadt', report.id, 'usb')
  };
}
