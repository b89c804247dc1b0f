import type { City } from '#lib/domain/city/city.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { shortDateWords, timeWords } from '#lib/report-ui/dates.ts';
import { labelOf } from '#lib/report-ui/words.ts';

type StaffReport = NonNullable<Awaited<ReturnType<App.Locals['app']['desk']['report']>>>;

/** What is known of a report at another body's own server, in words; null where it never went to one. */
export function partnerView({ partner, report }: Pick<StaffReport, 'partner' | 'report'>, city: City) {
  if (!partner) return null;
  const organisation = labelOf(city.organisations, partner.organisation);
  const { givenAt, requestId, heardAt } = partner;
  const isDone = partner.status === 'closed' && report.forwardedTo === partner.organisation;
  return {
    title: m.partner_title({ organisation }),
    facts:
      givenAt === null
        ? []
        : [
            { label: m.partner_number(), words: requestId ?? m.partner_number_pending() },
            { label: m.partner_given(), words: whenWords(givenAt) },
            { label: m.partner_standing(), words: standingWords(partner) },
            ...(heardAt === null ? [] : [{ label: m.partner_heard(), words: whenWords(heardAt) }])
          ],
    isUnderway: givenAt === null && partner.refusal === null,
    isSilent: partner.failures > 0,
    refused: partner.refusal === null ? null : { label: m.partner_refused({ organisation }), words: partner.refusal },
    said: partner.notes === null ? null : { label: m.partner_said({ organisation }), words: partner.notes },
    done: isDone ? m.partner_done({ organisation }) : null
  };
}

function standingWords({ status, statusAt, heardAt }: NonNullable<StaffReport['partner']>): string {
  if (status === 'closed' && statusAt !== null) return m.partner_closed({ when: whenWords(statusAt) });
  if (status === 'open') return m.partner_open();
  return heardAt === null ? m.partner_not_asked() : m.partner_unknown();
}

const whenWords = (at: number) => `${shortDateWords(at)}, ${timeWords(at)} Uhr`;
