import { may, type PolicyAction } from '#lib/domain/staff/policy.ts';
import { openFlags } from '#lib/domain/report/flag.ts';
import { openRequests } from '#lib/domain/report/merge-request.ts';
import { isUndoable } from '#lib/domain/report/merge.ts';
import { toldApartFrom } from '#lib/domain/report/told-apart.ts';
import type { PublicReportPage } from '#lib/domain/report/public-view.ts';
import type { Report } from '#lib/domain/report/report.ts';
import { MOST_SHOWN } from '#lib/domain/triage/duplicates.ts';
import type { Staff } from '#lib/domain/staff/staff.ts';
import type { StaffStore } from '../auth/store.ts';
import type { DeliveryStore } from '../delivery/store.ts';
import type { PartnerRequest, PartnerStore } from '../partners/store.ts';
import type { PhotoStore } from '../photos/store.ts';
import type { ReportStore, ReportText } from '../reports/store.ts';
import type { StaffQueries, StaffReport, StaffSuggestion } from './queries.ts';
import { undoableChanges } from './undoable-changes.ts';

export type StaffReportDeps = {
  reports: ReportStore;
  photos: PhotoStore;
  people: StaffStore;
  deliveries: Pick<DeliveryStore, 'ofReport'>;
  partners: Pick<PartnerStore, 'ofReport'>;
  publicPage: (cityId: string, reference: string) => Promise<PublicReportPage | null>;
};

/** The report's page of the desk. Text and photos are left out for whoever may only see that the report exists. */
export function createStaffReportQuery(deps: StaffReportDeps): StaffQueries['report'] {
  return async (staff, reference) => {
    const report = await deps.reports.byReference(reference);
    if (!report || report.state === 'held' || !may(staff, 'read', report)) return null;
    return readStaffReport(deps, staff, report);
  };
}

async function readStaffReport(
  { reports, photos, people, deliveries, partners, publicPage }: StaffReportDeps,
  staff: Staff,
  report: Report
): Promise<StaffReport> {
  const { cityId, id } = report;
  const colleagues = await people.list(cityId);
  const texts = may(staff, 'read_text', report) ? await reports.texts(cityId, id) : [];
  const description = texts.find((text) => text.kind === 'description');
  const mainId = report.mergedInto;
  const history = await historyOf(reports, { staff, report, people: colleagues });
  const flags = openFlags(history);
  return {
    report,
    text: description ? { body: description.body, language: description.language } : null,
    notes: wordsOf(
      texts.filter(({ id: textId }) => !flags.some((flag) => flag.textId === textId)),
      'note',
      colleagues
    ),
    flags: flags.map(({ data, at, textId }) => ({ reason: String(data['reason']), text: texts.find((text) => text.id === textId)?.body ?? null, at })),
    answers: wordsOf(texts, 'answer', colleagues),
    history,
    photos: may(staff, 'read_photo', report) ? await photos.ofReport(cityId, id) : [],
    suggestions: await suggestionsFor({ reports, photos }, staff, report),
    comeBacks: await comeBacksOf(reports, staff, report),
    requests: await requestsFor(reports, { staff, report, people: colleagues }),
    mergedReports: await reports.mergedInto(cityId, id),
    main: mainId === null ? null : await reports.byId(cityId, mainId),
    assignee: personOf(colleagues, report.assignee),
    colleagues: colleagues.filter((person) => canWorkOn(person, report)).map(({ id: personId, name }) => ({ id: personId, name })),
    alsoSeen: (await reports.alsoSeen(cityId, [id])).get(id) ?? 0,
    alarms: await deliveries.ofReport(cityId, id, 'alarm'),
    partner: partnerOf(await partners.ofReport(cityId, id), may(staff, 'read_text', report)),
    publicPage: await publicPage(cityId, report.reference)
  };
}

function partnerOf([latest]: PartnerRequest[], readsTexts: boolean): PartnerRequest | null {
  if (!latest) return null;
  return readsTexts ? latest : { ...latest, notes: null, refusal: null };
}

function wordsOf(texts: readonly ReportText[], kind: ReportText['kind'], people: readonly Staff[]): StaffReport['notes'] {
  return texts.filter((text) => text.kind === kind).map(({ body, at, authorId }) => ({ body, at, author: personOf(people, authorId)?.name ?? null }));
}

async function historyOf(
  reports: ReportStore,
  { staff, report, people }: { staff: Staff; report: Report; people: readonly Staff[] }
): Promise<StaffReport['history']> {
  const events = await reports.history(report.cityId, report.id);
  const undoable = await undoableChanges(reports, staff, { report, history: events });
  return events.map((event) => ({
    ...event,
    actorName: personOf(people, event.actor.id)?.name ?? null,
    // Of a change with several lines the one that says what is taken back offers it.
    undoable: isUndoable(event) && undoable.has(event.changeId)
  }));
}

async function suggestionsFor({ reports, photos }: Pick<StaffReportDeps, 'reports' | 'photos'>, staff: Staff, report: Report): Promise<StaffSuggestion[]> {
  const found: StaffSuggestion[] = [];
  const toldApart = toldApartFrom(await reports.history(report.cityId, report.id));
  for (const suggestion of await reports.suggestions(report.cityId, report.id)) {
    if (found.length === MOST_SHOWN) break;
    const other = await reports.byId(report.cityId, suggestion.id);
    if (!other || toldApart.has(other.id)) continue;
    const [photo] = may(staff, 'read_photo', other) ? await photos.ofReport(other.cityId, other.id) : [];
    found.push({ ...suggestion, report: other, photo: photo?.id ?? null });
  }
  return found;
}

/** "Wieder da?" from the side of the closed report; what was told apart did not come back. */
async function comeBacksOf(reports: ReportStore, staff: Staff, report: Report): Promise<Report[]> {
  const toldApart = toldApartFrom(await reports.history(report.cityId, report.id));
  const ids = (await reports.comeBacks(report.cityId, report.id)).filter((id) => !toldApart.has(id));
  const found = await Promise.all(ids.map((id) => reports.byId(report.cityId, id)));
  return found.filter((later) => later !== null).filter((later) => may(staff, 'read', later));
}

/** What members asked for and nobody answered yet, with the report on the other side. */
async function requestsFor(
  reports: ReportStore,
  { staff, report, people }: { staff: Staff; report: Report; people: readonly Staff[] }
): Promise<StaffReport['requests']> {
  const open: StaffReport['requests'] = [];
  for (const { changeId, fromId, intoId, askedBy } of openRequests(await reports.history(report.cityId, report.id))) {
    const other = await reports.byId(report.cityId, report.id === fromId ? intoId : fromId);
    if (!other) continue;
    const decides = [report, other].some((each) => may(staff, 'merge_across', each));
    open.push({ changeId, other, joins: report.id === fromId, asker: personOf(people, askedBy)?.name ?? null, decides, isOwn: askedBy === staff.id });
  }
  return open;
}

function personOf(people: readonly Staff[], id: string | null): StaffReport['assignee'] {
  const person = people.find((known) => known.id === id);
  return person ? { id: person.id, name: person.name, initials: person.initials } : null;
}

/** Whom the report can be given to: everyone who works for its team, whoever has it now. */
function canWorkOn(person: Staff, report: Report): boolean {
  const work: PolicyAction = 'accept';
  return may(person, work, { ...report, assignee: null });
}
