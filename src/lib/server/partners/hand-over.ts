import { createHash } from 'node:crypto';
import type { City } from '#lib/domain/city/city.ts';
import { askAgainAfter } from '#lib/domain/delivery/asking.ts';
import { organisationWith, wayTo, type Way } from '#lib/domain/report/hand-on.ts';
import type { Report } from '#lib/domain/report/report.ts';
import { HOUR, MINUTE, type Instant } from '#lib/domain/time.ts';
import type { Delivery } from '../delivery/store.ts';
import type { DeliveryHandler, Sent } from '../delivery/verbs.ts';
import type { PartnerDeps } from './deps.ts';
import type { NotNow } from './geo-report.ts';
import type { PartnerRequest } from './store.ts';

/** Their clock may be wrong, too. */
const CLOCKS_DIFFER_MS = HOUR;
/** A server that did not answer is left alone for a moment, so that it does not hold up alarms and mails. */
const QUIET_MS = MINUTE;
const DESCRIPTION_CHARACTERS = 4000;
/** Something has to be set up before another try makes sense. */
const NEEDS_A_PERSON: readonly string[] = ['partner_not_allowed', 'partner_private_address', 'partner_redirect'];

type ServerWay = Extract<Way, { kind: 'geo_report' }>;
type Passing = { delivery: Delivery; report: Report; city: City; organisation: string; way: ServerWay };

/**
 * Passes a report on: to the organisation's own server where it has one for it, else by mail. Once per change: a number that
 * was stored ends it, a try that may have arrived is looked for first, and every try carries the same key. Needless once the
 * report has come back.
 */
export function createHandOver(deps: PartnerDeps, byMail: DeliveryHandler): DeliveryHandler {
  const quietUntil = new Map<string, Instant>();
  return async (delivery) => {
    const city = deps.cities.get(delivery.cityId);
    const report = delivery.reportId === null ? null : await deps.reports.byId(delivery.cityId, delivery.reportId);
    const organisation = report && organisationWith(report);
    if (!city || !report || organisation === null || organisation !== delivery.data['organisation']) return { ok: true };
    const way = wayTo(city, organisation, report);
    if (way?.kind !== 'geo_report') return byMail(delivery);
    const quiet = (quietUntil.get(way.server.url) ?? 0) - deps.now();
    if (quiet > 0) return { ok: false, problem: 'partner_unreachable', permanent: false, waitMs: quiet };
    const sent = await handOver(deps, { delivery, report, city, organisation, way });
    if (!sent.ok && (sent.problem === 'partner_unreachable' || sent.problem === 'partner_too_slow')) quietUntil.set(way.server.url, deps.now() + QUIET_MS);
    return sent;
  };
}

async function handOver(deps: PartnerDeps, passing: Passing): Promise<Sent> {
  const { delivery, report, organisation, way } = passing;
  const { store, client, now, keys } = deps;
  const key = way.server.key === null ? null : keys.get(way.server.key);
  if (key === undefined) return { ok: false, problem: 'partner_key_missing', permanent: true };
  const known = await store.one(delivery.cityId, report.id, organisation);
  const request = known?.changeId === delivery.changeId ? known : aNew(passing);
  if (request.givenAt !== null) return { ok: true };
  if (request.triedAt !== null) {
    const span = { since: request.triedAt - CLOCKS_DIFFER_MS, until: now() + CLOCKS_DIFFER_MS };
    const found = await client.find(way.server, { service: way.service.code, ...span, saying: report.reference });
    if (typeof found === 'string') return isGiven(deps, request, { requestId: found, token: null });
    if (found) return notNow(found);
  }
  await store.begin({ ...request, triedAt: request.triedAt ?? now() });
  const answered = await client.send(way.server, fieldsOf(deps, passing, key), tryKeyOf(delivery));
  switch (answered.kind) {
    case 'given':
      return isGiven(deps, request, answered);
    case 'refused':
      await store.update({ ...request, triedAt: null, refusal: answered.words });
      return { ok: false, problem: 'partner_refused', permanent: true };
    case 'later':
      if (answered.unsent) await store.update(request);
      return notNow(answered);
  }
}

async function isGiven({ store, now }: PartnerDeps, request: PartnerRequest, { requestId, token }: Pick<PartnerRequest, 'requestId' | 'token'>): Promise<Sent> {
  const at = now();
  const askAt = at + askAgainAfter({ age: 0, failures: 0, hasNumber: requestId !== null });
  await store.update({ ...request, triedAt: null, givenAt: at, requestId, token: requestId === null ? token : null, refusal: null, askAt });
  return { ok: true };
}

function notNow({ problem, waitMs }: NotNow): Sent {
  return { ok: false, problem, permanent: NEEDS_A_PERSON.includes(problem), waitMs };
}

/** The key of a change's tries; no id of ours leaves the house. */
function tryKeyOf({ key, changeId }: Delivery): string {
  return createHash('sha256')
    .update(JSON.stringify([key, changeId]))
    .digest('base64url');
}

function fieldsOf({ describe }: PartnerDeps, { report, city, way }: Passing, key: string | null): Record<string, string> {
  const { service, point } = way;
  return {
    ...(key !== null && { api_key: key }),
    service_code: service.code,
    lat: point.lat.toFixed(5),
    long: point.lon.toFixed(5),
    description: describe(report, city).slice(0, DESCRIPTION_CHARACTERS),
    ...Object.fromEntries(Object.entries(service.attributes).map(([code, value]) => [`attribute[${code}]`, value]))
  };
}

function aNew({ delivery, report, organisation }: Passing): PartnerRequest {
  const nothingSaid = { status: null, notes: null, statusAt: null, heardAt: null, askAt: null, failures: 0 };
  const nothingGiven = { triedAt: null, givenAt: null, requestId: null, token: null, refusal: null };
  return { cityId: delivery.cityId, reportId: report.id, organisation, changeId: delivery.changeId, ...nothingGiven, ...nothingSaid };
}
