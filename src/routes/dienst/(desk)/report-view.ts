import type { City } from '#lib/domain/city/city.ts';
import { may, type PolicyAction } from '#lib/domain/staff/policy.ts';
import type { Staff } from '#lib/domain/staff/staff.ts';
import type { Instant } from '#lib/domain/time.ts';
import { agoWords, dateWords, stepWords } from '#lib/report-ui/dates.ts';
import { duplicateReason, labelOf, phraseWords, placeWords, routeReason, stateWord } from '#lib/report-ui/words.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { dueWords } from './due.ts';
import { eventTitle } from './event-words.ts';

type StaffReport = NonNullable<Awaited<ReturnType<App.Locals['app']['desk']['report']>>>;
type Report = StaffReport['report'];

/** A report in the words of the desk: what the three panes and the report page show. */
export function reportView(shown: StaffReport, city: City, staff: Staff, now: Instant) {
  const { report } = shown;
  const category = city.categories.find(({ code }) => code === report.category);
  const can = (action: PolicyAction) => may(staff, action, report);
  return {
    ...heading(report, city, now),
    version: report.version,
    team: labelOf(city.teams, report.team),
    isOpen: report.state !== 'closed',
    isCounts: report.publicKind === 'counts',
    described: report.location.kind === 'described' ? report.location.text : null,
    point: report.location.kind === 'point' ? { lat: report.location.lat, lon: report.location.lon, accuracyMeters: report.location.accuracyMeters } : null,
    phrases: phraseWords(city, report.category, report.phrases),
    answers: Object.entries(report.answers).map(([code, option]) => {
      const question = category?.questions.find((entry) => entry.code === code);
      return { question: labelOf(category?.questions ?? [], code), answer: labelOf(question?.options ?? [], option) };
    }),
    text: shown.text,
    reasons: report.routeReasons.map((reason) => routeReason(reason, city)),
    proposed: report.proposedOrganisation ? labelOf(city.organisations, report.proposedOrganisation) : null,
    proposedCode: report.proposedOrganisation,
    assignee: shown.assignee,
    colleagues: shown.colleagues,
    alsoSeen: shown.alsoSeen,
    main: shown.main && heading(shown.main, city, now),
    merged: shown.mergedReports.map((entry) => heading(entry, city, now)),
    photos: shown.photos.map((photo) => ({ id: photo.id, kind: photo.kind, released: photo.released !== null, example: photo.example, width: photo.width, height: photo.height, when: dateWords(photo.receivedAt) })),
    suggestions: shown.suggestions.map((suggestion) => ({
      ...heading(suggestion.report, city, now),
      photo: suggestion.photo,
      why: suggestion.reasons.map((reason) => duplicateReason(reason, city, suggestion.report.category)).join(', '),
      mergeable: suggestion.report.publicKind === report.publicKind && suggestion.report.mergedInto === null
    })),
    history: shown.history.map((event) => ({
      id: event.id,
      changeId: event.changeId,
      title: eventTitle(event, city),
      when: stepWords(event.at),
      who: event.actorName ?? (event.actor.kind === 'reporter' ? m.actor_reporter() : event.actor.kind === 'system' ? m.actor_system() : ''),
      state: event.after.state ?? null,
      outcome: event.after.outcome ?? null,
      undoable: event.undoable && can('undo')
    })),
    notes: shown.notes.map(({ body, at, author }) => ({ body, author, when: stepWords(at) })),
    publicAnswers: shown.answers.map(({ body, at, author }) => ({ body, author, when: stepWords(at) })),
    publicPage: shown.publicPage,
    rights: {
      accept: can('accept'), take: can('take'), assign: can('assign'), recategorise: can('recategorise'), wait: can('wait'), forward: can('forward'), close: can('close'),
      reopen: can('reopen'), note: can('note'), answer: can('answer'), merge: can('merge'), proof: can('add_proof'), release: can('release_photo'), withhold: can('withhold_photo')
    }
  };
}

export type ReportView = ReturnType<typeof reportView>;

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
    stateText: report.forwardedTo ? m.state_forwarded_to({ organisation: labelOf(city.organisations, report.forwardedTo) }) : stateWord(report.state, report.outcome),
    received: stepWords(report.receivedAt),
    ago: agoWords(report.receivedAt, now),
    due: dueWords(report.dueAt, now, report.state !== 'closed')
  };
}
