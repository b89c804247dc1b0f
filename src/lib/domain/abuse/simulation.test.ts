import { describe, expect, it } from 'vitest';
import { createChance } from '../../server/demo/random.ts';
import { createThrottle } from '../throttle.ts';
import { HOUR } from '../time.ts';
import { createAbuseGuard, type Signals } from './guard.ts';

const START = Date.UTC(2026, 5, 3, 8);
/** The defaults of `.env.example`, and the limit of the route before it. */
const GUARD = { perNetwork: 30, formMillis: 3000 };
const ROUTE = { capacity: 60, refillMillis: 10_000 };

type Sent = { who: string; at: number; text: string | null; signals: Partial<Signals> & { network: string } };
type Fate = 'taken' | 'held' | 'refused';

/** What becomes of each, counted by sender; nobody tries a second time. */
function replay(sent: readonly Sent[]): Record<string, Record<Fate, number>> {
  const guard = createAbuseGuard(GUARD);
  const route = createThrottle(ROUTE);
  const fates: Record<string, Record<Fate, number>> = {};
  for (const [index, { who, at, text, signals }] of sent.toSorted((one, other) => one.at - other.at).entries()) {
    const count = (fates[who] ??= { taken: 0, held: 0, refused: 0 });
    if (!route.take(signals.network, at).ok) count.refused += 1;
    else {
      const post = { id: String(index), cityId: 'bochum', text, isUrgent: false, signals: { trapped: false, formMillis: null, ...signals } };
      count[guard.judge(post, at) === null ? 'taken' : 'held'] += 1;
    }
  }
  return fates;
}

const WORDS =
  'sack sofa reifen ecke spielplatz gehweg laterne mauer eingang haltestelle seit gestern vorne hinten voll kaputt dunkel liegt steht viele wieder'.split(' ');
const newText = (random: () => number) => Array.from({ length: 12 }, () => WORDS[Math.floor(random() * WORDS.length)]).join(' ');

describe('10,000 hostile posts beside 100 honest ones in one hour', () => {
  const random = createChance(1).next;
  const posts = (who: string, count: number, make: (n: number) => Omit<Sent, 'who' | 'at'>): Sent[] =>
    Array.from({ length: count }, (_, n) => ({ who, at: START + Math.floor(random() * HOUR), ...make(n) }));
  const fates = replay([
    ...posts('one network, ever new texts', 4000, () => ({ text: newText(random), signals: { network: 'script' } })),
    ...posts('one text, ever new networks', 3000, (n) => ({ text: `Jetzt günstig einkaufen bei uns im großen Laden ${n}`, signals: { network: `copy-${n}` } })),
    ...posts('fills every field', 1500, (n) => ({ text: newText(random), signals: { network: `trap-${n}`, trapped: true } })),
    ...posts('faster than a hand', 1480, (n) => ({ text: newText(random), signals: { network: `fast-${n}`, formMillis: Math.floor(random() * 2900) } })),
    ...posts('ever new networks and texts', 20, (n) => ({ text: newText(random), signals: { network: `patient-${n}` } })),
    // Every fifth has the address of one mobile network, every third writes nothing or little.
    ...posts('honest', 100, (n) => ({
      text: n % 3 === 0 ? 'Altes Sofa' : newText(random),
      signals: { network: n % 5 === 0 ? 'mobile' : `home-${n}`, formMillis: n % 7 === 0 ? 20_000 : null }
    }))
  ]);

  it('brings every honest one to the desk', () => {
    expect(fates['honest']).toEqual({ taken: 100, held: 0, refused: 0 });
  });

  it('brings less than one in a hundred hostile ones there', () => {
    const { honest: _, ...hostile } = fates;
    const taken = Object.fromEntries(Object.entries(hostile).map(([who, fate]) => [who, fate.taken]));
    expect(taken).toEqual({
      'one network, ever new texts': 41,
      'one text, ever new networks': 5,
      'fills every field': 0,
      'faster than a hand': 0,
      'ever new networks and texts': 20
    });
    expect(Object.values(taken).reduce((sum, count) => sum + count, 0)).toBeLessThan(100);
  });
});

describe('the day of a storm: 913 reports, as Boston had on 28 August 2011', () => {
  it('loses, refuses and holds none', () => {
    const random = createChance(2).next;
    const sights = [
      'Baum umgestürzt',
      'Ast auf dem Gehweg',
      'Baum liegt auf der Straße und es kommt kein Auto mehr durch',
      'Großer Ast hängt über dem Radweg und droht zu fallen'
    ];
    const sent = Array.from({ length: 913 }, (_, n): Sent => ({
      who: 'resident',
      // Half of them within the three worst hours.
      at: START + Math.floor(random() * (n % 2 === 0 ? 3 : 14) * HOUR),
      text: random() < 0.4 ? null : `${sights[Math.floor(random() * sights.length)] ?? ''}, ${newText(random).split(' ').slice(0, 5).join(' ')}`,
      signals: { network: random() < 0.3 ? `mobile-${Math.floor(random() * 8)}` : `home-${n}` }
    }));
    expect(replay(sent)).toEqual({ resident: { taken: 913, held: 0, refused: 0 } });
  });
});
