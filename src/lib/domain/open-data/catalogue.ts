import type { City } from '../city/city.ts';

type CatalogueCity = Pick<City, 'id' | 'name' | 'fullName' | 'openData'>;
type About = { /** Address of this server, without a slash at the end. */ origin: string; /** Years of the archive. */ years: readonly number[] };
type Distribution = { path: string; title: string; format: string; mediaType: string };
type Dataset = { code: string; title: string; description: string; frequency: string; distributions: Distribution[] };

const CONTEXT = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dcatde: 'http://dcat-ap.de/def/dcatde/',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  vcard: 'http://www.w3.org/2006/vcard/ns#'
};
const EU = 'http://publications.europa.eu/resource/authority';
const GEOCODING = 'http://dcat-ap.de/def/politicalGeocoding';
const CSV = { format: 'CSV', mediaType: 'text/csv' };

/**
 * A city's open data as a DCAT-AP.de catalogue (JSON-LD). A city that chose no licence has a catalogue without one, which
 * portals will not take.
 */
export function catalogueOf(city: CatalogueCity, { origin, years }: About) {
  const home = `${origin}/${city.id}`;
  return {
    '@context': CONTEXT,
    '@id': `${home}/daten/katalog.jsonld`,
    '@type': 'dcat:Catalog',
    'dct:title': german(`Reviermelder ${city.name}: offene Daten`),
    'dct:description': german(`Öffentliche Meldungen in ${city.name} und was daraus wurde.`),
    'dct:publisher': publisherOf(city),
    'dct:language': iri(`${EU}/language/DEU`),
    'foaf:homepage': iri(`${home}/daten`),
    'dcat:dataset': datasetsOf(city, years).map((dataset) => entryOf(dataset, city, home))
  };
}

function datasetsOf({ name }: CatalogueCity, years: readonly number[]): Dataset[] {
  return [
    {
      code: 'meldungen',
      title: `Meldungen in ${name}`,
      description: `Alle öffentlichen Meldungen mit Kategorie, Ort, Stand und Ergebnis. Ohne Texte, Kontaktdaten und Hausnummern; Meldungen zur Sicherheit sind nur in Monatszahlen enthalten.`,
      frequency: 'UPDATE_CONT',
      distributions: [
        { ...CSV, path: '/karte/meldungen.csv?zeit=alle', title: 'Tabelle' },
        { path: '/karte/meldungen.geojson?zeit=alle', title: 'GeoJSON', format: 'GEOJSON', mediaType: 'application/geo+json' },
        { path: '/karte/meldungen.atom', title: 'Feed der neuesten Meldungen', format: 'XML', mediaType: 'application/atom+xml' },
        { ...CSV, path: '/daten/entfernt.csv', title: 'Einträge, die nicht mehr öffentlich sind' }
      ]
    },
    ...years.map((year) => ({
      code: `archiv-${year}`,
      title: `Meldungen in ${name}, Archiv ${year}`,
      description: 'Ein abgeschlossenes Jahr, auf 50 Meter und den Tag vergröbert.',
      frequency: 'IRREG',
      distributions: [{ ...CSV, path: `/daten/archiv/${year}.csv`, title: `Tabelle ${year}` }]
    })),
    {
      code: 'zahlen',
      title: `Was aus Meldungen in ${name} wurde`,
      description: 'Dauer, Ergebnis und Tempo je Kategorie und Stadtbezirk. Kleine Zahlen sind ausgeblendet.',
      frequency: 'DAILY',
      distributions: [
        ['dauer', 'Dauer'],
        ['ergebnis', 'Ergebnis'],
        ['tempo', 'Eingang und Abschluss je Woche'],
        ['zurueck', 'Wieder geöffnet'],
        ['erneut', 'Am selben Ort erneut gemeldet'],
        ['aelteste', 'Die ältesten offenen Meldungen']
      ].map(([question = '', title = '']) => ({ ...CSV, path: `/zahlen/${question}.csv`, title }))
    }
  ];
}

function entryOf({ code, title, description, frequency, distributions }: Dataset, city: CatalogueCity, home: string) {
  const { openData } = city;
  const key = openData?.municipalityKey;
  return {
    '@id': `${home}/daten#${code}`,
    '@type': 'dcat:Dataset',
    'dct:identifier': `${home}/daten#${code}`,
    'dct:title': german(title),
    'dct:description': german(description),
    'dct:publisher': publisherOf(city),
    ...(openData && { 'dcat:contactPoint': { '@type': 'vcard:Organization', 'vcard:fn': city.fullName, 'vcard:hasEmail': iri(`mailto:${openData.email}`) } }),
    'dcat:theme': [iri(`${EU}/data-theme/GOVE`), iri(`${EU}/data-theme/REGI`)],
    'dcat:keyword': ['Mängelmelder', 'Bürgeranliegen', 'Sauberkeit', city.name].map(german),
    'dct:accrualPeriodicity': iri(`${EU}/frequency/${frequency}`),
    'dct:language': iri(`${EU}/language/DEU`),
    'dcat:landingPage': iri(`${home}/daten`),
    ...(key && {
      'dcatde:politicalGeocodingLevelURI': iri(`${GEOCODING}/Level/municipality`),
      'dcatde:politicalGeocodingURI': iri(`${GEOCODING}/municipalityKey/${key}`)
    }),
    ...(openData?.contributor && { 'dcatde:contributorID': iri(openData.contributor) }),
    'dcat:distribution': distributions.map((each) => distributionOf(each, city, home))
  };
}

function distributionOf({ path, title, format, mediaType }: Distribution, { fullName, openData }: CatalogueCity, home: string) {
  return {
    '@type': 'dcat:Distribution',
    'dct:title': german(title),
    'dcat:accessURL': iri(home + path),
    'dcat:downloadURL': iri(home + path),
    'dct:format': iri(`${EU}/file-type/${format}`),
    'dcat:mediaType': iri(`https://www.iana.org/assignments/media-types/${mediaType}`),
    ...(openData && { 'dct:license': iri(openData.licence.code), 'dcatde:licenseAttributionByText': `${fullName}, Reviermelder` })
  };
}

function publisherOf({ fullName }: CatalogueCity) {
  return { '@type': 'foaf:Organization', 'foaf:name': fullName };
}

function german(text: string) {
  return { '@value': text, '@language': 'de' };
}

function iri(id: string) {
  return { '@id': id };
}
