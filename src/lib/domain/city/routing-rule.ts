import type { LatLon } from '../geo/point.ts';
import type { Localized } from './city.ts';
import type { ObjectKind } from './known-object.ts';
import type { AreaKind } from './special-area.ts';

/** ISO 8601: 1 is Monday, 7 is Sunday; a public holiday and a day off of the city count as Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Minutes of the city's wall clock, `toMinute` excluded; from 1320 to 360 is the night from 22 to 6 o'clock. */
export type ClockHours = { fromMinute: number; toMinute: number };

/** Every condition that is present must hold. A list holds when one of its entries does, answers when all do. */
export type RuleConditions = {
  categories?: string[];
  subKinds?: string[];
  phrases?: string[];
  answers?: Record<string, string>;
  districts?: string[];
  quarters?: string[];
  /** Special areas by id, and by kind. */
  areas?: string[];
  areaKinds?: AreaKind[];
  /** Kinds of the known object that the report was pinned to. */
  objects?: ObjectKind[];
  weekdays?: Weekday[];
  hours?: ClockHours;
};

/** A report as an example of a rule gives it; `received` is local time of the city, such as `2026-10-14T10:00`. */
export type ExampleReport = {
  category: string;
  subKind?: string;
  phrases?: string[];
  answers?: Record<string, string>;
  at: LatLon;
  received: string;
};

/** What must become of it; `due` is local time as well. */
export type RuleExample = { label: string; report: ExampleReport; expect: { team: string; forwardTo: string | null; due: string } };

/**
 * One routing rule; of the rules that hold the most specific wins (docs/triage.md). `team: 'district'` means the district
 * team of the place, `forwardTo: 'owner'` the owner of the known object.
 */
export type RoutingRule = {
  code: string;
  label: Localized;
  when: RuleConditions;
  team: string;
  forwardTo: string | null;
  deadlineWorkingHours: number | null;
  /** Reports that this rule must win, run by `city:check`. */
  examples?: RuleExample[];
};

/** The rule that every report meets when no other does: the district team of its place (architecture, "The heart"). */
export const DEFAULT_RULE: RoutingRule = {
  code: 'default',
  label: { de: 'Das Bezirksteam ist zuständig' },
  when: {},
  team: 'district',
  forwardTo: null,
  deadlineWorkingHours: null
};
