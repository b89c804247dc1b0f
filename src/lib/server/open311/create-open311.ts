import type { Open311Deps } from './deps.ts';
import { createKeyDesk, createOpen } from './keys.ts';
import { createReceive } from './receive.ts';
import { createReceiveUpdate } from './receive-update.ts';
import type { Open311Verbs } from './verbs.ts';

/** GeoReport v2 and mySociety's updates as the routes call them. */
export function createOpen311(deps: Open311Deps): Open311Verbs {
  return { requests: deps.requests, keys: createKeyDesk(deps), open: createOpen(deps), report: createReceive(deps), update: createReceiveUpdate(deps) };
}
