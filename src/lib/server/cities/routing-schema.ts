import { z } from 'zod';
import { OBJECT_KINDS } from '#lib/domain/city/known-object.ts';
import { AREA_KINDS } from '#lib/domain/city/special-area.ts';
import { code, codedLabel, latLon, minuteOfDay, words, workingHours } from './city-schemas.ts';

const someCodes = z.array(code).min(1).exactOptional();
const someIds = z.array(words).min(1).exactOptional();
const localTime = z.iso.datetime({ local: true, precision: -1, error: 'must be a local time such as 2026-10-14T10:00' });
const hours = z
  .strictObject({ fromMinute: minuteOfDay, toMinute: minuteOfDay })
  .refine(({ fromMinute, toMinute }) => fromMinute !== toMinute, 'must hold at least one minute');

const when = z.strictObject({
  categories: someCodes,
  subKinds: someCodes,
  phrases: someCodes,
  answers: z.record(code, code).exactOptional(),
  districts: someIds,
  quarters: someIds,
  areas: someIds,
  areaKinds: z.array(z.enum(AREA_KINDS)).min(1).exactOptional(),
  objects: z.array(z.enum(OBJECT_KINDS)).min(1).exactOptional(),
  weekdays: z
    .array(z.literal([1, 2, 3, 4, 5, 6, 7]))
    .min(1)
    .exactOptional(),
  hours: hours.exactOptional()
});

const example = z.strictObject({
  label: words,
  report: z.strictObject({
    category: code,
    subKind: code.exactOptional(),
    phrases: z.array(code).exactOptional(),
    answers: z.record(code, code).exactOptional(),
    at: latLon,
    received: localTime
  }),
  expect: z.strictObject({ team: code, forwardTo: code.nullable(), due: localTime })
});

/** `routing.json`: the rules of a city, each with the reports that it must win. */
export const routingFile = z.strictObject({
  rules: z.array(
    z.strictObject({
      ...codedLabel.shape,
      when,
      team: code,
      forwardTo: code.nullable(),
      deadlineWorkingHours: workingHours.nullable(),
      examples: z.array(example).exactOptional()
    })
  )
});
