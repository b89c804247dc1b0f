import type { HoldReason } from '#lib/domain/abuse/guard.ts';
import type { HoldReason as WaitReason } from '#lib/domain/abuse/public-gate.ts';
import type { Category, City } from '#lib/domain/city/city.ts';
import { placeAt } from '#lib/domain/city/place.ts';
import { takeOverUrgency } from '#lib/domain/report/joined-urgency.ts';
import { publishedOnReceipt } from '#lib/domain/report/publication.ts';
import type { Place, Report, ReportLocation } from '#lib/domain/report/report.ts';
import { covers, type Sighting } from '#lib/domain/situation/situation.ts';
import { DAY, type Instant } from '#lib/domain/time.ts';
import type { Triage } from '#lib/domain/triage/triage.ts';
import { saidAgain, withSaid } from './again.ts';
import { newId, type ReportDeps } from './deps.ts';
import { followUpsOf } from './follow-ups.ts';
import { hashSecret } from './secret.ts';
import type { NewEvent, NewReport, ReportText } from './store.ts';
import { triageReport } from './triage-report.ts';
import type { Submission } from './verbs.ts';

/** A report may wait this long on a phone without a network; a clock that says more is wrong. */
const OBSERVED_WITHIN_DAYS = 30;

/** A submission that was checked, with everything that was found out about it. */
export type Accepted = {
  submission: Submission;
  city: City;
  category: Category;
  main: Report | null;
  /** Why it is public only once it is accepted, whatever its category says. */
  held: WaitReason | null;
};

/** The new report with everything that becomes durable together with it; its reference is still to be drawn. */
export async function prepareReport(deps: ReportDeps, accepted: Accepted): Promise<NewReport> {
  const { submission, city } = accepted;
  const receivedAt = deps.now();
  const place = placeOf(submission.location, city);
  const text = submission.text?.trim() || null;
  const { id, category, subKind, answers, location } = submission;
  const phrases = [...new Set(submission.phrases)];
  const publicKind = accepted.category.visibility;
  const found = await triageReport(deps, city, { id, category, subKind, answers, phrases, text, publicKind, location, place, receivedAt });
  const isExpected = await isUnderSituation(deps, accepted, { districtId: place.districtId, category, observedAt: observedAtOf(submission, receivedAt) });
  const kept = keptBack(deps, accepted, { isUrgent: found.route.urgency !== null, isExpected, text });
  const main = kept === null ? accepted.main : null;
  const report: Report = {
    ...observed({ ...accepted, main }, kept),
    ...routed(found),
    cityId: city.id,
    cityVersion: city.version,
    phrases,
    place,
    receivedAt,
    updatedAt: receivedAt
  };
  const said = await saidAgain(deps, submission.again ?? null, report);
  const description: ReportText | null = text === null ? null : { ...textOf(report, newId(deps)), body: text };
  return {
    report: { ...report, observedAt: observedAtOf(submission, receivedAt) },
    description,
    key: { sha256: hashSecret(submission.secret), purpose: 'reporter', expires: null },
    suggestions: main ? [] : withSaid(said ? [said] : [], found.suggestions),
    changeId: newId(deps),
    events: [{ id: newId(deps), type: 'received', public: true, data: receivedData(accepted, kept) }, ...(main ? [bornMerged(deps, main)] : [])],
    actor: { kind: 'reporter', id: null },
    // Nobody is called because of something that may be no report; its release calls them.
    deliveries: kept
      ? []
      : [
          ...followUpsOf({ before: null, after: report }, { city, now: receivedAt }),
          ...(main ? followUpsOf({ before: main, after: { ...main, ...takeOverUrgency(main, [report]) } }, { city, now: receivedAt }) : [])
        ]
  };
}

/** When it was seen, as far as that can be believed; else when it came in. */
function observedAtOf({ observedAt }: Submission, receivedAt: Instant): Instant {
  const isLikely = observedAt !== null && observedAt <= receivedAt && observedAt >= receivedAt - OBSERVED_WITHIN_DAYS * DAY;
  return isLikely ? observedAt : receivedAt;
}

/** "Auch gesehen" with a photo or news: a report of its own that follows the main one from the start (decision 9). */
function bornMerged(deps: ReportDeps, main: Report): NewEvent {
  return { id: newId(deps), type: 'merged', public: true, data: { into: main.id, reference: main.reference } };
}

/** What the city's index and areas say, as exactly as the point was found; a described place has at most its district. */
export function placeOf(location: ReportLocation, city: City): Place {
  if (location.kind === 'point') return placeAt(location, city, location.accuracyMeters);
  return { street: null, houseNumber: null, quarterId: null, districtId: location.districtId };
}

/** Why it is kept apart as something that may be no report; see `AbuseGuard`. */
function keptBack(
  { guard, now }: ReportDeps,
  { submission, city }: Accepted,
  about: { isUrgent: boolean; isExpected: boolean; text: string | null }
): HoldReason | null {
  return guard?.judge({ id: submission.id, cityId: city.id, signals: submission.signals ?? null, ...about }, now()) ?? null;
}

async function isUnderSituation({ situations }: ReportDeps, { city }: Accepted, seen: Sighting): Promise<boolean> {
  return ((await situations?.inForce(city.id)) ?? []).some((each) => covers(each, seen));
}

function receivedData({ held }: Accepted, kept: HoldReason | null): Record<string, string> {
  return { ...(held && { held }), ...(kept && { kept }) };
}

function observed({ submission, category, main, held }: Accepted, kept: HoldReason | null) {
  const { id, subKind, answers, location, language, channel, photosExpected } = submission;
  return {
    id,
    subKind,
    answers,
    location,
    language,
    channel,
    photosExpected,
    category: category.code,
    publicKind: category.visibility,
    published: publishedOnReceipt(category) && held === null && kept === null,
    mergedInto: main?.id ?? null,
    reference: '',
    observedAt: 0,
    version: 1,
    state: kept === null ? 'received' : 'held',
    outcome: null,
    closing: null,
    waiting: null,
    forwardedTo: null,
    hiddenAt: null,
    leftSpot: false,
    assignee: null,
    returns: 0,
    closedAt: null
  } as const;
}

function routed({ route }: Triage) {
  return {
    team: route.team,
    proposedOrganisation: route.forwardTo,
    routeRule: route.rule,
    routeReasons: route.reasons,
    dueAt: route.dueAt,
    urgency: route.urgency
  };
}

function textOf({ cityId, id, language, receivedAt }: Report, textId: string): Omit<ReportText, 'body'> {
  return { id: textId, cityId, reportId: id, kind: 'description', language, at: receivedAt, authorId: null };
}
