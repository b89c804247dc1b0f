import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { z } from 'zod';
import type { Ring } from '#lib/domain/geo/area.ts';
import { routeReport } from '#lib/domain/triage/routing.ts';
import { checkCity } from './check-city.ts';
import type * as schemas from './city-schemas.ts';
import type { responseFile } from './response-schema.ts';
import type { routingFile } from './routing-schema.ts';

type Layer = { features: { properties: { id: string; district_id: string }; geometry: { coordinates: Ring[] } }[] };
type Files = {
  'city.json': z.input<typeof schemas.cityFile>;
  'categories.json': z.input<typeof schemas.categoriesFile>;
  'codes.json': z.input<typeof schemas.codesFile>;
  'teams.json': z.input<typeof schemas.teamsFile>;
  'response.json': z.input<typeof responseFile>;
  'routing.json': z.input<typeof routingFile>;
  'texts/hilfe.json': z.input<typeof schemas.textFile>;
  'boundary.geojson': Layer;
  'districts.geojson': Layer;
  'quarters.geojson': Layer;
};

/** Each test reads and checks a whole city; on a busy machine that takes a while. */
vi.setConfig({ testTimeout: 90_000 });

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'city-'));
  cpSync('cities/bochum', folder, { recursive: true });
  // Its other languages have their own test, so that a changed word is one problem and not eight.
  editJson('city.json', (city) => {
    city.languages = ['de'];
  });
});
afterEach(() => rmSync(folder, { recursive: true }));

function edit(file: string, change: (text: string) => string): void {
  const path = join(folder, file);
  const before = readFileSync(path, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`nothing was broken in ${file}`);
  writeFileSync(path, after);
}

function editJson<Name extends keyof Files>(file: Name, change: (value: Files[Name]) => void): void {
  edit(file, (text) => {
    const value: Files[Name] = JSON.parse(text);
    change(value);
    return JSON.stringify(value);
  });
}

function byOrganisation<T extends { organisation: string }>(entries: readonly T[], organisation: string): T {
  return one(entries, (entry) => entry.organisation === organisation);
}

function one<T>(items: readonly T[], is: (item: T) => boolean): T {
  const item = items.find(is);
  if (!item) throw new Error('there is nothing to break');
  return item;
}
const byCode = <T extends { code: string }>(items: readonly T[], code: string): T => one(items, (item) => item.code === code);
const featureOf = (layer: Layer, id: string) => one(layer.features, ({ properties }) => properties.id === id);
const ringOf = (layer: Layer, id: string): Ring => one(featureOf(layer, id).geometry.coordinates, () => true);

/** The problems found, each as "file at path: problem" and with a remedy. */
function found(): string[] {
  const { problems } = checkCity(folder);
  expect(problems.every(({ remedy }) => remedy.length > 10)).toBe(true);
  return problems.map(({ file, path, problem }) => `${file} at ${path}: ${problem}`);
}

function expectOnly(...expected: RegExp[]): void {
  const problems = found();
  expect(problems).toHaveLength(expected.length);
  expected.forEach((pattern, i) => expect(problems[i]).toMatch(pattern));
}

describe('city check of Bochum', () => {
  it('finds nothing wrong', () => {
    expect(found()).toEqual([]);
  });
});

describe('files', () => {
  it('a missing file is named', () => {
    rmSync(join(folder, 'routing.json'));
    expectOnly(/^routing\.json at : the file is missing/);
  });

  it('broken JSON is named', () => {
    edit('calendar.json', (text) => text.slice(0, -4));
    expectOnly(/^calendar\.json at : is not valid JSON/);
  });

  it('a misspelt key is named', () => {
    editJson('city.json', (city) => Object.assign(city, { senter: city.center }));
    expectOnly(/^city\.json at : Unrecognized key: "senter"/);
  });

  it('a missing value is named with its path', () => {
    editJson('teams.json', ({ teams }) => Reflect.deleteProperty(byCode(teams, 'kod-nord').contact, 'phone'));
    expectOnly(/^teams\.json at teams\.2\.contact\.phone/);
  });

  it('a prefix of references that is not two capital letters is named', () => {
    editJson('city.json', (city) => (city.referencePrefix = 'BOC'));
    expectOnly(/^city\.json at referencePrefix: must be two capital letters/);
  });

  it('a time zone that does not exist is named', () => {
    editJson('city.json', (city) => (city.timeZone = 'Europe/Bochum'));
    expectOnly(/^city\.json at timeZone: must be a time zone/);
  });

  it('hours that end before they begin are named', () => {
    editJson('teams.json', ({ teams }) => (byCode(teams, 'kod-mitte').hours[0] = { weekday: 1, fromMinute: 1200, toMinute: 60 }));
    expectOnly(/^teams\.json at teams\.0\.hours\.0: must end after it begins/);
  });

  it('an eleventh phrase is refused', () => {
    editJson('categories.json', ({ categories }) => {
      byCode(categories, 'waste').phrases.push({ code: 'eleventh', label: { de: 'zu viel' } });
    });
    expectOnly(/^categories\.json at categories\.0\.phrases: holds more than ten phrases/);
  });

  it('a third question is refused', () => {
    editJson('categories.json', ({ categories }) => {
      const { questions } = byCode(categories, 'waste');
      questions.push({ ...byCode(questions, 'amount'), code: 'third' });
    });
    expectOnly(/^categories\.json at categories\.0\.questions: holds more than two questions/);
  });

  it('a link that runs a script is refused', () => {
    editJson('texts/hilfe.json', ({ blocks }) => {
      blocks.push({ kind: 'link', text: 'Hier', href: 'javascript:alert(1)' });
    });
    expectOnly(/^texts\/hilfe\.json at blocks\.\d+\.href: must start with/);
  });

  it('a number in a table that is none is named with its line', () => {
    edit('addresses.csv', (text) => text.replace('51.496259', ''));
    expectOnly(/^addresses\.csv at line 2, lat: must be a decimal number/);
  });

  it('a missing text page is named', () => {
    rmSync(join(folder, 'texts/datenschutz.json'));
    expectOnly(/^texts\/datenschutz\.json at : the page is missing/);
  });
});

describe('codes', () => {
  it('a question cannot have the code of an attribute that Open311 has for every category', () => {
    editJson('categories.json', ({ categories }) => {
      const { questions } = byCode(categories, 'graffiti');
      byCode(questions, 'size').code = 'phrases';
    });
    expectOnly(/^categories\.json at graffiti\.questions: the code phrases is used twice/);
  });

  it('a code that is used twice is named, also between a category and a sub-kind', () => {
    editJson('categories.json', ({ categories }) => (byCode(byCode(categories, 'waste').subKinds, 'overflowing_bin').code = 'graffiti'));
    expectOnly(/^categories\.json at categories and subKinds: the code graffiti is used twice/);
  });

  it('a group that is not listed is named', () => {
    editJson('categories.json', ({ categories }) => (byCode(categories, 'other').group = 'misc'));
    expectOnly(/^categories\.json at categories\.7\.group: misc is not known/);
  });

  it('a finding about a category that is not there is named', () => {
    editJson('codes.json', ({ findings }) => Object.assign(byCode(findings, 'lamp_shines'), { categories: ['streetlight', 'lantern'] }));
    expectOnly(/^codes\.json at findings\.5\.categories: lantern is not known/);
  });

  it('a team of an organisation that is not listed is named', () => {
    editJson('teams.json', ({ teams }) => (byCode(teams, 'kod-mitte').organisation = 'polizei'));
    expectOnly(/^teams\.json at teams\.0\.organisation: polizei is not known/);
  });

  it('a team of a district that does not exist is named', () => {
    editJson('teams.json', ({ teams }) => (byCode(teams, 'kod-mitte').districtId = 'bochum-west'));
    expectOnly(/^teams\.json at teams\.0\.districtId: bochum-west is not known/);
  });

  it('a control room is required', () => {
    editJson('teams.json', ({ teams }) => (byCode(teams, 'leitstelle').kind = 'other'));
    expectOnly(/^teams\.json at teams: no team is a control room/);
  });

  it.each([
    ['team', 'kod-west'],
    ['forwardTo', 'stadtwerke']
  ])('an unknown code as %s of a rule is named', (key, code) => {
    editJson('routing.json', ({ rules }) => Object.assign(byCode(rules, 'waste_to_usb'), { [key]: code }));
    expectOnly(new RegExp(`^routing\\.json at rules\\.1\\.${key}: ${code} is not known`));
  });

  it.each(['categories', 'subKinds', 'phrases', 'districts', 'quarters', 'areas'])('an unknown code in %s of a rule is named', (key) => {
    editJson('routing.json', ({ rules }) => (byCode(rules, 'waste_to_usb').when = { [key]: ['nowhere'] }));
    expectOnly(new RegExp(`^routing\\.json at rules\\.1\\.when\\.${key}: nowhere is not known`));
  });

  it('an answer that no question offers is named', () => {
    editJson('routing.json', ({ rules }) => (byCode(rules, 'open_cables_fast').when.answers = { cables: 'perhaps' }));
    expectOnly(/^routing\.json at rules\.\d+\.when\.answers\.cables: perhaps is not known/);
  });

  it('a quarter of an unknown district is named', () => {
    editJson('quarters.geojson', (layer) => (featureOf(layer, 'bochum-sb-10').properties.district_id = 'bochum-west'));
    expectOnly(/^quarters\.geojson at features\.0\.properties\.district_id: bochum-west is not known/);
  });

  it('an address of an unknown quarter is named', () => {
    edit('addresses.csv', (text) => text.replace('bochum-sb-10', 'bochum-sb-99'));
    expectOnly(/^addresses\.csv at line 2, quarter_id: bochum-sb-99 is not known/);
  });
});

describe('rings', () => {
  it('a ring that is not closed is named', () => {
    editJson('districts.geojson', (layer) => {
      ringOf(layer, 'bochum-mitte').pop();
    });
    expectOnly(/^districts\.geojson at bochum-mitte\.coordinates\.0\.0: the ring is not closed/);
  });

  it('a ring with too few points is named', () => {
    editJson('quarters.geojson', (layer) => {
      ringOf(layer, 'bochum-sb-10').splice(2);
    });
    expectOnly(/^quarters\.geojson at bochum-sb-10\.coordinates\.0\.0: the ring has 2 points/);
  });

  it('a ring that runs the wrong way is named', () => {
    editJson('districts.geojson', (layer) => {
      ringOf(layer, 'bochum-ost').reverse();
    });
    expectOnly(/^districts\.geojson at bochum-ost\.coordinates\.0\.0: the ring runs clockwise/);
  });

  it('a ring that crosses itself is named', () => {
    editJson('quarters.geojson', (layer) => {
      const ring = ringOf(layer, 'bochum-sb-10');
      ring.splice(5, 20, ...ring.slice(5, 25).reverse());
    });
    expectOnly(/^quarters\.geojson at bochum-sb-10\.coordinates\.0\.0: the ring crosses itself near lat 51/);
  });
});

/** Moves the corner of one quarter that lies furthest within its district, away from or into its neighbours. */
function moveInnerCorner(towards: 'out' | 'in'): void {
  editJson('quarters.geojson', (layer) => {
    const districts: Layer = JSON.parse(readFileSync(join(folder, 'districts.geojson'), 'utf8'));
    const outline = new Set(ringOf(districts, 'bochum-mitte').map(String));
    const ring = ringOf(layer, 'bochum-sb-11');
    const middle = ring.reduce<[number, number]>(([x, y], [lon, lat]) => [x + lon / ring.length, y + lat / ring.length], [0, 0]);
    const i = ring.findIndex((corner, at) => at > 0 && !outline.has(String(corner)));
    const [lon, lat] = ring[i] ?? [0, 0];
    const share = towards === 'out' ? 0.02 : -0.02;
    ring[i] = [lon + (lon - middle[0]) * share, lat + (lat - middle[1]) * share];
  });
}

describe('tiling', () => {
  it('a missing quarter leaves a gap', () => {
    editJson('quarters.geojson', (layer) => {
      layer.features = layer.features.filter(({ properties }) => properties.id !== 'bochum-sb-10');
    });
    edit('addresses.csv', (text) => text.replaceAll('bochum-sb-10', ''));
    expectOnly(/^quarters\.geojson at bochum-mitte: a gap of \d{6,} m² near lat 51/);
  });

  it('a corner moved by a few metres leaves a small gap, which is found', () => {
    moveInnerCorner('in');
    expectOnly(/^quarters\.geojson at bochum-mitte: a gap of \d+ m²/);
  });

  it('a corner moved into a neighbour makes an overlap', () => {
    moveInnerCorner('out');
    expectOnly(/^quarters\.geojson at bochum-sb-\d+, bochum-sb-\d+: they overlap by \d+ m²/);
  });

  it('a quarter listed under the wrong district leaves a gap there and reaches beyond here', () => {
    editJson('quarters.geojson', (layer) => (featureOf(layer, 'bochum-sb-10').properties.district_id = 'bochum-ost'));
    expectOnly(/^quarters\.geojson at bochum-mitte: a gap/, /^quarters\.geojson at bochum-ost: parts reach \d+ m² .* beyond it/);
  });

  it('a boundary that is larger than its districts leaves a gap', () => {
    editJson('boundary.geojson', (layer) => {
      featureOf(layer, 'bochum').geometry.coordinates = [
        [
          [7.05, 51.4],
          [7.4, 51.4],
          [7.4, 51.56],
          [7.05, 51.56],
          [7.05, 51.4]
        ]
      ];
    });
    expectOnly(/^districts\.geojson at the boundary: a gap of \d{8,} m²/);
  });
});

describe('points', () => {
  it('a centre outside the city is named, as when lat and lon are swapped', () => {
    editJson('city.json', (city) => (city.center = { lat: city.center.lon, lon: city.center.lat }));
    expectOnly(/^city\.json at center: the centre lies outside the city/);
  });

  it('an address outside the city is named with its line', () => {
    edit('addresses.csv', (text) => text.replace('51.496259,7.219025', '51.533,7.219'));
    expectOnly(/^addresses\.csv at line 2: the address lies outside the city/);
  });

  it('an address in another quarter than it says is named', () => {
    edit('addresses.csv', (text) => text.replace('bochum-sb-10', 'bochum-sb-54'));
    expectOnly(/^addresses\.csv at line 2: the address lies in bochum-sb-10, not in bochum-sb-54/);
  });

  it('a place outside the city is named with its line', () => {
    edit('places.csv', (text) => `${text}Schloss Strünkede,museum,51.549,7.213,approximate\n`);
    expectOnly(/^places\.csv at line 913: the place lies outside the city/);
  });

  it('a neighbour inside the city is named', () => {
    editJson('city.json', ({ neighbours, center }) =>
      Object.assign(
        one(neighbours, ({ name }) => name === 'Herne'),
        center
      )
    );
    expectOnly(/^city\.json at neighbours\.0: a point of Herne lies inside the city/);
  });
});

describe('special areas, known objects and planned works', () => {
  const broken: [what: string, file: string, change: [RegExp, string], expected: RegExp][] = [
    [
      'a kind of area that there is not',
      'areas.geojson',
      [/"kind":"park"/, '"kind":"lake"'],
      /^areas\.geojson at features\.\d+\.properties\.kind: Invalid option/
    ],
    ['a point without a radius', 'areas.geojson', [/,"radius_meters":100/, ''], /^areas\.geojson at features\.\d+\.properties: a point needs radius_meters/],
    [
      'an id of an area that is used twice',
      'areas.geojson',
      [/"id":"park-westpark"/, '"id":"park-stadtpark"'],
      /at features: the code park-stadtpark is used twice/
    ],
    [
      'an area outside the city',
      'areas.geojson',
      [/\[7\.2229,51\.4787\]\}/, '[7.219,51.549]}'],
      /^areas\.geojson at stop-bochum-hauptbahnhof: the middle of the area lies outside/
    ],
    ['an object of nobody', 'assets.csv', [/,tiefbauamt,/, ',stadtwerke,'], /^assets\.csv at line \d+, owner: stadtwerke is not known/],
    ['a number that is used twice', 'assets.csv', [/\n1202,/, '\n1201,'], /^assets\.csv at kind and id: the code lamp 1201 is used twice/],
    ['an object outside the city', 'assets.csv', [/51\.467671,7\.232651/, '51.549,7.219'], /^assets\.csv at line 2: playground SP-001 lies outside the city/],
    ['planned work nowhere', 'known.csv', [/,works-kortumstrasse,/, ',works-nowhere,'], /^known\.csv at line 3, area: works-nowhere is not known/],
    ['planned work on nothing', 'known.csv', [/streetlight damage/, 'streetlight bridges'], /^known\.csv at line 2, categories: bridges is not known/],
    ['planned work that ends before it begins', 'known.csv', [/2027-03-31/, '2026-03-31'], /^known\.csv at line 2, to: must not be before "from"/],
    ['an event on no day', 'events.json', [/2026-10-05/, '2026-13-05'], /^events\.json at events\.0\.on: Invalid ISO date/],
    [
      'two events of one name',
      'events.json',
      [/\[\{/, '[{ "code": "vehicle_category", "on": "2026-10-06", "label": { "de": "Noch einmal" } }, {'],
      /^events\.json at events: the code vehicle_category is used twice/
    ]
  ];

  it.each(broken)('%s is named', (_, file, [from, to], expected) => {
    edit(file, (text) => text.replace(from, to));
    expectOnly(expected);
  });

  it('a city may do without them, unless a rule speaks of them', () => {
    for (const file of ['areas.geojson', 'assets.csv', 'known.csv', 'events.json']) rmSync(join(folder, file));
    expect(new Set(found().map((problem) => problem.replace(/^.*when\./, '')))).toEqual(
      new Set([
        'areaKinds: housing_estate is not known',
        'areaKinds: playground is not known',
        'areaKinds: park is not known',
        'objects: container is not known',
        'objects: stop is not known',
        'objects: playground is not known',
        'objects: lamp is not known'
      ])
    );
  });

  it('an owner that a rule cannot know is named', () => {
    editJson('routing.json', ({ rules }) => (byCode(rules, 'waste_to_usb').forwardTo = 'owner'));
    expectOnly(/^routing\.json at rules\.1\.forwardTo: "owner" is only known for a known object/);
  });

  it('an example about a sub-kind of another category is named', () => {
    editJson('routing.json', ({ rules }) => {
      for (const { report } of byCode(rules, 'waste_to_usb').examples ?? []) report.subKind = 'tag';
    });
    expectOnly(/^routing\.json at rules\.1\.examples\.0\.report\.subKind: tag is not known/);
  });

  it('an example that no longer comes true is named', () => {
    editJson('routing.json', ({ rules }) => (byCode(rules, 'hate_graffiti_fast').deadlineWorkingHours = 13));
    expectOnly(/^routing\.json at rules\.\d+\.examples\.0: the example ".*" of hate_graffiti_fast is due 60 minutes later than/);
  });
});

describe('routing', () => {
  it('every district and sub-kind of Bochum reaches its district team when no answer says more', () => {
    const { city } = checkCity(folder);
    if (!city) throw new Error('Bochum does not pass');
    const elsewhere = new Set<string>();
    for (const { id: districtId } of city.districts) {
      for (const category of city.categories) {
        for (const subKind of [null, ...category.subKinds.map(({ code }) => code)]) {
          const place = { street: null, houseNumber: null, quarterId: null, districtId };
          const location = { kind: 'point', lat: 51.48, lon: 7.22, accuracyMeters: null, source: 'map' } as const;
          const { team } = routeReport(
            { category: category.code, subKind, answers: {}, phrases: [], location, place, receivedAt: Date.UTC(2026, 9, 14, 8) },
            city
          );
          if (byCode(city.teams, team).districtId !== districtId) elsewhere.add(`${districtId} ${category.code} ${subKind} → ${team}`);
        }
      }
    }
    expect([...elsewhere]).toEqual([]);
  });

  it('a district without a team is named', () => {
    editJson('teams.json', (file) => (file.teams = file.teams.filter(({ code }) => code !== 'kod-ost')));
    expectOnly(/^teams\.json at bochum-ost: Ost has no district team/, /^response\.json at mailboxes: kod-ost is not a team/);
  });

  it('a district with two teams is named', () => {
    editJson('teams.json', ({ teams }) => {
      teams.push({ ...byCode(teams, 'kod-mitte'), code: 'kod-mitte-2' });
    });
    expectOnly(
      /^teams\.json at bochum-mitte: Mitte has 2 district teams: kod-mitte, kod-mitte-2/,
      /^response\.json at mailboxes: kod-mitte-2 is not listed exactly once/
    );
  });

  it('a mailbox of a body that is not listed, or of one twice, is named', () => {
    editJson('response.json', ({ handOn }) =>
      handOn.push({ organisation: 'usb', mailbox: 'a@b.example' }, { organisation: 'polizei', mailbox: 'c@d.example' })
    );
    expectOnly(/^response\.json at handOn\.6: usb is listed twice/, /^response\.json at handOn\.7: polizei is not an organisation/);
  });

  it('a server of another body gets only what it has one service for, and nothing that is only counted', () => {
    const service = (category: string, subKind?: string) => ({ category, code: '1', ...(subKind && { subKind }) });
    const services = [
      service('waste'),
      service('waste', 'bulky_waste'),
      service('waste'),
      service('unsafe_place'),
      service('graffiti', 'bulky_waste'),
      service('x')
    ];
    editJson('response.json', ({ handOn }) => {
      byOrganisation(handOn, 'usb').geoReport = { url: 'https://melden.usb.example/open311/v2', key: 'PARTNER_KEY_USB', services };
    });
    const at = (index: number) => `^response\\.json at handOn\\.\\d+\\.geoReport\\.services\\.${index}: `;
    expectOnly(
      new RegExp(`${at(2)}the category has two services`),
      new RegExp(`${at(3)}unsafe_place is only counted, and another server may publish it`),
      new RegExp(`${at(4)}bulky_waste is no kind of graffiti`),
      new RegExp(`${at(5)}x is not a category`)
    );
  });

  it.each([
    ['http://melden.usb.example/v2/', 'PARTNER_KEY_USB', /geoReport\.url/],
    ['https://user@melden.usb.example/v2/', 'PARTNER_KEY_USB', /geoReport\.url/],
    ['https://melden.usb.example/v2/?x=1', 'PARTNER_KEY_USB', /geoReport\.url/],
    ['https://melden.usb.example/v2/', 'SMTP_PASSWORD', /geoReport\.key/],
    ['https://melden.usb.example/v2/', 'a1b2c3', /geoReport\.key/]
  ])('the server %s with the key %s is none', (url, key, problem) => {
    editJson('response.json', ({ handOn }) => {
      byOrganisation(handOn, 'usb').geoReport = { url, key, services: [{ category: 'waste', code: '1' }] };
    });
    expectOnly(problem);
  });

  it('rules without one that always holds are incomplete', () => {
    editJson('routing.json', (file) => {
      file.rules = file.rules.filter(({ code }) => code !== 'default');
    });
    expectOnly(/^routing\.json at rules: no rule holds for everything else/);
  });

  it('two rules of which neither is more specific, and that disagree, are named', () => {
    editJson('routing.json', ({ rules }) => {
      rules.push({ ...byCode(rules, 'waste_to_usb'), code: 'waste_to_green', forwardTo: 'gruenflaechen' });
    });
    expectOnly(/^routing\.json at rules\.\d+ and rules\.\d+: waste_to_green and waste_to_usb can both hold, decide differently, and neither is more specific/);
  });

  it('two rules that exclude each other are fine, but each needs an example', () => {
    editJson('routing.json', ({ rules }) => {
      const { examples: _, ...fast } = byCode(rules, 'hate_graffiti_fast');
      rules.push({ ...fast, code: 'sticker_slow', when: { subKinds: ['sticker'] }, deadlineWorkingHours: 100 });
    });
    expectOnly(/^routing\.json at rules\.\d+\.examples: sticker_slow decides team and organisation without an example/);
  });

  it('a rule that can never hold is named', () => {
    editJson('routing.json', ({ rules }) => (byCode(rules, 'chemical_waste_fast').when.categories = ['graffiti']));
    expectOnly(/^routing\.json at rules\.2\.when: the rule chemical_waste_fast can never hold/);
  });
});
