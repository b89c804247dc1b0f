import { askAgainAfter } from '#lib/domain/delivery/asking.ts';
import { organisationWith } from '#lib/domain/report/hand-on.ts';
import type { PartnerServer } from '#lib/domain/city/city.ts';
import type { PartnerDeps } from './deps.ts';
import type { NotNow, Standing } from './geo-report.ts';
import type { PartnerRequest } from './store.ts';

/** So that one round ends, whatever is due; the next one goes on. */
const MOST_PER_ROUND = 200;
const MOST_AT_ONCE = 50;

type LookDeps = Pick<PartnerDeps, 'store' | 'reports' | 'cities' | 'client' | 'now'>;

/**
 * Asks the other servers what became of the reports that they have, as often as it is worth it; never two rounds at once.
 * Changes no report: what they call done is told to the team (product.md, rule 4). Answers with how many were due.
 */
export function createPartnerRounds(deps: LookDeps): { runRound(): Promise<number> } {
  let running: Promise<number> | null = null;
  return {
    runRound: () => {
      running ??= round(deps).finally(() => {
        running = null;
      });
      return running;
    }
  };
}

async function round(deps: LookDeps): Promise<number> {
  const due = await deps.store.due(deps.now(), MOST_PER_ROUND);
  const byServer = new Map<PartnerServer, PartnerRequest[]>();
  for (const request of due) {
    const server = await serverFor(deps, request);
    if (server) byServer.set(server, [...(byServer.get(server) ?? []), request]);
    else await deps.store.update({ ...request, askAt: null });
  }
  for (const [server, requests] of byServer) await askServer(deps, server, requests);
  return due.length;
}

/** Null once the report is no longer theirs, or nobody knows any more where to ask. */
async function serverFor({ reports, cities }: LookDeps, { cityId, reportId, organisation }: PartnerRequest): Promise<PartnerServer | null> {
  const report = await reports.byId(cityId, reportId);
  if (!report || report.state !== 'forwarded' || organisationWith(report) !== organisation) return null;
  return cities.get(cityId)?.response.handOn.find((entry) => entry.organisation === organisation)?.geoReport ?? null;
}

async function askServer(deps: LookDeps, server: PartnerServer, requests: readonly PartnerRequest[]): Promise<void> {
  const numbered: (PartnerRequest & { requestId: string })[] = [];
  for (const [index, request] of requests.entries()) {
    const known = await withNumber(deps, server, request);
    // One that does not answer is not asked for all the others as well.
    if ('problem' in known) return failed(deps, [...numbered, ...requests.slice(index)], known);
    const { requestId } = known;
    if (requestId === null) await heard(deps, known, null);
    else numbered.push({ ...known, requestId });
  }
  for (let from = 0; from < numbered.length; from += MOST_AT_ONCE) {
    const some = numbered.slice(from, from + MOST_AT_ONCE);
    const standings = await standingsOf(deps, server, some);
    if ('problem' in standings) return failed(deps, numbered.slice(from), standings);
    for (const request of some) await heard(deps, request, standings.find(({ requestId }) => requestId === request.requestId) ?? null);
  }
}

async function withNumber({ client }: LookDeps, server: PartnerServer, request: PartnerRequest): Promise<PartnerRequest | NotNow> {
  if (request.requestId !== null || request.token === null) return request;
  const number = await client.numberOf(server, request.token);
  if (number === null) return request;
  return typeof number === 'string' ? { ...request, requestId: number, token: null } : number;
}

async function standingsOf({ client }: LookDeps, server: PartnerServer, requests: readonly { requestId: string }[]): Promise<Standing[] | NotNow> {
  const together = await client.standings(
    server,
    requests.map(({ requestId }) => requestId)
  );
  if (together !== null) return together;
  const found: Standing[] = [];
  for (const { requestId } of requests) {
    const single = await client.standings(server, [requestId]);
    if (single !== null && 'problem' in single) return single;
    found.push(...(single ?? []));
  }
  return found;
}

/** What they call done is not asked about again: from then on it is the team's turn. */
async function heard({ store, now }: LookDeps, request: PartnerRequest, standing: Standing | null): Promise<void> {
  const at = now();
  const askAt = standing?.status === 'closed' ? null : at + askAgainAfter({ age: ageOf(request, at), failures: 0, hasNumber: request.requestId !== null });
  const said = standing ? { status: standing.status, notes: standing.notes, statusAt: standing.at ?? at } : { status: null, notes: null, statusAt: null };
  await store.update({ ...request, ...said, heardAt: at, askAt, failures: 0 });
}

async function failed({ store, now }: LookDeps, requests: readonly PartnerRequest[], { waitMs }: NotNow): Promise<void> {
  const at = now();
  for (const request of requests) {
    const failures = request.failures + 1;
    const pause = Math.max(waitMs, askAgainAfter({ age: ageOf(request, at), failures, hasNumber: request.requestId !== null }));
    await store.update({ ...request, askAt: at + pause, failures });
  }
}

function ageOf({ givenAt }: PartnerRequest, at: number): number {
  return at - (givenAt ?? at);
}
