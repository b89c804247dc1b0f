import { RECORD_FIELDS } from './record.ts';

type Parameter = { name: string; in: 'path' | 'query'; required: boolean; description: string; schema: Record<string, unknown>; explode?: boolean };
type About = { /** Address of this server, without a slash at the end. */ origin: string; cities: readonly string[] };

const text = { type: 'string' } as const;
const list = { type: 'array', items: text } as const;

/** Filters of the public list, as they stand in its address. */
const FILTERS: readonly Parameter[] = [
  query('kategorie', 'Code of a category; may be repeated.', list),
  query('stand', 'Code of a state or an outcome, or open or closed for all of them; may be repeated.', list),
  query('bezirk', 'Code of a district; may be repeated.', list),
  query('quartier', 'Code of a quarter; may be repeated.', list),
  query('zeit', 'Received in the last days; 30 if nothing is said.', { type: 'string', enum: ['7', '30', '90', '365', 'alle'] }),
  query('rahmen', 'South, west, north and east in degrees, with commas.', text)
];

const OPEN311_FILTERS: readonly Parameter[] = [
  query('jurisdiction_id', 'City; needed where a server has several.', text),
  query('service_request_id', 'Public numbers with commas.', text),
  query('service_code', 'Codes of categories with commas.', text),
  query('status', 'open, closed or both with a comma.', text),
  query('start_date', 'Received since, ISO 8601.', { type: 'string', format: 'date-time' }),
  query('end_date', 'Received until, ISO 8601.', { type: 'string', format: 'date-time' }),
  query('extensions', 'true adds state and outcome.', { type: 'boolean' })
];

/** What everybody may read, described by OpenAPI 3.1. Sending reports is described by GeoReport v2 itself. */
export function openApiOf({ origin, cities }: About) {
  const city: Parameter = { name: 'city', in: 'path', required: true, description: 'Code of a city.', schema: { type: 'string', enum: [...cities] } };
  const record = { type: 'object', properties: Object.fromEntries(RECORD_FIELDS.map((field) => [field, { type: ['string', 'number', 'null'] }])) };
  const pathed = (name: string, description: string): Parameter => ({ name, in: 'path', required: true, description, schema: text });
  return {
    openapi: '3.1.0',
    info: {
      title: 'Reviermelder, open data',
      version: '1',
      description: 'Public reports and figures. No key is needed; each network may load some thirty files at once.'
    },
    servers: [{ url: origin }],
    paths: {
      '/{city}/karte/meldungen.csv': get('All public reports as a table', [city, ...FILTERS], { 'text/csv': text }, 'downloadCsv'),
      '/{city}/karte/meldungen.geojson': get(
        'All public reports as a GeoJSON feature collection',
        [city, ...FILTERS],
        {
          'application/geo+json': {
            type: 'object',
            properties: { type: { const: 'FeatureCollection' }, features: { type: 'array', items: { properties: { properties: record } } } }
          }
        },
        'downloadGeoJson'
      ),
      '/{city}/karte/meldungen.atom': get(
        'The newest public reports as a feed',
        [city, ...FILTERS, query('umkreis', 'Latitude, longitude and metres, with commas.', text)],
        { 'application/atom+xml': text },
        'readFeed'
      ),
      '/{city}/daten/entfernt.csv': get('Numbers that are no longer public', [city], { 'text/csv': text }, 'downloadRemoved'),
      '/{city}/daten/archiv/{year}.csv': get('A closed year, coarse', [city, pathed('year', 'A year that is over.')], { 'text/csv': text }, 'downloadArchive'),
      '/{city}/daten/katalog.jsonld': get('Catalogue by DCAT-AP.de', [city], { 'application/ld+json': { type: 'object' } }, 'readCatalogue'),
      '/{city}/zahlen/{question}.csv': get(
        'One question of the figures',
        [city, { ...pathed('question', 'Question.'), schema: { type: 'string', enum: ['dauer', 'tempo', 'ergebnis', 'zurueck', 'erneut', 'aelteste'] } }],
        { 'text/csv': text },
        'downloadFigures'
      ),
      '/open311/discovery.json': get('Where GeoReport v2 is', [], { 'application/json': { type: 'object' } }, 'discoverOpen311'),
      '/open311/v2/services.json': get('Categories', OPEN311_FILTERS.slice(0, 1), { 'application/json': { type: 'array' } }, 'listServices'),
      '/open311/v2/requests.json': get('Public reports', OPEN311_FILTERS, { 'application/json': { type: 'array' } }, 'listRequests'),
      '/open311/v2/requests/{id}.json': get('One public report', [pathed('id', 'Public number.')], { 'application/json': { type: 'array' } }, 'readRequest')
    }
  };
}

function get(summary: string, parameters: readonly Parameter[], content: Record<string, unknown>, operationId: string) {
  const answers = Object.fromEntries(Object.entries(content).map(([type, schema]) => [type, { schema }]));
  return {
    get: {
      operationId,
      summary,
      parameters,
      responses: {
        200: { description: 'Found', content: answers },
        404: { description: 'There is no such city, year or report' },
        429: { description: 'Too many requests; Retry-After says how many seconds to wait' }
      }
    }
  };
}

function query(name: string, description: string, schema: Record<string, unknown>): Parameter {
  return { name, in: 'query', required: false, description, schema, ...(schema === list && { explode: true }) };
}
