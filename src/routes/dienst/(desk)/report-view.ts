import type { City } from '#lib/domain/city/city.ts';
import { looksOf } from '#lib/domain/report/flag.ts';
import { isUnaccepted } from '#lib/domain/report/responsibility.ts';
import { may, mergeRight, type PolicyAction } from '#lib/domain/staff/policy.ts';
import type { Staff } from '#lib/domain/staff/staff.ts';
import type { Instant } from '#lib/domain/time.ts';
import { agoWords, dateWords, shortDateWords, stepWords, timeWords } from '#lib/report-ui/dates.ts';
import { flagReasonWord } from '#lib/report-ui/flag-words.ts';
import { answerWords, duplicateReason, labelOf, phraseWords, placeWords, routeReason, stateWord, urgencyWord } from '#lib/report-ui/words.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { alarmView } from './alarm-view.ts';
import { chosenWords } from './correction-words.ts';
import { dueWords, pauseWords } from './due.ts';
import { eventTitle } from './event-words.ts';
import { returnedWords } from './inbox-words.ts';
import { partnerView } from './partner-view.ts';
import { visibilityView } from './visibility-view.ts';

type StaffReport = NonNullable<Awaited<ReturnType<App.Locals['app']['desk']['report']>>>;
type Report = StaffReport['report'];

/** A report in the words of the desk: what the three panes and the report page show. */
export function reportView(shown: StaffReport, city: City, staff: Staff, now: Instant) {
  const { report } = shown;
  const can = (action: PolicyAction) => may(staff, action, report);
  return {
    ...heading(report, city, now),
    version: report.version,
    categoryCode: report.subKind ? `${report.category}/${report.subKind}` : report.category,
    team: labelOf(city.teams, report.team),
    isAtControlRoom: report.team === city.phones.controlRoom.team,
    alarm: alarmView(shown, city),
    partner: partnerView(shown, city),
    awaitsAcceptance: report.urgency !== null && isUnaccepted(report),
    pause: pauseWords(shown),
    returned: returnedWords(report.returns),
    isOpen: report.state !== 'closed',
    isCounts: report.publicKind === 'counts',
    described: can('read_text') ? describedWords(report) : null,
    language: report.language,
    point: report.location.kind === 'point' ? { lat: report.location.lat, lon: report.location.lon, accuracyMeters: report.location.accuracyMeters } : null,
    phrases: phraseWords(city, report.category, report.phrases),
    answers: answerWords(city, report.category, report.answers),
    text: shown.text,
    reasons: report.routeReasons.map((reason) => reasonWords(reason, shown, city)),
    visibility: visibilityView(shown, city),
    proposed: report.proposedOrganisation ? labelOf(city.organisations, report.proposedOrganisation) : null,
    proposedCode: report.proposedOrganisation,
    assignee: shown.assignee,
    colleagues: shown.colleagues,
    alsoSeen: shown.alsoSeen,
    main: shown.main && heading(shown.main, city, now),
    unmerge: shown.history.findLast(({ type, undoable }) => type === 'merged' && undoable)?.changeId ?? null,
    separates: shown.main !== null && mergeRight(staff, [report, shown.main]) === 'merge',
    requests: shown.requests.map(({ other, ...request }) => ({ ...request, other: heading(other, city, now) })),
    merged: shown.mergedReports.map((entry) => ({
      ...heading(entry, city, now),
      unmerge: unmergeOf(shown, entry),
      separates: mergeRight(staff, [entry, report]) === 'merge' ? entry.version : null
    })),
    photosMissing: photosMissing(shown),
    photos: shown.photos.map((photo) => ({
      id: photo.id,
      kind: photo.kind,
      // What was released before a report became counts-only went out of sight with it.
      released: photo.released !== null && report.publicKind === 'pin',
      example: photo.example,
      width: photo.width,
      height: photo.height,
      when: dateWords(photo.receivedAt)
    })),
    suggestions: shown.suggestions
      .filter(({ id }) => !isFamily(shown, id))
      .map((suggestion) => ({
        ...heading(suggestion.report, city, now),
        photo: suggestion.photo,
        cameBack: suggestion.reasons.some(({ code }) => code === 'recently_closed'),
        why: suggestion.reasons.map((reason) => duplicateReason(reason, city, suggestion.report.category)).join(', '),
        mergeable:
          report.state !== 'closed' &&
          suggestion.report.publicKind === report.publicKind &&
          suggestion.report.mergedInto === null &&
          suggestion.report.state !== 'closed'
      })),
    comeBacks: shown.comeBacks.map((later) => heading(later, city, now)),
    latest: latestOf(shown, city),
    flags: shown.flags.map(({ reason, text, at }) => ({ reason: flagReasonWord(reason), text, when: whenWords(at) })),
    looks: looksWords(shown),
    history: shown.history.filter(isWork).map((event) => ({
      id: event.id,
      changeId: event.changeId,
      title: eventTitle(event, city),
      type: event.type,
      when: whenWords(event.at),
      who: whoDid(event),
      state: event.type === 'received' ? ('received' as const) : (event.after.state ?? null),
      outcome: event.after.outcome ?? null,
      undoable: event.undoable
    })),
    notes: shown.notes.map(({ body, at, author }) => ({ body, author: author ?? m.actor_public(), when: whenWords(at) })),
    publicAnswers: shown.answers.map(({ body, at, author }) => ({ body, author, when: whenWords(at) })),
    rights: {
      readText: can('read_text'),
      undo: can('undo'),
      accept: can('accept'),
      take: can('take'),
      assign: can('assign'),
      recategorise: can('recategorise'),
      wait: can('wait'),
      forward: can('forward'),
      close: can('close'),
      reopen: can('reopen'),
      note: can('note'),
      answer: can('answer'),
      return: can('return'),
      assignTeam: can('assign_team'),
      dismiss: can('dismiss_organisation'),
      urgency: can('set_urgency'),
      leaveSpot: can('leave_spot'),
      linkSituation: can('link_situation'),
      hide: can('hide'),
      merge: can('merge'),
      proof: can('add_proof'),
      release: can('release_photo'),
      withhold: can('withhold_photo')
    }
  };
}

export type ReportView = ReturnType<typeof reportView>;

/** Why this team and this deadline; what a report said that was withdrawn since stays true until staff decide otherwise. */
function reasonWords(reason: Report['routeReasons'][number], { mergedReports }: StaffReport, city: City): string {
  if (reason.code === 'chosen_by_staff') return chosenWords(reason.reason);
  const words = routeReason(reason, city);
  const joined = reason.code === 'urgent' && mergedReports.find(({ reference }) => reference === reason.joined);
  return joined && joined.outcome === 'withdrawn' ? m.route_said_by_withdrawn({ reason: words }) : words;
}

/** The change that separates this report again; null once something later built on it. */
function unmergeOf({ history }: StaffReport, { id }: Report): string | null {
  return history.findLast(({ type, data, undoable }) => type === 'merged' && data['from'] === id && undoable)?.changeId ?? null;
}

/** How many announced photos of its reporter are still on their way, or never came; null when all are here. */
function photosMissing({ report, photos }: StaffReport): { arrived: number; expected: number } | null {
  const arrived = photos.filter(({ kind }) => kind === 'report').length;
  return arrived < report.photosExpected ? { arrived, expected: report.photosExpected } : null;
}

/** Already joined with it, so nothing is left to suggest. */
function isFamily({ main, mergedReports }: StaffReport, id: string): boolean {
  return main?.id === id || mergedReports.some((entry) => entry.id === id);
}

/** What somebody else did last, for whoever was too late; which Lage it belongs to makes nobody too late. */
function latestOf({ history }: StaffReport, city: City) {
  const event = history.findLast((each) => isWork(each) && !each.type.startsWith('situation_'));
  return event ? { title: eventTitle(event, city), who: whoDid(event), when: whenWords(event.at) } : null;
}

/** Answers to "Noch da?" are counted, not listed. */
const isWork = ({ type }: StaffReport['history'][number]) => type !== 'looked';

function looksWords({ history }: StaffReport): string | null {
  const looks = looksOf(history);
  return looks && m.desk_looks({ there: looks.there, gone: looks.gone, when: whenWords(looks.lastAt) });
}

function whoDid({ actorName, actor }: StaffReport['history'][number]): string {
  if (actorName !== null) return actorName;
  if (actor.kind === 'reporter') return m.actor_reporter();
  return actor.kind === 'public' ? m.actor_public() : m.actor_system();
}

const whenWords = (at: Instant) => `${shortDateWords(at)}, ${timeWords(at)}`;

/** The place in the resident's own words, where they say more than the index knows. */
function describedWords({ location }: Report): { label: string; words: string } | null {
  if (location.kind === 'described') return { label: m.desk_described(), words: location.text };
  return location.typedAddress ? { label: m.desk_typed_address(), words: location.typedAddress } : null;
}

function heading(report: Report, city: City, now: Instant) {
  const category = city.categories.find(({ code }) => code === report.category);
  const district = city.districts.find(({ id }) => id === report.place.districtId)?.fullName ?? '';
  return {
    reference: report.reference,
    headVersion: report.version,
    icon: category?.icon ?? 'other',
    category: labelOf(city.categories, report.category),
    subKind: report.subKind ? labelOf(category?.subKinds ?? [], report.subKind) : null,
    place: report.location.kind === 'described' ? m.place_described() : placeWords(report.place, city),
    district,
    state: report.state,
    outcome: report.outcome,
    stateText: report.forwardedTo
      ? m.state_forwarded_to({ organisation: labelOf(city.organisations, report.forwardedTo) })
      : stateWord(report.state, report.outcome),
    received: stepWords(report.receivedAt, now),
    ago: agoWords(report.receivedAt, now),
    due: dueWords(report, now),
    urgent: report.urgency === null ? null : urgencyWord(city, report.urgency)
  };
}
