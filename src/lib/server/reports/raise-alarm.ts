import { alarmRecipient, isStillRaised } from '#lib/domain/triage/alarm.ts';
import type { NewDelivery } from '../delivery/store.ts';
import type { DeliveryHandler } from '../delivery/verbs.ts';
import { cityOf, type ReportDeps } from './deps.ts';

/**
 * The next step of an alarm: a line in the history and a mail, together or not at all. Accepting the report ends the
 * chain. The event's id comes from report, step and start, so that a step that runs twice is raised once.
 */
export function createRaiseAlarm(deps: Pick<ReportDeps, 'store' | 'cities' | 'now'>): DeliveryHandler {
  return async ({ cityId, reportId, data }) => {
    const report = reportId === null ? null : await deps.store.byId(cityId, reportId);
    const city = cityOf(deps, cityId);
    const step = city.response.alarm.find(({ code }) => code === data['step']);
    const isNews = data['isNews'] === 1;
    if (!report || !step || !isStillRaised(report, { isNews })) return { ok: true };
    const now = deps.now();
    const { team, role } = alarmRecipient(step, report, city, now);
    const id = `${report.id}+alarm+${step.code}+${data['startedAt']}`;
    const mail: NewDelivery = {
      key: `mail/${id}`,
      topic: 'mail',
      runAfter: now,
      reportId: report.id,
      data: { kind: 'alarm', step: step.code, team, role, ...(isNews && { isNews: 1 }) }
    };
    await deps.store.append({
      cityId,
      reportId: report.id,
      changeId: id,
      at: now,
      actor: { kind: 'system', id: null },
      event: { id, type: 'alarmed', public: false, data: { step: step.code, team, role } },
      deliveries: [mail]
    });
    return { ok: true };
  };
}
