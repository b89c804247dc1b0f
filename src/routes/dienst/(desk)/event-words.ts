import type { City } from '#lib/domain/city/city.ts';
import type { ReportEvent } from '#lib/domain/report/events.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { dateWords } from '#lib/report-ui/dates.ts';
import { labelOf, stateWord } from '#lib/report-ui/words.ts';
import { flagReasonWord } from '#lib/report-ui/flag-words.ts';
import { dismissalWord, hidingWord, spotReasonWord, teamReasonWord, urgencyReasonWord } from './correction-words.ts';

/** One line of the internal history in words. */
export function eventTitle(event: Pick<ReportEvent, 'type' | 'after' | 'data'>, city: City): string {
  const { after, data } = event;
  switch (event.type) {
    case 'received':
      return m.event_received();
    case 'released':
      return m.event_released();
    case 'accepted':
      return m.event_accepted();
    case 'assigned':
      return after.assignee === null ? m.event_unassigned() : m.event_assigned();
    case 'returned':
      return m.event_returned({
        team: labelOf(city.teams, codeIn(data, 'to')),
        reason: labelOf(city.response.returns.reasons, codeIn(data, 'reason'))
      });
    case 'team_assigned':
      return m.event_team_assigned({ team: labelOf(city.teams, codeIn(data, 'to')), reason: teamReasonWord(codeIn(data, 'reason')) });
    case 'organisation_dismissed':
      return m.event_organisation_dismissed({
        organisation: labelOf(city.organisations, codeIn(data, 'organisation')),
        reason: dismissalWord(codeIn(data, 'reason'))
      });
    case 'made_urgent':
      return m.event_made_urgent({ reason: urgencyReasonWord(codeIn(data, 'reason')) });
    case 'calmed':
      return m.event_calmed({ reason: urgencyReasonWord(codeIn(data, 'reason')) });
    case 'left_spot':
      return m.event_left_spot({ reason: spotReasonWord(codeIn(data, 'reason')) });
    case 'situation_linked':
      return m.event_situation_linked();
    case 'situation_unlinked':
      return m.event_situation_unlinked();
    case 'hidden':
      return m.event_hidden({ reason: hidingWord(codeIn(data, 'reason')) });
    case 'shown':
      return m.event_shown();
    case 'flagged':
      return m.event_flagged({ reason: flagReasonWord(codeIn(data, 'reason')) });
    case 'looked':
      return m.event_looked();
    case 'rule_proposed':
      return m.event_rule_proposed();
    case 'escalated':
      return m.event_escalated({ team: labelOf(city.teams, codeIn(data, 'to')) });
    case 'alarmed':
      return m.event_alarmed({ whom: alarmWhom(data, city) });
    case 'recategorised':
      return m.event_recategorised({ category: labelOf(city.categories, after.category ?? null), team: labelOf(city.teams, after.team ?? null) });
    case 'waiting':
      return after.waiting
        ? m.event_waiting({ reason: labelOf(city.waitingReasons, after.waiting.reason), date: dateWords(after.waiting.until) })
        : m.state_waiting();
    case 'forwarded':
      return m.state_forwarded_to({ organisation: labelOf(city.organisations, after.forwardedTo ?? null) });
    case 'closed':
      return after.closing?.finding
        ? m.event_closed_finding({ outcome: stateWord('closed', after.outcome ?? null), finding: labelOf(city.findings, after.closing.finding) })
        : stateWord('closed', after.outcome ?? null);
    case 'reopened':
      return data['reason'] === 'still_there' ? m.event_still_there() : m.step_reopened();
    case 'merged':
      return data['into'] === undefined
        ? m.event_absorbed({ reference: String(data['reference'] ?? '') })
        : m.event_merged({ reference: String(data['reference'] ?? '') });
    case 'unmerged':
      return m.event_unmerged();
    case 'merge_requested':
      return m.event_merge_requested({ reference: String(data['reference'] ?? '') });
    case 'merge_declined':
      return m.event_merge_declined({ reference: String(data['reference'] ?? '') });
    case 'told_apart':
      return m.event_told_apart({ reference: String(data['reference'] ?? '') });
    case 'supported':
      return m.event_supported();
    case 'noted':
      return m.event_noted();
    case 'answered':
      return m.event_answered();
    case 'photo_added':
      return m.event_photo_added();
    case 'photo_released':
      return m.event_photo_released();
    case 'photo_withheld':
      return m.event_photo_withheld();
    case 'withdrawn':
      return m.event_withdrawn();
    case 'undone':
      return m.event_undone();
  }
}

/** Whom an alarm went to, as a duty desk or a lead. */
export function alarmWhom(data: ReportEvent['data'], city: City): string {
  const team = labelOf(city.teams, codeIn(data, 'team'));
  return data['role'] === 'lead' ? m.alarm_lead({ team }) : m.alarm_duty({ team });
}

function codeIn(data: ReportEvent['data'], name: string): string {
  return String(data[name] ?? '');
}
