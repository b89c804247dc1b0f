import { z } from 'zod';
import { AREA_KINDS } from '#lib/domain/city/special-area.ts';
import { code, codedLabel, words, workingHours } from './city-schemas.ts';

const someCodes = z.array(code).min(1).exactOptional();

const urgentWhen = z
  .strictObject({
    categories: someCodes,
    subKinds: someCodes,
    phrases: someCodes,
    allPhrases: someCodes,
    answers: z.record(code, code).exactOptional(),
    areaKinds: z.array(z.enum(AREA_KINDS)).min(1).exactOptional()
  })
  .refine((when) => Object.keys(when).length > 0, 'must hold at least one condition');
const urgencyExample = z.strictObject({
  category: code,
  subKind: code.exactOptional(),
  answers: z.record(code, code).exactOptional(),
  phrases: someCodes,
  areaKind: z.enum(AREA_KINDS).exactOptional(),
  urgent: z.boolean()
});
const partnerUrl = z
  .string()
  .regex(
    /^(https:\/\/[a-z0-9.-]+(:\d+)?|http:\/\/(localhost|127\.0\.0\.1):\d+)\/[^?#@\s]*$/,
    'must start with https:// (http://localhost for trying out), without ?, # and @'
  )
  .transform((url) => (url.endsWith('/') ? url : `${url}/`));
const geoReport = z
  .strictObject({
    url: partnerUrl,
    jurisdiction: words.nullable().default(null),
    key: z
      .string()
      .regex(/^PARTNER_KEY_[A-Z0-9_]+$/, 'must be the name of a setting that begins with PARTNER_KEY_, never the key itself')
      .nullable()
      .default(null),
    services: z
      .array(
        z.strictObject({
          category: code,
          subKind: code.nullable().default(null),
          code: words,
          attributes: z.record(z.string().regex(/^[\w.-]{1,100}$/), words).default({})
        })
      )
      .min(1)
  })
  .nullable()
  .default(null);
const handOn = z
  .strictObject({ organisation: code, mailbox: z.email().nullable().default(null), geoReport })
  .refine(({ mailbox, geoReport: server }) => mailbox !== null || server !== null, 'must have a mailbox, a GeoReport server or both');
export const responseFile = z.strictObject({
  urgency: z.array(
    z.strictObject({
      ...codedLabel.shape,
      when: z.array(urgentWhen).min(1),
      deadlineHours: z.number().positive().max(48),
      examples: z.array(urgencyExample).min(1)
    })
  ),
  publicPerHour: z.number().int().min(1).max(10_000),
  urgentByHandHours: z.number().positive().max(48),
  alarm: z
    .array(z.strictObject({ ...codedLabel.shape, to: z.enum(['team', 'control_room', 'lead']), afterMinutes: z.number().int().min(0).max(1440) }))
    .min(1)
    .refine((steps) => steps.every((step, i) => step.afterMinutes >= (steps[i - 1]?.afterMinutes ?? 0)), 'must be in order of time'),
  mailboxes: z.array(z.strictObject({ team: code, duty: z.email(), lead: z.email() })),
  handOn: z.array(handOn),
  returns: z.strictObject({ reasons: z.array(codedLabel).min(1), toControlRoomAfter: z.number().int().min(1).max(10), unclaimedWorkingHours: workingHours })
});
