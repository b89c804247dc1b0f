import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const files = globSync('src/**/*.{css,svelte}', { cwd: root });

/** Leaflet places its panes from the left edge of the screen, whichever way the text runs. */
const PHYSICAL_ON_PURPOSE = 'src/lib/map/leaflet-frame.css';

/** Properties that name a side; the logical ones turn round with a language that is written from right to left. */
const PHYSICAL =
  /(?<![\w-])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right|top|bottom)|border-(?:top|bottom)-(?:left|right)-radius|text-align:\s*(?:left|right)|float:\s*(?:left|right)|(?:left|right):\s)/;
/** Four values of which the second and the fourth differ: left and right by another name. */
const FOUR_SIDES = /(?<![\w-])(?:margin|padding|inset):\s*\S+ (\S+) \S+ (?!\1;)[^\s;]+;/;
const FOREIGN = /(?:@import\s*|url\(\s*)['"]?(?:https?:)?\/\//;

function offences(pattern: RegExp): string[] {
  return files.flatMap((file) =>
    stylesOf(file)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : []))
  );
}

/** Only the styles of a component; its markup and script become empty lines, so that line numbers stay. */
function stylesOf(file: string): string {
  const source = readFileSync(resolve(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, blank);
  if (file.endsWith('.css')) return source;
  const start = source.indexOf('<style');
  return start < 0 ? '' : blank(source.slice(0, start)) + source.slice(start);
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, '');
}

test('styles use logical properties only', () => {
  expect(offences(PHYSICAL).filter((offence) => !offence.startsWith(PHYSICAL_ON_PURPOSE))).toEqual([]);
});

test('four values of a side name no left and right', () => {
  expect(offences(FOUR_SIDES)).toEqual([]);
});

test('styles load nothing from elsewhere', () => {
  expect(offences(FOREIGN)).toEqual([]);
});
