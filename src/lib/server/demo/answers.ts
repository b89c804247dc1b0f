import type { Solved } from '#lib/domain/news/question.ts';
import { DAY, type Instant } from '#lib/domain/time.ts';
import type { NewsVerbs } from '../news/verbs.ts';
import type { ImportedReport } from '../reports/store.ts';
import { hashSecret } from '../reports/secret.ts';
import type { Chance } from './random.ts';

/** What a made-up reporter does after the closing: looks at the page, and may answer. */
export type DemoAnswer = { reference: string; secret: string; at: Instant; answer: Solved | null };

/** Closings of this time; what a "no" opened again would otherwise lie open for a year. */
const WITHIN_DAYS = 45;
const ASKED_SHARE = 0.25;
const MOST = 250;
/** Out of a hundred who were asked. */
const SAID: [Solved | null, number][] = [
  [null, 42],
  ['yes', 52],
  ['no', 6]
];
const SECRET_BYTES = 16;

/** Some reporters of what was fixed lately get a secret of their own, with which they are asked. To be called before the reports are stored. */
export function planAnswers(reports: readonly ImportedReport[], now: Instant, chance: Chance): DemoAnswer[] {
  const planned = reports.flatMap((made): DemoAnswer[] => {
    const { publicKind, mergedInto, outcome, closedAt, reference } = made.report;
    if (publicKind !== 'pin' || mergedInto !== null || outcome !== 'fixed' || closedAt === null || closedAt < now - WITHIN_DAYS * DAY) return [];
    const at = closedAt + Math.round(chance.between(0.1, 8) * DAY);
    if (at >= now || !chance.is(ASKED_SHARE)) return [];
    const secret = Buffer.from(Uint8Array.from({ length: SECRET_BYTES }, () => chance.whole(256))).toString('base64url');
    made.key = { sha256: hashSecret(secret), purpose: 'reporter', expires: null };
    return [{ reference, secret, at, answer: chance.weighted(SAID) }];
  });
  return planned.sort((a, b) => a.at - b.at).slice(-MOST);
}

/** Each is asked and answers by the same verbs as on the report's page, at the time given. */
export async function giveAnswers(planned: readonly DemoAnswer[], verbsAt: (at: Instant) => Pick<NewsVerbs, 'question' | 'answer'>): Promise<void> {
  for (const { reference, secret, at, answer } of planned) {
    const verbs = verbsAt(at);
    const question = await verbs.question(reference, secret);
    if (question && answer) await verbs.answer(reference, secret, answer);
  }
}
