import { z } from 'zod';
import type { ReportLocation } from '#lib/domain/report/report.ts';
import type { Submission } from '../reports/verbs.ts';

/** Far above what the interface sends; the report's own rules say what is too long. */
const MAX_TEXT_CHARACTERS = 10_000;
const MAX_CODE_CHARACTERS = 100;
const MAX_ENTRIES = 50;

/** A phone that knows no more than its country says about this much. */
const MAX_ACCURACY_METERS = 100_000;
/** A language tag such as `de` or `zh-Hant`. */
const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/;

const code = z.string().max(MAX_CODE_CHARACTERS);
const text = z.string().max(MAX_TEXT_CHARACTERS);

const location: z.ZodType<ReportLocation> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('point'),
    lat: z.number().min(-90).max(90),
    lon: z.number().min(-180).max(180),
    accuracyMeters: z.number().nonnegative().max(MAX_ACCURACY_METERS).nullable(),
    source: z.enum(['device', 'search', 'map']),
    typedAddress: text.exactOptional()
  }),
  z.strictObject({ kind: z.literal('described'), text, districtId: code.nullable() })
]);

const draft = { category: code, subKind: code.nullable(), phrases: z.array(code).max(MAX_ENTRIES), text: text.nullable(), location };

/** The body of `PUT /api/{city}/reports/{id}`; city and id come from the path, the secret from a header. Unknown keys are refused; `mail` is where news should go, as typed; `subject` is the field that no person sees. */
export const submissionBody: z.ZodType<Omit<Submission, 'cityId' | 'id' | 'secret' | 'channel' | 'signals'> & { mail?: string; subject?: string }> =
  z.strictObject({
    ...draft,
    answers: z.record(code, code).refine((answers) => Object.keys(answers).length <= MAX_ENTRIES),
    language: code.regex(LANGUAGE),
    photosExpected: z.number().int().nonnegative(),
    observedAt: z.number().int().nullable(),
    joins: code.nullable(),
    again: code.nullable().exactOptional(),
    mail: text.exactOptional(),
    subject: text.exactOptional()
  });

/** The body of `POST /api/{city}/similar`. */
export const draftBody = z.strictObject(draft);

/** The body of `POST /api/{city}/reports/{reference}/support`. The id is made on the device and keeps one person from counting twice. */
export const supportBody = z.strictObject({ supporterId: z.uuid().toLowerCase() });
