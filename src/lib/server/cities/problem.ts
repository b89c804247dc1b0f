/** Something that is wrong in a city's folder, said so that an operator can mend it. */
export type CityProblem = {
  /** Name inside the city's folder, e.g. `teams.json`. */
  file: string;
  /** Where in the file: keys and places from 0, e.g. `teams.3.organisation`; for tables `line 12`. */
  path: string;
  problem: string;
  remedy: string;
};
