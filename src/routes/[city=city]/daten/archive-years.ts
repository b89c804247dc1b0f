import type { City } from '#lib/domain/city/city.ts';
import { localDayAt } from '#lib/domain/city/local-time.ts';
import { DAY, type Instant } from '#lib/domain/time.ts';
import type { App } from '#lib/server/app.ts';

/** The years that are over and have public reports between them, the newest first. */
export async function archiveYears(app: App, { id, timeZone }: City): Promise<number[]> {
  const first = await app.publicMap.firstReceived(id);
  if (first === null) return [];
  const yearOf = (at: Instant) => new Date(localDayAt(at, timeZone) * DAY).getUTCFullYear();
  const [oldest, current] = [yearOf(first), yearOf(app.now())];
  return Array.from({ length: current - oldest }, (_, back) => current - 1 - back);
}
