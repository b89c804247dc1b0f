import type { City, TextPage, TextWords } from '#lib/domain/city/city.ts';
import { BASE_LANGUAGE, type Language } from '#lib/domain/language.ts';
import { checkCodes } from './check-codes.ts';
import { areaOf } from './area-of.ts';
import { openCityFolder, type Folder } from './city-folder.ts';
import * as schemas from './city-schemas.ts';
import type { CityProblem } from './problem.ts';
import { readInventory } from './read-inventory.ts';
import { responseFile } from './response-schema.ts';
import { routingFile } from './routing-schema.ts';
import { translateCity, type Translation } from './translate.ts';

/** `json` is the city as it is kept for good beside its version number (ADR 0004). */
export type ReadCity = { ok: true; city: City; json: string } | { ok: false; problems: CityProblem[] };

/**
 * Reads a city from its folder and checks every file against its schema and the codes against each other.
 * The city has version 0 until an installation has recorded it. Lines on the map are checked by `checkCity`.
 */
export function readCity(folderPath: string): ReadCity {
  const folder = openCityFolder(folderPath);
  const read = readFiles(folder);
  if (!read || folder.problems.length > 0) return { ok: false, problems: folder.problems };
  const city: City = { ...read, version: 0, sha256: folder.sha256() };
  const problems = checkCodes(city);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, city, json: JSON.stringify(city) };
}

function readFiles(folder: Folder): Omit<City, 'version' | 'sha256'> | null {
  const base = folder.json('city.json', schemas.cityFile);
  const categories = folder.json('categories.json', schemas.categoriesFile);
  const codes = folder.json('codes.json', schemas.codesFile);
  const teams = folder.json('teams.json', schemas.teamsFile);
  const routing = folder.json('routing.json', routingFile);
  const response = folder.json('response.json', responseFile);
  const calendar = folder.json('calendar.json', schemas.calendarFile);
  const decoration = folder.json('base-approx.json', schemas.decorationFile);
  const events = folder.has('events.json') ? folder.json('events.json', schemas.eventsFile) : { events: [] };
  const areas = readAreas(folder);
  const points = readPoints(folder);
  const inventory = readInventory(folder);
  if (!base || !categories || !codes || !teams || !routing || !response || !calendar || !decoration || !events || !areas) return null;
  const { greens, water, motorways, rail } = decoration;
  const words = translateCity(
    { ...base, ...categories, ...codes, ...teams, ...events, ...inventory },
    readTranslations(folder, base.languages),
    folder.problems
  );
  return {
    ...words,
    ...areas,
    ...points,
    routing: routing.rules,
    response,
    calendar,
    decoration: { greens, water, motorways, rail },
    texts: readTexts(folder, base.languages)
  };
}

function readAreas(folder: Folder): Pick<City, 'boundary' | 'districts' | 'quarters'> | null {
  const boundary = folder.json('boundary.geojson', schemas.boundaryFile);
  const districts = folder.json('districts.geojson', schemas.districtsFile);
  const quarters = folder.json('quarters.geojson', schemas.quartersFile);
  if (!boundary || !districts || !quarters) return null;
  return {
    boundary: boundary.features.flatMap(areaOf),
    districts: districts.features.map((feature) => {
      const { id, name, full_name: fullName } = feature.properties;
      return { id, name, fullName, area: areaOf(feature) };
    }),
    quarters: quarters.features.map((feature) => {
      const { id, name, district_id: districtId } = feature.properties;
      return { id, name, districtId, area: areaOf(feature) };
    })
  };
}

function readPoints(folder: Folder): Pick<City, 'addresses' | 'places'> {
  const addresses = folder.table('addresses.csv', schemas.addressRow).map(({ street, house_number, postcode, lat, lon, quarter_id }) => ({
    street,
    houseNumber: house_number,
    postcode: postcode || null,
    quarterId: quarter_id || null,
    lat,
    lon
  }));
  return { addresses, places: folder.table('places.csv', schemas.placeRow) };
}

function readTranslations(folder: Folder, languages: readonly Language[]): Translation[] {
  return languages.flatMap((language) => {
    const file = `languages/${language}.json`;
    const words = language === BASE_LANGUAGE ? null : folder.json(file, schemas.languageFile);
    return words ? [{ language, file, words }] : [];
  });
}

/** `texts/impressum.json` is German, `texts/tr/impressum.json` the same page in Turkish. */
function readTexts(folder: Folder, languages: readonly Language[]): TextPage[] {
  return folder.names('texts').flatMap((name) => {
    if (!name.endsWith('.json')) return [];
    const page = folder.json(`texts/${name}`, schemas.textFile);
    if (!page) return [];
    const { binding, ...german } = page;
    const words: { de: TextWords } & Partial<Record<Language, TextWords>> = { de: german };
    for (const language of languages.filter((other) => other !== BASE_LANGUAGE)) {
      const translated = folder.json(`texts/${language}/${name}`, schemas.textFile);
      if (translated) words[language] = { title: translated.title, plainLanguage: translated.plainLanguage, blocks: translated.blocks };
    }
    return [{ code: name.slice(0, -'.json'.length), binding, words }];
  });
}
