import { createHmac } from 'node:crypto';
import { createPublicGate, type HoldReason, type PublicGate } from '#lib/domain/abuse/public-gate.ts';
import type { City } from '#lib/domain/city/city.ts';
import { cleanText } from '#lib/domain/report/clean-text.ts';
import { planTakingIn } from '#lib/domain/report/merge.ts';
import { makeReference, REFERENCE_BYTES } from '#lib/domain/report/reference.ts';
import type { Report } from '#lib/domain/report/report.ts';
import type { Instant } from '#lib/domain/time.ts';
import { AppError } from '../errors.ts';
import { checkKeys, checkSubmission } from './check-submission.ts';
import { cityOf, newId, type ReportDeps } from './deps.ts';
import { findJoinable, mayJoin } from './join.ts';
import { placeOf, prepareReport, type Accepted } from './prepare-report.ts';
import { saysTheSame } from './same-content.ts';
import { hashSecret } from './secret.ts';
import type { NewReport, ReportChange } from './store.ts';
import type { ReportVerbs, Submission, Submitted } from './verbs.ts';

/** With a thousand million references per city, a second collision in a row is no chance but a fault. */
const REFERENCE_ATTEMPTS = 5;
const FINGERPRINT_BYTES = 32;
/** A main report that changes again and again while somebody joins it is no chance either. */
const JOIN_ATTEMPTS = 5;

/**
 * Takes a report in. Repeating it with the same id and secret answers with the stored one, whatever became of it since;
 * the same id with another secret belongs to somebody else, and with other content
 * it is another report: both are refused, so that no edit is lost unseen.
 */
export function createSubmit(deps: ReportDeps): ReportVerbs['submit'] {
  const gate = createPublicGate(createFingerprint(deps.randomBytes(FINGERPRINT_BYTES)));
  return async (raw) => {
    const submission = normalised(raw);
    const city = cityOf(deps, submission.cityId);
    const keyProblems = checkKeys(submission);
    if (keyProblems.length > 0) return { ok: false, problems: keyProblems };
    const known = await deps.store.byId(city.id, submission.id);
    if (known) return repeated(deps, submission, known);

    const problems = checkSubmission(submission, city);
    const category = city.categories.find(({ code }) => code === submission.category);
    if (problems.length > 0 || !category) return { ok: false, problems };
    const stored = await createOrJoin(deps, { submission, city, category, held: heldBack(gate, submission, city, deps.now()) });
    if (!stored) return { ok: false, problems: [{ field: 'joins', reason: 'not-joinable' }] };
    return stored.created ? { ok: true, ...stored } : repeated(deps, submission, stored.report);
  };
}

/** What joins another report has no entry of its own, and what staff enter themselves needs no gate. */
function heldBack(gate: PublicGate, { joins, channel, location, text }: Submission, city: City, now: Instant): HoldReason | null {
  if (joins !== null || channel === 'staff') return null;
  const { districtId } = placeOf(location, city);
  return gate.holds({ cityId: city.id, districtId, text }, city.response.publicPerHour, now);
}

/** A text is compared by a keyed hash whose key ends with the process. */
function createFingerprint(key: Uint8Array): (text: string) => string {
  return (text) => createHmac('sha256', key).update(text).digest('base64url');
}

/** Null when there is nothing (more) to join. A main report that changed in this very moment is looked up once more. */
async function createOrJoin(deps: ReportDeps, checked: Omit<Accepted, 'main'>): Promise<{ report: Report; created: boolean } | null> {
  const { submission, city, category } = checked;
  for (let attempt = 1; ; attempt += 1) {
    const main = submission.joins === null ? null : await findJoinable(deps, city.id, submission.joins);
    if (submission.joins !== null && !(main && mayJoin(submission.location, category, main))) return null;
    try {
      return await create(deps, await prepareReport(deps, { ...checked, main }), { city, main });
    } catch (error) {
      const hasChanged = error instanceof AppError && error.code === 'report.main-changed';
      if (!hasChanged || attempt === JOIN_ATTEMPTS) throw error;
    }
  }
}

/** One spelling of the id, and texts without what nobody can see. */
function normalised(submission: Submission): Submission {
  const { id, text, location } = submission;
  return {
    ...submission,
    id: id.toLowerCase(),
    text: text && cleanText(text),
    location: location.kind === 'described' ? { ...location, text: cleanText(location.text) } : location
  };
}

async function repeated(deps: ReportDeps, submission: Submission, report: Report): Promise<Submitted> {
  const isTheirs = await deps.store.keyOpens(report.cityId, report.id, hashSecret(submission.secret), deps.now());
  const isSame = isTheirs && (await saysTheSame(deps, submission, report));
  return isSame ? { ok: true, report, created: false } : { ok: false, problems: [{ field: 'id', reason: 'used-for-other' }] };
}

/** The joined report is named by its reference, which is only known now. */
function takenIn(deps: ReportDeps, main: Report, joined: Report): ReportChange {
  const { patch, event } = planTakingIn(main, joined, [joined]);
  return { reportId: main.id, expectedVersion: main.version, patch, events: [{ id: newId(deps), ...event }] };
}

async function create(deps: ReportDeps, fresh: NewReport, { city, main }: { city: City; main: Report | null }): Promise<{ report: Report; created: boolean }> {
  for (let attempt = 1; ; attempt += 1) {
    const reference = makeReference(city.referencePrefix, deps.randomBytes(REFERENCE_BYTES));
    try {
      const report = { ...fresh.report, reference };
      return await deps.store.create({ ...fresh, report, ...(main && report.mergedInto !== null && { main: takenIn(deps, main, report) }) });
    } catch (error) {
      const isTaken = error instanceof AppError && error.code === 'report.reference-taken';
      if (!isTaken || attempt === REFERENCE_ATTEMPTS) throw error;
    }
  }
}
