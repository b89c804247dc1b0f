import type { Instant } from '#lib/domain/time.ts';
import type { CityRegistry } from '../cities/registry.ts';
import type { NewsVerbs } from '../news/verbs.ts';
import type { PhotoVerbs } from '../photos/verbs.ts';
import type { ReportStore } from '../reports/store.ts';
import type { ReportVerbs } from '../reports/verbs.ts';
import type { RequestQueries } from './queries.ts';
import type { KeyStore } from './store.ts';

/** What the interface needs from outside. */
export type Open311Deps = {
  store: KeyStore;
  requests: RequestQueries;
  reports: Pick<ReportVerbs, 'submit'>;
  reportStore: Pick<ReportStore, 'byId' | 'byReference' | 'append'>;
  photos: Pick<PhotoVerbs, 'receive'>;
  news: Pick<NewsVerbs, 'request'>;
  cities: Pick<CityRegistry, 'get'>;
  /** Hashes of keys that everybody knows, and that no installation with real data takes (decision 19). */
  refusedKeys: ReadonlySet<string>;
  now: () => Instant;
  newId: () => string;
  /** Cryptographically strong. */
  randomBytes: (count: number) => Uint8Array;
};
