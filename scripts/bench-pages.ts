import { chromium } from '@playwright/test';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { CHROMIUM_FLAGS } from './bootstrap/chromium-flags.ts';
import { publishPart } from './bench/benchmarks-page.ts';
import { LIGHTHOUSE, lighthouseOf, type Scores } from './bench/lighthouse.ts';
import { vitalsOf, type PageWalk, type Vitals } from './bench/vitals.ts';
import { browser } from './bootstrap/browser.mjs';

const LIMITS: Vitals = { lcpMs: 2500, inpMs: 200, shift: 0.05 };
const LEAST_SCORE = 95;
const VISITS = 3;

const WALKS: PageWalk[] = [
  { name: 'start', path: '/bochum', taps: async (page) => page.getByRole('searchbox').pressSequentially('sofa') },
  {
    name: 'flow',
    path: '/bochum/melden/waste',
    taps: async (page) => {
      await page.getByRole('button', { name: 'Ort beschreiben' }).tap();
      await page.getByLabel('Ort in Worten').pressSequentially('Am Teich');
      await page.getByRole('button', { name: 'Weiter' }).tap();
      await page.getByLabel('Sofa', { exact: true }).tap();
      await page.getByLabel('Beschreibung, freiwillig').pressSequentially('Altes Sofa');
    }
  },
  {
    name: 'map',
    path: '/bochum/karte?ansicht=karte',
    taps: async (page) => page.getByRole('button', { name: 'Vergrößern' }).tap()
  }
];

type PageResult = { name: string; path: string; vitals: Vitals; scores: Scores };

/** `npm run bench:pages [-- --url http://localhost:3000]`: how fast start, flow and map of a running demo are, written to docs/benchmarks.md. Ends with 1 when a limit is not kept. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { url: { type: 'string', default: 'http://localhost:3000' } } });
  const executablePath = String(await browser());
  const launched = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  const results: PageResult[] = [];
  for (const walk of WALKS) {
    console.error(`${walk.name} …`);
    const visits: Vitals[] = [];
    for (let visit = 0; visit < VISITS; visit++) visits.push(await vitalsOf(launched, values.url, walk));
    results.push({ name: walk.name, path: walk.path, vitals: medianOf(visits), scores: await lighthouseOf(`${values.url}${walk.path}`, executablePath) });
  }
  await launched.close();
  console.log(await publishPart('pages', pagesText(results)));
  return results.every(isKept) ? 0 : 1;
}

function medianOf(visits: readonly Vitals[]): Vitals {
  const middle = (key: keyof Vitals) => visits.map((visit) => visit[key]).sort((a, b) => a - b)[Math.floor(visits.length / 2)] ?? NaN;
  return { lcpMs: middle('lcpMs'), inpMs: middle('inpMs'), shift: middle('shift') };
}

function isKept({ vitals, scores }: PageResult): boolean {
  const isFast = vitals.lcpMs <= LIMITS.lcpMs && vitals.inpMs <= LIMITS.inpMs && vitals.shift <= LIMITS.shift;
  return isFast && Object.values(scores).every((score) => score >= LEAST_SCORE);
}

function pagesText(results: readonly PageResult[]): string {
  return `## Start, flow and map on a slow phone

\`npm run bench:pages\` against a running demo. A first visit at 360 × 740 without any cache, at 400 kbit/s and 400 ms, with the processor slowed to a quarter; median of ${VISITS} visits. Limits: LCP ${LIMITS.lcpMs} ms, INP ${LIMITS.inpMs} ms, shift ${LIMITS.shift}. Lighthouse (${LIGHTHOUSE}) uses its own phone and line; least ${LEAST_SCORE} each. Machine: ${cpus().length} cores, load average over the last 15 minutes ${(loadavg()[2] ?? 0).toFixed(1)}.

| page | LCP ms | INP ms | layout shift | performance | accessibility | best practices | kept |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |
${results.map(pageLine).join('\n')}
`;
}

function pageLine(result: PageResult): string {
  const { name, path, vitals, scores } = result;
  const cells = [
    Math.round(vitals.lcpMs),
    Math.round(vitals.inpMs),
    vitals.shift.toFixed(3),
    scores.performance,
    scores.accessibility,
    scores['best-practices']
  ];
  return `| ${name} \`${path}\` | ${cells.join(' | ')} | ${isKept(result) ? 'yes' : '**no**'} |`;
}

process.exitCode = await main();
