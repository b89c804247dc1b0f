import type { City } from '#lib/domain/city/city.ts';
import { urgentReason } from '#lib/domain/report/joined-urgency.ts';
import { isUnaccepted } from '#lib/domain/report/responsibility.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { shortDateWords, timeWords } from '#lib/report-ui/dates.ts';
import { labelOf, urgencyWord } from '#lib/report-ui/words.ts';
import { alarmWhom } from './event-words.ts';

type StaffReport = NonNullable<Awaited<ReturnType<App.Locals['app']['desk']['report']>>>;
type Step = StaffReport['alarms'][number];

/** The alarm chain of a report in words: what was raised, what comes next, who ended it. Null where there never was one. */
export function alarmView(shown: StaffReport, city: City) {
  const { report, alarms } = shown;
  if (alarms.length === 0 || report.urgency === null) return null;
  const isRunning = isUnaccepted(report);
  const accepted = isRunning ? undefined : shown.history.findLast(({ type }) => type === 'accepted');
  return {
    title: m.alarm_title({ what: urgencyWord(city, report.urgency) }),
    joined: urgentReason(report)?.joined ?? null,
    isRunning,
    steps: alarms.map((step) => ({
      code: step.key,
      label: labelOf(city.response.alarm, String(step.data['step'])),
      ...stepState(shown, step, city, isRunning)
    })),
    ended: accepted ? m.alarm_acknowledged({ who: accepted.actorName ?? m.actor_system(), when: whenWords(accepted.at) }) : m.alarm_ended()
  };
}

function stepState({ history }: StaffReport, { data, runAfter }: Step, city: City, isRunning: boolean) {
  const startedAt = Number(data['startedAt']);
  const raised = history.findLast((event) => event.type === 'alarmed' && event.data['step'] === data['step'] && event.at >= startedAt);
  if (raised) return { state: 'raised' as const, words: m.alarm_step_raised({ when: whenWords(raised.at), whom: alarmWhom(raised.data, city) }) };
  if (isRunning) return { state: 'planned' as const, words: m.alarm_step_planned({ when: whenWords(runAfter) }) };
  return { state: 'spared' as const, words: m.alarm_step_spared() };
}

const whenWords = (at: number) => `${shortDateWords(at)}, ${timeWords(at)}`;
