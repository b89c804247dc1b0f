import { z } from 'zod';
import { AREA_KINDS } from '#lib/domain/city/special-area.ts';
import { code, codedLabel, workingHours } from './city-schemas.ts';

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
  handOn: z.array(z.strictObject({ organisation: code, mailbox: z.email() })),
  returns: z.strictObject({ reasons: z.array(codedLabel).min(1), toControlRoomAfter: z.number().int().min(1).max(10), unclaimedWorkingHours: workingHours })
});
