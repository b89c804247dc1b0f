import { describe, expect, test } from 'vitest';
import { WEDNESDAY_TEN as NOW } from '../../../../tests/support/builders.ts';
import { HOUR, MINUTE } from '../time.ts';
import { createPublicGate, type Incoming } from './public-gate.ts';

const incoming = (over: Partial<Incoming> = {}): Incoming => ({ cityId: 'kleinstadt', districtId: 'west', text: null, ...over });
const gate = () => createPublicGate((text) => text);
const AD = 'Günstige Kredite auf www.kredit.example, jetzt!';

describe('a Stadtbezirk that gets more than the city expects', () => {
  test('has what comes after the limit held back, and others have not', () => {
    const { holds } = gate();
    const held = Array.from({ length: 12 }, () => holds(incoming(), 10, NOW));
    expect(held).toEqual([...Array(10).fill(null), 'burst', 'burst']);
    expect(holds(incoming({ districtId: 'ost' }), 10, NOW)).toBeNull();
    expect(holds(incoming({ cityId: 'nachbarstadt' }), 10, NOW)).toBeNull();
  });

  test('is as before once it is calm again', () => {
    const { holds } = gate();
    for (let n = 0; n < 20; n += 1) holds(incoming(), 10, NOW);
    expect(holds(incoming(), 10, NOW + 7 * MINUTE)).toBeNull();
    expect(holds(incoming(), 10, NOW + 7 * MINUTE)).toBe('burst');
    expect(holds(incoming(), 10, NOW + 2 * HOUR)).toBeNull();
  });
});

describe('the same words again and again', () => {
  test('are held back from the fourth time on, whatever their spaces, capitals and signs', () => {
    const { holds } = gate();
    const ways = [AD, AD.toUpperCase(), `${AD}!!!`, AD.replaceAll(' ', '  '), AD.normalize('NFD')];
    expect(ways.map((text) => holds(incoming({ text }), 100, NOW))).toEqual([null, null, null, 'copied', 'copied']);
    expect(holds(incoming({ text: 'Am Spielplatz liegt seit Tagen ein altes Sofa.' }), 100, NOW)).toBeNull();
  });

  test('are no sign where they are short, or were never written', () => {
    const { holds } = gate();
    for (const text of ['Sofa liegt hier', '', null, '!!! ??? ... !!! ??? ... !!!']) {
      expect(Array.from({ length: 6 }, () => holds(incoming({ text }), 100, NOW))).toEqual(Array(6).fill(null));
    }
  });
});

test('a storm is no attack: of the 913 reports of Boston on 28 August 2011 none is held back by the limit of Bochum', () => {
  const { holds } = gate();
  const districts = ['mitte', 'wattenscheid', 'nord', 'ost', 'sued', 'suedwest'];
  // Half of a day's reports within the three worst hours.
  const at = (n: number) => NOW + (n < 457 ? (n / 457) * 3 * HOUR : 3 * HOUR + ((n - 457) / 456) * 21 * HOUR);
  const held = Array.from({ length: 913 }, (_, n) =>
    holds(incoming({ districtId: districts[n % 6] ?? null, text: `Ein Baum liegt quer, Nummer ${n}` }), 300, at(n))
  );
  expect(held.filter((reason) => reason !== null)).toEqual([]);
});
