import type { LatLon } from '../geo/point.ts';
import type { Area } from '../geo/area.ts';
import type { Language } from '../language.ts';
import type { PublicKind } from '../report/report.ts';
import type { KnownObject, ObjectKind } from './known-object.ts';
import type { PlannedWork } from './planned-work.ts';
import type { RoutingRule } from './routing-rule.ts';
import type { AreaKind, SpecialArea } from './special-area.ts';
import type { DuplicateProfile } from '../triage/duplicate-weights.ts';

/** Words of a city by language. German is always there, the others in each language that the city offers. */
export type Localized = ByLanguage<string>;
/** Something of a city in German and in each further language that it offers. */
export type ByLanguage<T> = { de: T } & Partial<Record<Language, T>>;

export type CodedLabel = { code: string; label: Localized };

/** A phrase a reporter taps ("Sofa"); stored as code, so that it reads in every language and may be published. */
export type Phrase = CodedLabel;

export type Question = CodedLabel & { options: CodedLabel[] };

export type SubKind = CodedLabel & { synonyms: ByLanguage<string[]> };

export type Category = CodedLabel & {
  group: string;
  /** Name in `ui/icons`. */
  icon: string;
  hint: Localized | null;
  synonyms: ByLanguage<string[]>;
  subKinds: SubKind[];
  visibility: PublicKind;
  /** When the neutral row of a `pin` category becomes public. */
  publication: 'on_receipt' | 'on_acceptance';
  deadlineWorkingHours: number;
  /** Which of the measured habits its duplicates have (docs/triage.md). */
  duplicateProfile: DuplicateProfile;
  textRequired: boolean;
  /** Asks "Passiert es gerade?" first and shows phone numbers instead of a form on yes. */
  asksHappeningNow: boolean;
  /** `folded`: the photo section is closed at first and warns not to take risks. */
  photo: 'offered' | 'folded';
  /** At most two. */
  questions: Question[];
  /** At most ten. */
  phrases: Phrase[];
  /** Kinds of known objects that are reported here, such as the lamp with its number. */
  objects?: ObjectKind[];
};

/**
 * `code` is the licence in the vocabulary of DCAT-AP.de; `municipalityKey` the eight digits of the official municipality key;
 * `contributor` the address that GovData gave the city as a supplier of data, null before it is registered.
 */
export type OpenData = { licence: { name: string; url: string; code: string }; email: string; municipalityKey: string; contributor: string | null };

export type Organisation = CodedLabel & { phone: string | null; url: string | null };

/**
 * Hours of one weekday, minutes since midnight in the city's time zone, at most 1440. Hours past midnight are two
 * entries: until 1440, and from 0 on the next weekday.
 */
export type OpeningHours = { weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7; fromMinute: number; toMinute: number };

export type Team = CodedLabel & {
  kind: 'district' | 'control_room' | 'caretaker' | 'other';
  /** District a district team is responsible for. */
  districtId: string | null;
  organisation: string;
  /** Public contact card; `demo: true` says that the data is invented. */
  contact: { person: string | null; phone: string | null; email: string | null; address: string | null; demo: boolean };
  hours: OpeningHours[];
};

/** One way to recognise danger: everything that is present must hold. Of `phrases` one is enough, of `allPhrases` none may be missing. */
export type UrgentWhen = {
  categories?: string[];
  subKinds?: string[];
  phrases?: string[];
  allPhrases?: string[];
  answers?: Record<string, string>;
  /** Kinds of special areas, one of which the point lies in. */
  areaKinds?: AreaKind[];
};

/** What a report says, for the examples that `city:check` runs. */
export type UrgencyExample = {
  category: string;
  subKind?: string;
  answers?: Record<string, string>;
  phrases?: string[];
  /** Kind of the special area it lies in. */
  areaKind?: AreaKind;
  urgent: boolean;
};

/** What cannot wait for working hours: one of `when` must hold, and `deadlineHours` run by the clock. */
export type UrgencyRule = CodedLabel & { when: UrgentWhen[]; deadlineHours: number; examples: UrgencyExample[] };

/** A step of the alarm chain: whom it reaches when nobody accepted the report so many minutes after receipt. */
export type AlarmStep = CodedLabel & { to: 'team' | 'control_room' | 'lead'; afterMinutes: number };

/** How the city answers to what is urgent, sent back or left lying. */
export type Response = {
  urgency: UrgencyRule[];
  /** Hours by the clock for what staff find urgent themselves. */
  urgentByHandHours: number;
  /** So many reports of one Stadtbezirk are public at once, and as many more per hour; what is above is public once it is accepted. */
  publicPerHour: number;
  /** In order of time. */
  alarm: AlarmStep[];
  /** Function mailboxes per team, for the inside only: the duty desk and its lead. */
  mailboxes: { team: string; duty: string; lead: string }[];
  /** Organisations that are told by themselves of what they are responsible for, for the inside only; the others have to be called. */
  handOn: HandOn[];
  returns: {
    reasons: CodedLabel[];
    /** So often given back, a report goes to the control room. */
    toControlRoomAfter: number;
    /** Working hours of the team after which a report that nobody took goes to the control room. */
    unclaimedWorkingHours: number;
  };
};

/** How an organisation is told: its own GeoReport server for what that has a service for, its mailbox for the rest. */
export type HandOn = { organisation: string; mailbox: string | null; geoReport: PartnerServer | null };

export type PartnerServer = {
  /** With a slash at the end. */
  url: string;
  jurisdiction: string | null;
  /** Name of the setting that holds the key; the key itself is in no city's file. */
  key: string | null;
  services: PartnerService[];
};

/** What the organisation calls a category of ours, or one kind of it. */
export type PartnerService = { category: string; subKind: string | null; code: string; attributes: Readonly<Record<string, string>> };

/** What a team found or did on the spot; `categories` are those it can prove something about, null for all. */
export type Finding = CodedLabel & { categories: string[] | null };

/** Something that explains a step in the figures, such as a new category; drawn into the charts at its day. */
export type CityEvent = CodedLabel & {
  /** ISO date in the city's calendar. */
  on: string;
};

export type Calendar = {
  /** Federal state whose public holidays apply, e.g. `NW`. */
  holidays: 'NW';
  /** Extra days off, ISO dates. */
  daysOff: string[];
};

export type Quarter = { id: string; name: string; districtId: string; area: Area };
export type District = { id: string; name: string; fullName: string; area: Area };

/** A known address or a named place of the city's own index. */
export type Address = LatLon & { street: string; houseNumber: string; postcode: string | null; quarterId: string | null };
export type NamedPlace = LatLon & { name: string; kind: string; quality: 'official' | 'approximate' };
/** A neighbouring city: a rough point for its label, and further ones along the border, so that the nearest tells. */
export type Neighbour = LatLon & { name: string; url: string | null; points?: LatLon[] };

/** Hand-drawn decoration of the base map; always labelled as approximate. */
export type Decoration = {
  greens: { name: string; ring: LatLon[] }[];
  water: { name: string; widthMeters: number; line: LatLon[] }[];
  motorways: { name: string; line: LatLon[] }[];
  rail: LatLon[][];
};

/** A text page (imprint, privacy …) as blocks, so that no raw HTML is ever needed. */
export type TextBlock =
  { kind: 'heading'; text: string } | { kind: 'paragraph'; text: string } | { kind: 'list'; items: string[] } | { kind: 'link'; text: string; href: string };
export type TextWords = { title: string; plainLanguage: boolean; blocks: TextBlock[] };
/** `binding`: the German words are the ones that hold in law, and the other languages say so. */
export type TextPage = { code: string; binding: boolean; words: ByLanguage<TextWords> };

/** Everything that makes one city different from another, as data (product.md, rule 8). */
export type City = {
  id: string;
  version: number;
  /** Hex SHA-256 of the files this version was read from. */
  sha256: string;
  /** Languages that every page for residents is offered in; German comes first. */
  languages: Language[];
  name: string;
  fullName: string;
  /** "City of Bochum": the full name as other languages say it. */
  fullNames: Localized;
  referencePrefix: string;
  timeZone: string;
  demo: boolean;
  /** Under which terms the public reports may be used, and whom to ask; null until the city decided. */
  openData: OpenData | null;
  /** What search engines may list beside the city's text pages; closed until the city opens it. */
  searchEngines: { places: boolean };
  center: LatLon;
  boundary: Area;
  neighbours: Neighbour[];
  phones: {
    helpline: { number: string; hours: OpeningHours[] };
    /** Control room that answers while something happens; staffed in the hours of its team. */
    controlRoom: { number: string; team: string };
    /** Help for a person in need: 112 is always shown by the interface. */
    peopleInNeed: { label: Localized; number: string | null; url: string | null; text: Localized }[];
  };
  illegalParking: { text: Localized; url: string | null };
  groups: CodedLabel[];
  categories: Category[];
  organisations: Organisation[];
  teams: Team[];
  routing: RoutingRule[];
  response: Response;
  waitingReasons: CodedLabel[];
  findings: Finding[];
  rejectionRules: CodedLabel[];
  calendar: Calendar;
  districts: District[];
  quarters: Quarter[];
  addresses: Address[];
  places: NamedPlace[];
  areas: SpecialArea[];
  objects: KnownObject[];
  works: PlannedWork[];
  events: CityEvent[];
  decoration: Decoration;
  texts: TextPage[];
};
