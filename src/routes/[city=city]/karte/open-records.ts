import { error } from '@sveltejs/kit';
import { openRecord, type OpenRecord } from '#lib/domain/open-data/record.ts';
import type { App } from '#lib/server/app.ts';
import { readFilter, toQuery } from './map-filter.ts';

/** The public list with the filter of its page, as open data in batches. Throws 404 for a city that is not served. */
export function openRecords(app: App, cityId: string, url: URL): AsyncIterable<OpenRecord[]> {
  const city = app.cities.get(cityId);
  if (!city) error(404, 'city-unknown');
  const batches = app.publicMap.batches(city.id, toQuery(readFilter(url.searchParams, city), app.now()));
  return recordsOf(batches, (reference) => `${url.origin}/${city.id}/meldung/${reference}`);
}

async function* recordsOf(batches: ReturnType<App['publicMap']['batches']>, addressOf: (reference: string) => string): AsyncGenerator<OpenRecord[]> {
  for await (const reports of batches) yield reports.map((report) => openRecord(report, addressOf(report.reference)));
}
