import { expect, test } from 'vitest';
import { tinyCity } from '../../../../tests/support/tiny-city.ts';
import { catalogueOf } from './catalogue.ts';

const LICENCE = { name: 'Datenlizenz', url: 'https://www.govdata.de/dl-de/by-2-0', code: 'http://dcat-ap.de/def/licenses/dl-by-de/2.0' };
const CONTRIBUTOR = 'http://dcat-ap.de/def/contributors/kleinstadt';
const city = tinyCity({ openData: { licence: LICENCE, email: 'daten@kleinstadt.example', municipalityKey: '05911000', contributor: CONTRIBUTOR } });
const ABOUT = { origin: 'https://melden.example', years: [2025, 2024] };

/** Mandatory in DCAT-AP.de 2.0, and what its checker asks for besides. */
const OF_CATALOGUE = ['dct:title', 'dct:description', 'dct:publisher', 'dcat:dataset', 'foaf:homepage', 'dct:language'];
const OF_DATASET = [
  'dct:title',
  'dct:description',
  'dct:publisher',
  'dcat:contactPoint',
  'dcat:theme',
  'dcat:keyword',
  'dcat:distribution',
  'dcatde:politicalGeocodingURI',
  'dcatde:politicalGeocodingLevelURI',
  'dcatde:contributorID'
];
const OF_DISTRIBUTION = ['dcat:accessURL', 'dct:license', 'dcatde:licenseAttributionByText', 'dct:format'];

test('every property that portals ask for is there, for the reports, each year of the archive and the figures', () => {
  const catalogue = catalogueOf(city, ABOUT);
  expect(Object.keys(catalogue)).toEqual(expect.arrayContaining(OF_CATALOGUE));
  expect(catalogue['dcat:dataset'].map((dataset) => dataset['dct:title']['@value'])).toEqual([
    'Meldungen in Kleinstadt',
    'Meldungen in Kleinstadt, Archiv 2025',
    'Meldungen in Kleinstadt, Archiv 2024',
    'Was aus Meldungen in Kleinstadt wurde'
  ]);
  for (const dataset of catalogue['dcat:dataset']) {
    expect(Object.keys(dataset)).toEqual(expect.arrayContaining(OF_DATASET));
    for (const distribution of dataset['dcat:distribution']) {
      expect(Object.keys(distribution)).toEqual(expect.arrayContaining(OF_DISTRIBUTION));
      expect(distribution['dcat:accessURL']['@id']).toMatch(/^https:\/\/melden\.example\/kleinstadt\//);
    }
  }
});

test('a city that no portal has registered names no contributor', () => {
  const unregistered = tinyCity({ openData: { licence: LICENCE, email: 'daten@kleinstadt.example', municipalityKey: '05911000', contributor: null } });
  expect(JSON.stringify(catalogueOf(city, ABOUT))).toContain(CONTRIBUTOR);
  expect(JSON.stringify(catalogueOf(unregistered, ABOUT))).not.toContain('contributorID');
});

test('a city without a licence claims none', () => {
  expect(JSON.stringify(catalogueOf(tinyCity({ openData: null }), ABOUT))).not.toMatch(/license|Attribution/);
});
