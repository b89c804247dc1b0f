import type { Refusal, StaffAction } from '#lib/domain/report/actions.ts';
import { cleanText } from '#lib/domain/report/clean-text.ts';
import type { DecidedEvent } from '#lib/domain/report/decision.ts';
import type { ReportEvent, ReportPatch } from '#lib/domain/report/events.ts';
import { openFlags } from '#lib/domain/report/flag.ts';
import { decide } from '#lib/domain/report/lifecycle.ts';
import { isOpen, type Report } from '#lib/domain/report/report.ts';
import { may } from '#lib/domain/staff/policy.ts';
import type { Staff } from '#lib/domain/staff/staff.ts';
import { renewSuggestions } from './again.ts';
import { cityOf, newId, type ReportDeps } from './deps.ts';
import { followUpsOf } from './follow-ups.ts';
import { newsOf } from './news-of.ts';
import { readable, rightFor, whyForbidden } from './permission.ts';
import { reroute } from './reroute.ts';
import type { Change, NewEvent } from './store.ts';
import type { Acted, ReportVerbs } from './verbs.ts';

/** Staff do something with a report they read in `expectedVersion`; nobody's newer change is ever overwritten. */
export function createAct(deps: ReportDeps): ReportVerbs['act'] {
  return async (staff, reference, expectedVersion, wished) => {
    const action = withCleanText(wished);
    const report = await readable(deps, staff, reference);
    if (!report) return { ok: false, reason: 'not-found' };
    const reason = whyForbidden(staff, rightFor(action, staff, report), report) ?? (await whyNotTo(deps, report, action));
    if (reason) return { ok: false, reason };
    if (report.version !== expectedVersion) return { ok: false, reason: 'version-conflict' };
    return decideAndCommit(deps, staff, report, action);
  };
}

/** What staff write is read by the same people and browsers as what residents write. */
function withCleanText(action: StaffAction): StaffAction {
  if (action.type === 'note' || action.type === 'answer') return { ...action, text: cleanText(action.text) };
  return action.type === 'close' ? { ...action, answer: action.answer && cleanText(action.answer) } : action;
}

async function decideAndCommit(deps: ReportDeps, staff: Staff, report: Report, action: StaffAction): Promise<Acted> {
  const city = cityOf(deps, report.cityId);
  const history = await deps.store.history(report.cityId, report.id);
  const context = { city, now: deps.now(), proofPhotos: await countProof(deps, report, history), isFlagged: openFlags(history).length > 0 };
  const decision = decide(report, action, context);
  if (!decision.ok) return decision;
  if (await hidesFollowers(deps, report, decision.patch)) return { ok: false, reason: 'has-followers' };
  const rerouted = action.type === 'recategorise' ? await reroute(deps, city, { ...report, ...decision.patch }) : null;
  const patch = { ...decision.patch, ...rerouted?.patch };
  const now = deps.now();
  const changeId = newId(deps);
  const events = [decision.event, ...(decision.further ?? [])].map((event) => eventOf(deps, { staff, report, decided: event }));
  const part = { reportId: report.id, expectedVersion: report.version, patch, events };
  const change: Change = {
    cityId: city.id,
    changeId,
    at: now,
    actor: { kind: 'staff', id: staff.id },
    parts: [part],
    deliveries: [...followUpsOf({ before: report, after: { ...report, ...patch } }, { city, now }), ...newsOf([part], { changeId, takesBack: false, now })]
  };
  const committed = await deps.store.commit(change);
  if (!committed.ok) return { ok: false, reason: committed.reason };
  if (rerouted) await renewSuggestions(deps, report, rerouted.suggestions);
  const [changed] = committed.reports;
  return changed ? { ok: true, report: changed, changeId: change.changeId } : { ok: false, reason: 'not-found' };
}

/** A report is only given to somebody who may work on it. */
async function whyNotTo({ people }: ReportDeps, report: Report, action: StaffAction): Promise<Refusal | null> {
  if (action.type !== 'assign' || action.assignee === null) return null;
  const person = await people.byId(action.assignee);
  if (!person) return 'unknown-code';
  return may(person, 'accept', { ...report, assignee: null }) ? null : 'other-team';
}

/** Photos that staff took since the report was last reopened: an older one proves nothing about today. */
async function countProof({ photos }: ReportDeps, { cityId, id }: Report, history: readonly ReportEvent[]): Promise<number> {
  const reopenedAt = history.findLast(({ type }) => type === 'reopened')?.at ?? 0;
  return (await photos.ofReport(cityId, id)).filter(({ kind, receivedAt }) => kind === 'proof' && receivedAt >= reopenedAt).length;
}

/** What others reported in public would silently become private with it, and stay so after they are separated again. */
async function hidesFollowers({ store }: ReportDeps, report: Report, { publicKind }: ReportPatch): Promise<boolean> {
  if (report.publicKind !== 'pin' || publicKind !== 'counts') return false;
  return (await store.mergedInto(report.cityId, report.id)).some(isOpen);
}

function eventOf(deps: ReportDeps, { staff, report, decided }: { staff: Staff; report: Report; decided: DecidedEvent }): NewEvent {
  const { text, ...event } = decided;
  const about = { cityId: report.cityId, reportId: report.id, at: deps.now(), authorId: staff.id, language: 'de' };
  return { id: newId(deps), ...event, ...(text && { text: { id: newId(deps), ...about, ...text } }) };
}
