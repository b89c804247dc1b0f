import { z } from 'zod';
import { OBJECT_KINDS } from '#lib/domain/city/known-object.ts';
import { BASE_LANGUAGE, LANGUAGES } from '#lib/domain/language.ts';
import { isDuplicateProfile } from '#lib/domain/triage/duplicate-weights.ts';

export const code = z.string().regex(/^[a-z][a-z0-9_-]*$/, 'must start with a small letter and hold only small letters, digits, _ and -');
export const words = z.string().trim().min(1);
/** German as it stands in the file; the other languages join from `languages/`. */
const localized = z.strictObject({ de: words });
const synonyms = z.array(words).transform((de) => ({ de }));
const url = z.string().regex(/^https:\/\/\S+$/, 'must start with https://');
const href = z.string().regex(/^(https:\/\/|tel:|mailto:|\/(?!\/))\S+$/, 'must start with https://, tel:, mailto: or a single /');
const phone = z.string().regex(/^[0-9][0-9 ]+$/, 'must hold only digits and spaces');
export const lat = z.number().min(-90).max(90);
export const lon = z.number().min(-180).max(180);
export const latLon = z.strictObject({ lat, lon });
export const minuteOfDay = z.number().int().min(0).max(1440);
const hours = z.array(
  z
    .strictObject({ weekday: z.literal([1, 2, 3, 4, 5, 6, 7]), fromMinute: minuteOfDay, toMinute: minuteOfDay })
    .refine(({ fromMinute, toMinute }) => fromMinute < toMinute, 'must end after it begins; hours past midnight are two entries')
);
export const codedLabel = z.strictObject({ code, label: localized });
export const workingHours = z.number().int().min(1).max(2000);

export const cityFile = z.strictObject({
  id: z.string().regex(/^[a-z]+$/, 'must hold only small letters, because it is part of every address'),
  languages: z
    .array(z.enum(LANGUAGES))
    .refine((languages) => languages[0] === BASE_LANGUAGE, 'must begin with de')
    .default([BASE_LANGUAGE]),
  name: words,
  fullName: words,
  referencePrefix: z.string().regex(/^[A-Z]{2}$/, 'must be two capital letters'),
  timeZone: z.string().refine(isTimeZone, 'must be a time zone such as Europe/Berlin'),
  demo: z.boolean(),
  searchEngines: z.strictObject({ places: z.boolean() }).default({ places: false }),
  center: latLon,
  neighbours: z.array(z.strictObject({ name: words, url: url.nullable(), lat, lon, points: z.array(latLon).exactOptional() })),
  phones: z.strictObject({
    helpline: z.strictObject({ number: phone, hours }),
    controlRoom: z.strictObject({ number: phone, team: code }),
    peopleInNeed: z.array(z.strictObject({ label: localized, number: phone.nullable(), url: url.nullable(), text: localized }))
  }),
  illegalParking: z.strictObject({ text: localized, url: url.nullable() }),
  openData: z
    .strictObject({
      licence: z.strictObject({ name: words, url, code: z.url() }),
      email: z.email(),
      municipalityKey: z.string().regex(/^\d{8}$/, 'must be the eight digits of the official municipality key'),
      contributor: z.url().nullable().default(null)
    })
    .nullable()
    .default(null)
});

const category = z.strictObject({
  ...codedLabel.shape,
  group: code,
  icon: code,
  hint: localized.nullable(),
  synonyms,
  subKinds: z.array(z.strictObject({ ...codedLabel.shape, synonyms })).min(1),
  visibility: z.enum(['pin', 'counts']),
  publication: z.enum(['on_receipt', 'on_acceptance']),
  deadlineWorkingHours: workingHours,
  duplicateProfile: z.string().refine(isDuplicateProfile, 'is none of the profiles in docs/triage.md'),
  textRequired: z.boolean(),
  asksHappeningNow: z.boolean(),
  photo: z.enum(['offered', 'folded']),
  questions: z.array(z.strictObject({ ...codedLabel.shape, options: z.array(codedLabel).min(2) })).max(2, 'holds more than two questions'),
  phrases: z.array(codedLabel).max(10, 'holds more than ten phrases'),
  objects: z.array(z.enum(OBJECT_KINDS)).min(1).exactOptional()
});

export const categoriesFile = z.strictObject({ groups: z.array(codedLabel).min(1), categories: z.array(category).min(1) });

const codes = z.array(codedLabel).min(1);
const findings = z
  .array(z.strictObject({ ...codedLabel.shape, categories: z.array(code).min(1).exactOptional() }))
  .min(1)
  .transform((entries) => entries.map((entry) => ({ ...entry, categories: entry.categories ?? null })));
export const codesFile = z.strictObject({ waitingReasons: codes, findings, rejectionRules: codes });

export const teamsFile = z.strictObject({
  organisations: z.array(z.strictObject({ ...codedLabel.shape, phone: phone.nullable(), url: url.nullable() })),
  teams: z.array(
    z.strictObject({
      ...codedLabel.shape,
      kind: z.enum(['district', 'control_room', 'caretaker', 'other']),
      districtId: words.nullable(),
      organisation: code,
      contact: z.strictObject({ person: words.nullable(), phone: phone.nullable(), email: z.email().nullable(), address: words.nullable(), demo: z.boolean() }),
      hours: hours.min(1)
    })
  )
});

export const calendarFile = z.strictObject({ holidays: z.literal('NW'), daysOff: z.array(z.iso.date()) });

export const eventsFile = z.strictObject({ events: z.array(z.strictObject({ ...codedLabel.shape, on: z.iso.date() })) });

export const decorationFile = z.strictObject({
  quality: z.literal('approximate'),
  note: words,
  greens: z.array(z.strictObject({ name: words, ring: z.array(latLon).min(4) })),
  water: z.array(z.strictObject({ name: words, widthMeters: z.number().positive(), line: z.array(latLon).min(2) })),
  motorways: z.array(z.strictObject({ name: words, line: z.array(latLon).min(2) })),
  rail: z.array(z.array(latLon).min(2))
});

const text = words;
export const textFile = z.strictObject({
  title: words,
  plainLanguage: z.boolean(),
  binding: z.boolean().default(false),
  blocks: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('heading'), text }),
        z.strictObject({ kind: z.literal('paragraph'), text }),
        z.strictObject({ kind: z.literal('list'), items: z.array(words).min(1) }),
        z.strictObject({ kind: z.literal('link'), text, href })
      ])
    )
    .min(1)
});

/** Words of a language by the path of the German ones, such as `categories.waste.phrases.sofa`. */
export const languageFile = z.record(z.string(), z.union([words, z.array(words)]));

const ring = z.array(z.tuple([lon, lat]));
export const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ring) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring)) })
]);
export type Geometry = z.output<typeof geometry>;
const features = <Properties extends z.ZodType>(properties: Properties) =>
  z.object({
    type: z.literal('FeatureCollection'),
    features: z.array(z.object({ properties, geometry })).min(1)
  });
export const boundaryFile = features(z.object({}));
export const districtsFile = features(z.object({ id: words, name: words, full_name: words }));
export const quartersFile = features(z.object({ id: words, name: words, district_id: words }));

export const decimal = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/, 'must be a decimal number')
  .transform(Number);
export const addressRow = z.strictObject({
  street: words,
  house_number: z.string(),
  postcode: z.string().regex(/^(\d{5})?$/, 'must be five digits or empty'),
  lat: decimal.pipe(lat),
  lon: decimal.pipe(lon),
  quarter_id: z.string()
});
export const placeRow = z.strictObject({
  name: words,
  kind: code,
  lat: decimal.pipe(lat),
  lon: decimal.pipe(lon),
  quality: z.enum(['official', 'approximate'])
});

function isTimeZone(name: string): boolean {
  return Intl.supportedValuesOf('timeZone').includes(name);
}
