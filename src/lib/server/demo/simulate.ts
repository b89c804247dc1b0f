import { createHash } from 'node:crypto';
import type { City } from '#lib/domain/city/city.ts';
import type { ReportEvent, ReportPatch } from '#lib/domain/report/events.ts';
import { decide } from '#lib/domain/report/lifecycle.ts';
import { makeReference, REFERENCE_BYTES } from '#lib/domain/report/reference.ts';
import type { Report } from '#lib/domain/report/report.ts';
import type { Instant } from '#lib/domain/time.ts';
import { routeReport } from '#lib/domain/triage/routing.ts';
import type { ImportedReport, ReportText } from '../reports/store.ts';
import { DEMO_LOGINS } from './logins.ts';
import type { PlannedAction } from './plan.ts';
import type { Chance } from './random.ts';
import { descriptionOf } from './texts.ts';
import type { What } from './what.ts';
import type { Spot } from './where.ts';

/** A new report as triage would have received it at that time. */
export function receive(at: Instant, { what, spot }: { what: What; spot: Spot }, city: City, chance: Chance): ImportedReport {
  const id = idAt(at, chance);
  const described = chance.is(0.015);
  const location = described
    ? ({ kind: 'described', text: 'Am Weg hinter der Turnhalle, beim zweiten Eingang', districtId: chance.is(0.7) ? spot.place.districtId : null } as const)
    : ({
        kind: 'point',
        lat: spot.lat,
        lon: spot.lon,
        accuracyMeters: chance.is(0.5) ? 5 + chance.whole(30) : null,
        source: chance.pick(['device', 'map', 'search'] as const)
      } as const);
  const place = described
    ? { street: null, houseNumber: null, quarterId: null, districtId: location.kind === 'described' ? location.districtId : null }
    : spot.place;
  const text = what.category.textRequired || chance.is(0.62) ? descriptionOf(what.subKind ?? 'something_else', chance) : null;
  const route = routeReport(
    { category: what.category.code, subKind: what.subKind, answers: what.answers, phrases: what.phrases, location, place, receivedAt: at },
    city
  );
  const report: Report = {
    cityId: city.id,
    id,
    reference: makeReference(city.referencePrefix, bytes(chance, REFERENCE_BYTES)),
    cityVersion: city.version,
    category: what.category.code,
    subKind: what.subKind,
    answers: what.answers,
    phrases: what.phrases,
    publicKind: what.category.visibility,
    published: what.category.visibility === 'pin' && what.category.publication === 'on_receipt',
    location,
    place,
    state: 'received',
    outcome: null,
    closing: null,
    mergedInto: null,
    waiting: null,
    forwardedTo: null,
    hiddenAt: null,
    leftSpot: false,
    team: route.team,
    assignee: null,
    proposedOrganisation: route.forwardTo,
    routeRule: route.rule,
    routeReasons: route.reasons,
    dueAt: route.dueAt,
    urgency: route.urgency,
    returns: 0,
    language: 'de',
    channel: 'web',
    observedAt: at,
    receivedAt: at,
    updatedAt: at,
    closedAt: null,
    photosExpected: 0,
    version: 1
  };
  const description: ReportText | null =
    text === null ? null : { id: idAt(at, chance), cityId: city.id, reportId: id, kind: 'description', body: text, language: 'de', at, authorId: null };
  const received = eventOf(report, { type: 'received', at, actor: { kind: 'reporter', id: null }, public: true, after: {}, textId: null }, chance);
  // Nobody knows the secret of a made-up report.
  const key = { sha256: createHash('sha256').update(bytes(chance, 16)).digest('hex'), purpose: 'reporter', expires: null } as const;
  return { report, description, key, events: [received], texts: [], supporters: [], suggestions: [] };
}

/** Lives a report through its plan up to `now`, by the same rules as the desk. */
export function live(imported: ImportedReport, plan: readonly PlannedAction[], context: { city: City; now: Instant }, chance: Chance): void {
  for (const { at, action } of plan) {
    if (at > context.now) return;
    const decision = decide(imported.report, action, { city: context.city, now: at, proofPhotos: 0 });
    if (!decision.ok) continue;
    const { type, text, ...event } = decision.event;
    const author = staffFor(imported.report.team, chance);
    const body = text && {
      id: idAt(at, chance),
      cityId: imported.report.cityId,
      reportId: imported.report.id,
      kind: text.kind,
      body: text.body,
      language: 'de',
      at,
      authorId: author
    };
    if (body) imported.texts.push(body);
    apply(
      imported,
      decision.patch,
      { type, at, actor: { kind: 'staff', id: author }, public: event.public, data: event.data, textId: body?.id ?? null },
      chance
    );
  }
}

type NewLine = Pick<ReportEvent, 'type' | 'at' | 'actor' | 'public' | 'textId'> & { data?: ReportEvent['data']; changeId?: string };

/** Applies a patch and writes the line of history that belongs to it. */
export function apply(imported: ImportedReport, patch: ReportPatch, line: NewLine, chance: Chance): void {
  const before: ReportPatch = Object.fromEntries(Object.keys(patch).map((field) => [field, imported.report[field as keyof ReportPatch]]));
  imported.events.push({ ...eventOf(imported.report, { ...line, after: patch }, chance), before });
  imported.report = { ...imported.report, ...patch, updatedAt: Math.max(imported.report.updatedAt, line.at), version: imported.report.version + 1 };
}

function eventOf(report: Report, line: NewLine & { after: ReportPatch }, chance: Chance): Omit<ReportEvent, 'seq'> {
  return {
    id: idAt(line.at, chance),
    cityId: report.cityId,
    reportId: report.id,
    changeId: line.changeId ?? idAt(line.at, chance),
    type: line.type,
    at: line.at,
    actor: line.actor,
    public: line.public,
    before: {},
    after: line.after,
    data: line.data ?? {},
    textId: line.textId
  };
}

/** A UUIDv7 (RFC 9562) from a time and repeatable chance. */
export function idAt(at: Instant, chance: Chance): string {
  const hex = Math.floor(at).toString(16).padStart(12, '0') + '7' + hexDigits(chance, 3) + (8 + chance.whole(4)).toString(16) + hexDigits(chance, 15);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function staffFor(team: string, chance: Chance): string {
  const people = DEMO_LOGINS.filter(({ teams }) => teams.includes(team));
  return people.length > 0 ? chance.pick(people).id : 'demo-leitstelle';
}

function hexDigits(chance: Chance, count: number): string {
  return Array.from({ length: count }, () => chance.whole(16).toString(16)).join('');
}

function bytes(chance: Chance, count: number): Uint8Array {
  return Uint8Array.from({ length: count }, () => chance.whole(256));
}
