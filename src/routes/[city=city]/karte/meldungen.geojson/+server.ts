import { toFeature, type OpenRecord } from '#lib/domain/open-data/record.ts';
import { openFile } from '../open-records.ts';
import type { RequestHandler } from './$types';

/** All public reports of a filter as a GeoJSON feature collection (RFC 7946). */
export const GET: RequestHandler = (event) => openFile(event, { type: 'application/geo+json', extension: 'geojson', pieces: piecesOf });

export const HEAD = GET;

async function* piecesOf(batches: AsyncIterable<OpenRecord[]>): AsyncGenerator<string> {
  let before = '{"type":"FeatureCollection","features":[\n';
  for await (const records of batches) {
    yield before + records.map((record) => JSON.stringify(toFeature(record))).join(',\n');
    before = ',\n';
  }
  yield before.startsWith('{') ? `${before}]}\n` : '\n]}\n';
}
