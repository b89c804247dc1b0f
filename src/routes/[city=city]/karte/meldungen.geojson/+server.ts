import { toFeature, type OpenRecord } from '#lib/domain/open-data/record.ts';
import { streamedText } from '#lib/server/http/streamed-text.ts';
import { openRecords } from '../open-records.ts';
import type { RequestHandler } from './$types';

/** All public reports of a filter as a GeoJSON feature collection (RFC 7946). */
export const GET: RequestHandler = ({ locals, params, url }) => streamedText(piecesOf(openRecords(locals.app, params.city, url)), headersOf(params.city));

export const HEAD: RequestHandler = ({ params }) => streamedText(null, headersOf(params.city));

const headersOf = (cityId: string) => ({
  'content-type': 'application/geo+json',
  'content-disposition': `attachment; filename="${cityId}-meldungen.geojson"`,
  'cache-control': 'no-cache'
});

async function* piecesOf(batches: AsyncIterable<OpenRecord[]>): AsyncGenerator<string> {
  let before = '{"type":"FeatureCollection","features":[\n';
  for await (const records of batches) {
    yield before + records.map((record) => JSON.stringify(toFeature(record))).join(',\n');
    before = ',\n';
  }
  yield before.startsWith('{') ? `${before}]}\n` : '\n]}\n';
}
