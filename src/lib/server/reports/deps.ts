import type { AbuseGuard } from '#lib/domain/abuse/guard.ts';
import type { PublicReportPage } from '#lib/domain/report/public-view.ts';
import type { Report } from '#lib/domain/report/report.ts';
import type { Instant } from '#lib/domain/time.ts';
import { UUID_RANDOM_BYTES, uuidV7 } from '#lib/domain/uuid-v7.ts';
import type { City } from '#lib/domain/city/city.ts';
import type { StaffStore } from '../auth/store.ts';
import type { CityRegistry } from '../cities/registry.ts';
import { AppError } from '../errors.ts';
import type { PhotoStore } from '../photos/store.ts';
import type { SituationStore } from '../situations/store.ts';
import type { ReportStore } from './store.ts';

/** What the report's life needs from outside. */
export type ReportDeps = {
  store: ReportStore;
  photos: Pick<PhotoStore, 'ofReport'>;
  people: Pick<StaffStore, 'byId'>;
  cities: Pick<CityRegistry, 'get'>;
  /** The public page of a report as its reporter may see it, public or not. */
  neutralPage: (report: Report) => Promise<PublicReportPage>;
  /** Makes and checks the hash of a PIN; slow on purpose. */
  pins: { hash(pin: string): Promise<string>; verify(hash: string, pin: string): Promise<boolean> };
  /** Tells what people send from what scripts send; without it everything is taken as sent by people. */
  guard?: AbuseGuard;
  /** Days on which many report at once; without it there are none. */
  situations?: Pick<SituationStore, 'inForce'>;
  now: () => Instant;
  /** Cryptographically strong. */
  randomBytes: (count: number) => Uint8Array;
};

/** A new id for a change, an event or a text. */
export function newId({ now, randomBytes }: Pick<ReportDeps, 'now' | 'randomBytes'>): string {
  return uuidV7(now(), randomBytes(UUID_RANDOM_BYTES));
}

/** The city of that id. Throws `city.unknown`: callers got the id from an address that was checked, or from a report. */
export function cityOf({ cities }: Pick<ReportDeps, 'cities'>, cityId: string): City {
  const city = cities.get(cityId);
  if (!city) throw new AppError('city.unknown', { cityId });
  return city;
}
