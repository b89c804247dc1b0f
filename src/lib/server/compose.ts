import { randomBytes } from 'node:crypto';
import { DEMO_OPEN311_KEY } from './demo/open311-key.ts';
import type { Env } from './env.ts';
import { createOpen311 } from './open311/create-open311.ts';
import { hashKey } from './open311/derived-id.ts';
import type { Open311Deps } from './open311/deps.ts';
import type { Open311Verbs } from './open311/verbs.ts';
import { handOnDescription } from './mails/hand-on-description.ts';
import { createOutgoing } from './outgoing/outgoing.ts';
import type { PartnerDeps } from './partners/deps.ts';
import { createGeoReportClient } from './partners/geo-report.ts';
import type { Database } from './sqlite/open.ts';
import { createRequestQueries } from './sqlite/open311-requests.ts';
import { createKeyStore } from './sqlite/open311-store.ts';
import { createPartnerStore } from './sqlite/partner-store.ts';

type Parts = Omit<Open311Deps, 'store' | 'requests' | 'refusedKeys' | 'randomBytes'>;

/** The interface for other systems on this database; a live installation refuses the key that everybody knows (decision 19). */
export function composeOpen311(database: Database, { installation }: Pick<Env, 'installation'>, parts: Parts): Open311Verbs {
  const refusedKeys = new Set(installation === 'live' ? [hashKey(DEMO_OPEN311_KEY)] : []);
  return createOpen311({ ...parts, store: createKeyStore(database), requests: createRequestQueries(database), refusedKeys, randomBytes });
}

/** What passing reports on to the servers of other organisations needs; a demo may pass them on within this machine (ADR 0022). */
export function composePartners(
  database: Database,
  { partners, installation, origin }: Pick<Env, 'partners' | 'installation' | 'origin'>,
  parts: Pick<PartnerDeps, 'reports' | 'cities' | 'now'>
): PartnerDeps {
  const { hosts, inside, keys } = partners;
  const client = createGeoReportClient(createOutgoing({ hosts, inside, plain: installation === 'demo', sender: `Reviermelder (${origin})` }));
  return { ...parts, store: createPartnerStore(database), client, keys, describe: (report, city) => handOnDescription(report, city, origin) };
}
