import { join } from 'node:path';
import type { City } from '#lib/domain/city/city.ts';
import { addWorkingHours } from '#lib/domain/city/hours.ts';
import { locate } from '#lib/domain/city/locate.ts';
import { placeAt } from '#lib/domain/city/place.ts';
import { offsetMeters } from '#lib/domain/geo/distance.ts';
import type { LatLon } from '#lib/domain/geo/point.ts';
import { HOUR } from '#lib/domain/time.ts';
import { scoreCandidates } from '#lib/domain/triage/duplicates.ts';
import { routeReport } from '#lib/domain/triage/routing.ts';
import { triage, type Candidate, type TriageInput } from '#lib/domain/triage/triage.ts';
import { readCity } from '#lib/server/cities/read-city.ts';

const CANDIDATES = 50;
const POINTS = 2_000;
const ROUNDS = 5;
const NOW = Date.UTC(2026, 9, 14, 8);
const TEXTS = ['Altes Sofa und zwei Matratzen auf dem Gehweg', 'Seit Tagen liegen hier Müllsäcke neben dem Container', null, 'Sperrmüllhaufen vor dem Haus'];
const PHRASES = [['sofa', 'on_pavement'], ['bags', 'beside_container'], [], ['mattress']];

/** `npm run bench`: microseconds per call over points spread over Bochum, and how the calls compare within this one run. */
function main(): void {
  const read = readCity(join('cities', 'bochum'));
  if (!read.ok) throw new Error('The data of bochum is not sound. To see why: npm run city:check -- bochum');
  const { city } = read;
  const inputs = pointsIn(city).map((point, i) => inputAt(point, i, city));
  const nearby = new Map(inputs.map((input) => [input, candidatesAround(input)]));
  const around = (input: TriageInput) => ({ nearby: nearby.get(input) ?? [], city, now: NOW });
  const [first] = city.teams;
  if (!first) throw new Error('bochum has no team');
  print([
    { name: 'triage with 50 candidates', ...measure(inputs, (input) => triage(input, around(input))) },
    { name: 'duplicates of 50 candidates', ...measure(inputs, (input) => scoreCandidates(input, around(input))) },
    { name: 'route', ...measure(inputs, (input) => routeReport(input, city)) },
    { name: 'add 60 working hours', ...measure(inputs, ({ receivedAt }) => addWorkingHours(receivedAt, 60, first, city)) },
    { name: 'district of a point', ...measure(inputs, ({ location }) => location.kind === 'point' && locate(location, city)) },
    { name: 'place of a point', ...measure(inputs, ({ location }) => location.kind === 'point' && placeAt(location, city)) }
  ]);
}

type Measured = { p50: number; p99: number };

/** The first rounds warm up and do not count. */
function measure(inputs: readonly TriageInput[], call: (input: TriageInput) => unknown): Measured {
  const taken: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const input of inputs) {
      const begin = process.hrtime.bigint();
      call(input);
      if (round >= ROUNDS - 2) taken.push(Number(process.hrtime.bigint() - begin) / 1000);
    }
  }
  taken.sort((a, b) => a - b);
  const at = (share: number): number => taken[Math.floor(taken.length * share)] ?? NaN;
  return { p50: at(0.5), p99: at(0.99) };
}

function print(rows: readonly ({ name: string } & Measured)[]): void {
  const base = rows[0]?.p50 ?? NaN;
  console.log(`| call | p50 µs | p99 µs | of triage |\n| --- | ---: | ---: | ---: |`);
  for (const { name, p50, p99 } of rows) console.log(`| ${name} | ${p50.toFixed(1)} | ${p99.toFixed(1)} | ${(p50 / base).toFixed(2)} |`);
}

function pointsIn(city: City): LatLon[] {
  const { addresses } = city;
  return Array.from({ length: POINTS }, (_, i) => offsetMeters(addresses[(i * 37) % addresses.length] ?? city.center, (i % 41) - 20, (i % 29) - 14));
}

function inputAt(point: LatLon, i: number, city: City): TriageInput {
  return {
    id: `report-${i}`,
    category: 'waste',
    subKind: 'bulky_waste',
    answers: {},
    phrases: PHRASES[i % PHRASES.length] ?? [],
    text: TEXTS[i % TEXTS.length] ?? null,
    location: { kind: 'point', accuracyMeters: 10, source: 'device', ...point },
    place: placeAt(point, city),
    receivedAt: NOW + i * HOUR
  };
}

function candidatesAround({ location, place, receivedAt }: TriageInput): Candidate[] {
  if (location.kind !== 'point') return [];
  return Array.from({ length: CANDIDATES }, (_, i) => ({
    ...offsetMeters(location, (i * 13) % 140, (i * 7) % 50),
    id: `candidate-${i}`,
    reference: `BO-${i}`,
    category: i % 3 === 0 ? 'graffiti' : 'waste',
    subKind: i % 2 === 0 ? 'bulky_waste' : 'litter',
    phrases: PHRASES[(i + 1) % PHRASES.length] ?? [],
    text: TEXTS[(i + 1) % TEXTS.length] ?? null,
    place,
    publicKind: 'pin',
    published: true,
    state: 'received',
    mergedInto: null,
    receivedAt: receivedAt - i * 6 * HOUR,
    closedAt: null
  }));
}

main();
