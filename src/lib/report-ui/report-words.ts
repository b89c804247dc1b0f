import { unbroken } from '#lib/domain/report/reference.ts';
import type { City, Team } from '#lib/domain/city/city.ts';
import type { PublicReport, PublicStep } from '#lib/domain/report/public-view.ts';
import type { Outcome, ReportState } from '#lib/domain/report/report.ts';
import type { Instant } from '#lib/domain/time.ts';
import { cityWord } from '#lib/i18n/city-word.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { agoWords, clockWords, dateYearWords, dayWords, isoTime } from './dates.ts';
import { labelOf, phraseWords, placeWords, stateWord } from './words.ts';

/** A public report in the words of the page, ready to be shown on a card. */
export type ReportWords = {
  reference: string;
  icon: string;
  /** "Sperrmüll", or the category where nothing more exact is known. */
  title: string;
  category: string;
  phrases: string;
  place: string;
  district: string;
  state: ReportState;
  outcome: Outcome | null;
  stateText: string;
  ago: string;
  receivedIso: string;
  alsoSeen: number;
  mergedInto: string | null;
};

export type StepWords = { state: ReportState; outcome: Outcome | null; title: string; when: string; iso: string; text: string; answer: string | null };

export function reportWords(report: PublicReport, city: City, now: Instant): ReportWords {
  const category = city.categories.find(({ code }) => code === report.category);
  const word = labelOf(city.categories, report.category);
  return {
    reference: report.reference,
    icon: category?.icon ?? 'other',
    title: report.subKind ? labelOf(category?.subKinds ?? [], report.subKind) : word,
    category: word,
    phrases: phraseWords(city, report.category, report.phrases),
    place: placeWords({ street: report.street, houseNumber: null, quarterId: report.quarterId }, city),
    district: city.districts.find(({ id }) => id === report.districtId)?.fullName ?? '',
    state: report.state,
    outcome: report.outcome,
    stateText: stateText(report, city, now),
    ago: agoWords(report.receivedAt, now),
    receivedIso: isoTime(report.receivedAt),
    alsoSeen: report.alsoSeen,
    mergedInto: report.mergedInto
  };
}

/** "Weitergegeben an USB Bochum", "Wartet bis 3. Dezember 2026", "Erledigt"; a merged report says its main one's state. */
export function stateText(report: PublicReport, city: City, now: Instant): string {
  const text = ownStateText(report, city, now);
  return report.mergedInto ? m.state_merged_into({ state: text, reference: unbroken(report.mergedInto) }) : text;
}

function ownStateText(report: PublicReport, city: City, now: Instant): string {
  if (report.state === 'forwarded' && report.forwardedTo) return m.state_forwarded_to({ organisation: labelOf(city.organisations, report.forwardedTo) });
  // A day that is over promises nothing any more.
  if (report.state === 'waiting' && report.waitingUntil && report.waitingUntil > now)
    return m.state_waiting_until({ date: dateYearWords(report.waitingUntil) });
  if (report.state === 'closed' && report.closedAt)
    return m.state_closed_on({ outcome: stateWord(report.state, report.outcome), date: dayWords(report.closedAt, now) });
  return stateWord(report.state, report.outcome);
}

/** One dated step in words; who did it is never told. */
export function stepInWords(step: PublicStep, city: City, now: Instant): StepWords {
  return {
    state: step.state,
    outcome: step.outcome,
    title: stepTitle(step, city),
    when: clockWords(step.at, now),
    iso: isoTime(step.at),
    text: stepText(step, city),
    answer: step.answer
  };
}

export function teamOf(city: City, code: string): Team | null {
  return city.teams.find((team) => team.code === code) ?? null;
}

/** Name and ways to reach the body that has the matter instead of the city's teams; null while the city has it. */
export function responsibleOf({ responsibleOrganisation, forwardedTo }: PublicReport, city: City) {
  const found = city.organisations.find(({ code }) => code === (responsibleOrganisation ?? forwardedTo));
  return found ? { word: cityWord(found.label), phone: found.phone, url: found.url } : null;
}

function stepTitle(step: PublicStep, city: City): string {
  switch (step.type) {
    case 'received':
      return m.state_received();
    case 'forwarded':
      return m.state_forwarded_to({ organisation: labelOf(city.organisations, step.organisation) });
    case 'waiting':
      return step.until ? m.state_waiting_until({ date: dateYearWords(step.until) }) : m.state_waiting();
    case 'merged':
      return m.step_merged();
    case 'unmerged':
      return m.step_unmerged();
    case 'reopened':
      return m.step_reopened();
    case 'recategorised':
      return m.step_recategorised();
    case 'answered':
      return m.step_answered();
    case 'accepted':
    case 'closed':
    case 'withdrawn':
      return stateWord(step.state, step.outcome);
  }
}

function stepText(step: PublicStep, city: City): string {
  if (step.type === 'waiting') return labelOf(city.waitingReasons, step.reason);
  if (step.type === 'closed' && step.outcome === 'rejected') return labelOf(city.rejectionRules, step.reason);
  if (step.type === 'closed' && step.outcome === 'not_responsible' && step.organisation)
    return [m.step_responsible({ organisation: labelOf(city.organisations, step.organisation) }), ...(step.handedOn ? [m.step_handed_on()] : [])].join(' ');
  if (step.finding) return labelOf(city.findings, step.finding);
  if (step.type === 'accepted' && step.team) return m.step_team({ team: labelOf(city.teams, step.team) });
  return '';
}
