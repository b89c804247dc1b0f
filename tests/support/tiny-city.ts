import type { Category, City, Team } from '../../src/lib/domain/city/city.ts';
import type { Area } from '../../src/lib/domain/geo/area.ts';

/** Weekdays Monday to Friday from 8 to 16 o'clock. */
const OFFICE_HOURS = ([1, 2, 3, 4, 5] as const).map((weekday) => ({ weekday, fromMinute: 8 * 60, toMinute: 16 * 60 }));
/** Every day from 7 o'clock until 1 o'clock of the next morning. */
const LONG_HOURS = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({ weekday, fromMinute: 7 * 60, toMinute: 25 * 60 }));

/** A point within each of the two districts, one on the border between them, and one outside the city. */
export const WEST = { lat: 51.48, lon: 7.21 };
export const EAST = { lat: 51.48, lon: 7.23 };
export const ON_THE_BORDER = { lat: 51.48, lon: 7.22 };
export const OUTSIDE = { lat: 51.48, lon: 7.25 };

/**
 * The smallest city with everything a rule can depend on: two square districts of one quarter each, a district team
 * for both and a control room, and three categories: waste and lamps as pins, unsafe places as counts only.
 */
export function tinyCity(overrides: Partial<City> = {}): City {
  return {
    id: 'kleinstadt',
    version: 1,
    sha256: '0'.repeat(64),
    languages: ['de'],
    name: 'Kleinstadt',
    fullName: 'Stadt Kleinstadt',
    fullNames: { de: 'Stadt Kleinstadt' },
    referencePrefix: 'KL',
    timeZone: 'Europe/Berlin',
    demo: true,
    searchEngines: { places: false },
    center: ON_THE_BORDER,
    boundary: rectangle(7.2, 7.24),
    neighbours: [{ name: 'Nachbarstadt', url: 'https://nachbarstadt.example/', lat: 51.48, lon: 7.26 }],
    phones: { helpline: { number: '115', hours: OFFICE_HOURS }, controlRoom: { number: '0221 4710 110', team: 'leitstelle' }, peopleInNeed: [] },
    illegalParking: { text: { de: 'Falschparken melden Sie nicht hier.' }, url: null },
    groups: [
      { code: 'cleanliness', label: { de: 'Sauberkeit' } },
      { code: 'infrastructure', label: { de: 'Licht und Ausstattung' } },
      { code: 'safety', label: { de: 'Sicherheit und Ordnung' } }
    ],
    categories: categories(),
    organisations: [
      { code: 'kod', label: { de: 'Kommunaler Ordnungsdienst' }, phone: '115', url: null },
      { code: 'usb', label: { de: 'Umweltservice' }, phone: null, url: null },
      { code: 'tiefbauamt', label: { de: 'Tiefbauamt' }, phone: null, url: null }
    ],
    teams: [aTeam('kod-west', 'west'), aTeam('kod-ost', 'ost'), { ...aTeam('leitstelle', null), kind: 'control_room', hours: LONG_HOURS }],
    routing: [
      { code: 'default', label: { de: 'Das Bezirksteam ist zuständig' }, when: {}, team: 'district', forwardTo: null, deadlineWorkingHours: null },
      {
        code: 'waste_to_usb',
        label: { de: 'Müll räumt der USB' },
        when: { categories: ['waste'] },
        team: 'district',
        forwardTo: 'usb',
        deadlineWorkingHours: null
      }
    ],
    response: {
      urgency: [
        {
          code: 'sharp_waste',
          label: { de: 'Scharfer Müll' },
          when: [{ categories: ['waste'], subKinds: ['litter'], answers: { hazard: 'sharp' } }],
          deadlineHours: 4,
          examples: [{ category: 'waste', subKind: 'litter', answers: { hazard: 'sharp' }, urgent: true }]
        }
      ],
      publicPerHour: 300,
      urgentByHandHours: 4,
      alarm: [
        { code: 'team', label: { de: 'Team im Dienst' }, to: 'team', afterMinutes: 0 },
        { code: 'control_room', label: { de: 'Leitstelle' }, to: 'control_room', afterMinutes: 15 },
        { code: 'lead', label: { de: 'Leitung' }, to: 'lead', afterMinutes: 30 }
      ],
      mailboxes: ['kod-west', 'kod-ost', 'leitstelle'].map((team) => ({
        team,
        duty: `dienst-${team}@kleinstadt.example`,
        lead: `leitung-${team}@kleinstadt.example`
      })),
      handOn: [{ organisation: 'usb', mailbox: 'meldungen@usb.example', geoReport: null }],
      returns: { reasons: [{ code: 'wrong_area', label: { de: 'Falsches Gebiet' } }], toControlRoomAfter: 2, unclaimedWorkingHours: 8 }
    },
    waitingReasons: [{ code: 'spare_part', label: { de: 'Ein Ersatzteil ist bestellt' } }],
    findings: [
      { code: 'removed_on_site', label: { de: 'Vor Ort entfernt' }, categories: null },
      { code: 'lamp_shines', label: { de: 'Die Laterne leuchtet wieder' }, categories: ['streetlight'] }
    ],
    rejectionRules: [{ code: 'spam', label: { de: 'Werbung oder sinnloser Inhalt' } }],
    calendar: { holidays: 'NW', daysOff: [] },
    districts: [
      { id: 'west', name: 'West', fullName: 'Kleinstadt-West', area: rectangle(7.2, 7.22) },
      { id: 'ost', name: 'Ost', fullName: 'Kleinstadt-Ost', area: rectangle(7.22, 7.24) }
    ],
    quarters: [
      { id: 'altstadt', name: 'Altstadt', districtId: 'west', area: rectangle(7.2, 7.22) },
      { id: 'neustadt', name: 'Neustadt', districtId: 'ost', area: rectangle(7.22, 7.24) }
    ],
    addresses: [{ street: 'Hauptstraße', houseNumber: '1', postcode: '44787', quarterId: 'altstadt', lat: 51.48, lon: 7.21 }],
    openData: null,
    areas: [],
    objects: [],
    works: [],
    events: [],
    places: [{ name: 'Rathaus', kind: 'landmark', quality: 'official', lat: 51.481, lon: 7.211 }],
    decoration: { greens: [], water: [], motorways: [], rail: [] },
    texts: [],
    ...overrides
  };
}

function categories(): Category[] {
  return [
    aCategory('waste', 'cleanliness', {
      subKinds: [
        { code: 'bulky_waste', label: { de: 'Sperrmüll' }, synonyms: { de: ['Sofa', 'Matratze'] } },
        { code: 'litter', label: { de: 'Verstreuter Müll' }, synonyms: { de: ['Kippen'] } }
      ],
      questions: [
        {
          code: 'hazard',
          label: { de: 'Kann sich jemand verletzen?' },
          options: [
            { code: 'no', label: { de: 'Nein' } },
            { code: 'sharp', label: { de: 'Ja' } }
          ]
        }
      ],
      phrases: [
        { code: 'sofa', label: { de: 'Sofa' } },
        { code: 'mattress', label: { de: 'Matratze' } },
        { code: 'on_pavement', label: { de: 'auf dem Gehweg' } }
      ],
      duplicateProfile: 'litter'
    }),
    aCategory('streetlight', 'infrastructure', {
      subKinds: [{ code: 'lamp_out', label: { de: 'Laterne ist aus' }, synonyms: { de: [] } }],
      deadlineWorkingHours: 60
    }),
    aCategory('unsafe_place', 'safety', { visibility: 'counts', asksHappeningNow: true, photo: 'folded', duplicateProfile: 'other' })
  ];
}

function aCategory(code: string, group: string, overrides: Partial<Category>): Category {
  return {
    code,
    group,
    label: { de: code },
    icon: code,
    hint: null,
    synonyms: { de: [] },
    subKinds: [],
    visibility: 'pin',
    publication: 'on_receipt',
    deadlineWorkingHours: 24,
    duplicateProfile: 'lighting',
    textRequired: false,
    asksHappeningNow: false,
    photo: 'offered',
    questions: [],
    phrases: [],
    ...overrides
  };
}

function aTeam(code: string, districtId: string | null): Team {
  return {
    code,
    districtId,
    label: { de: code },
    kind: 'district',
    organisation: 'kod',
    contact: { person: 'Aylin Demir', phone: '0221 4710 101', email: 'bezirksteam@kleinstadt.example', address: null, demo: true },
    hours: OFFICE_HOURS
  };
}

/** A rectangle between two meridians, 51.47° to 51.49° north: about 2.2 km high. */
function rectangle(west: number, east: number): Area {
  return [
    [
      [
        [west, 51.47],
        [east, 51.47],
        [east, 51.49],
        [west, 51.49],
        [west, 51.47]
      ]
    ]
  ];
}

/** What recurring places are kept by in the tiny city. */
export function tinyGroupOf(_cityId: string, category: string): string | null {
  return tinyCity().categories.find(({ code }) => code === category)?.group ?? null;
}
