import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync, copyFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

type Planted = { rule: string; file: string; code: string; needs?: Record<string, string> };
type Violation = { rule: { name: string }; from: string };

const EMPTY = 'export const planted = 1;\n';

/** One forbidden import per rule, each in a file of its own. */
const violations: Planted[] = [
  {
    rule: 'no-cycles',
    file: 'src/lib/domain/geo/egg.ts',
    code: "import { hen } from './hen.ts';\nexport const egg = () => hen;",
    needs: { 'src/lib/domain/geo/hen.ts': "import { egg } from './egg.ts';\nexport const hen = egg;" }
  },
  { rule: 'domain-imports-domain', file: 'src/lib/domain/report/a.ts', code: "import { planted } from '#lib/ui/thing.ts';\nexport const a = planted;" },
  { rule: 'domain-is-pure', file: 'src/lib/domain/report/b.ts', code: "import { readFileSync } from 'node:fs';\nexport const b = readFileSync;" },
  {
    rule: 'ui-knows-nothing',
    file: 'src/lib/ui/A.svelte',
    code: '<script lang="ts">\n  import { planted } from \'#lib/domain/thing.ts\';\n</script>\n{planted}'
  },
  { rule: 'report-ui', file: 'src/lib/report-ui/A.svelte', code: '<script lang="ts">\n  import { planted } from \'#lib/map/thing.ts\';\n</script>\n{planted}' },
  { rule: 'map', file: 'src/lib/map/a.ts', code: "import { planted } from '#lib/shell/thing.ts';\nexport const a = planted;" },
  { rule: 'shell', file: 'src/lib/shell/a.ts', code: "import { planted } from '#lib/map/thing.ts';\nexport const a = planted;" },
  { rule: 'browser', file: 'src/lib/browser/a.ts', code: "import { planted } from '#lib/ui/thing.ts';\nexport const a = planted;" },
  { rule: 'service-worker', file: 'src/service-worker/a.ts', code: "import { planted } from '#lib/ui/thing.ts';\nexport const a = planted;" },
  {
    rule: 'features-meet-at-ports',
    file: 'src/lib/server/triage/a.ts',
    code: "import { planted } from '../reports/submit.ts';\nexport const a = planted;",
    needs: { 'src/lib/server/reports/submit.ts': EMPTY }
  },
  { rule: 'sqlite', file: 'src/lib/server/sqlite/a.ts', code: "import { planted } from '../reports/submit.ts';\nexport const a = planted;" },
  { rule: 'nobody-imports-sqlite', file: 'src/lib/server/http/a.ts', code: "import { planted } from '../sqlite/thing.ts';\nexport const a = planted;" },
  { rule: 'http', file: 'src/lib/server/http/b.ts', code: "import { planted } from '../reports/submit.ts';\nexport const b = planted;" },
  { rule: 'mails', file: 'src/lib/server/mails/b.ts', code: "import { planted } from '../reports/submit.ts';\nexport const b = planted;" },
  {
    rule: 'routes-use-the-app',
    file: 'src/routes/a/+page.server.ts',
    code: "import { planted } from '#lib/server/reports/submit.ts';\nexport const a = planted;"
  },
  {
    rule: 'no-server-code-in-the-browser',
    file: 'src/routes/a/+page.svelte',
    code: '<script lang="ts">\n  import { planted } from \'#lib/server/errors.ts\';\n</script>\n{planted}',
    needs: { 'src/lib/server/errors.ts': EMPTY }
  },
  { rule: 'spots-stay-at-the-desk', file: 'src/lib/server/public-map/a.ts', code: "import { planted } from '../spots/store.ts';\nexport const a = planted;" },
  {
    rule: 'spots-stay-at-the-desk',
    file: 'src/routes/[city=city]/+page.server.ts',
    code: "import { planted } from '#lib/domain/spots/spot.ts';\nexport const a = planted;"
  },
  { rule: 'nothing-imports-routes', file: 'src/lib/shell/b.ts', code: "import { a } from '../../routes/a/+page.server.ts';\nexport const b = a;" },
  { rule: 'database-only-in-sqlite', file: 'src/lib/server/photos/a.ts', code: "import { eq } from 'drizzle-orm';\nexport const a = eq;" },
  { rule: 'database-only-in-sqlite', file: 'src/lib/server/photos/b.ts', code: "import Database from 'better-sqlite3';\nexport const b = Database;" },
  { rule: 'one-way-out', file: 'src/lib/server/photos/c.ts', code: "import { get } from 'node:https';\nexport const c = get;" },
  { rule: 'leaflet-only-in-map', file: 'src/routes/a/B.svelte', code: '<script lang="ts">\n  import L from \'leaflet\';\n</script>\n{L.version}' },
  { rule: 'lucia-only-in-auth', file: 'src/lib/server/staff/a.ts', code: "import { Lucia } from 'lucia';\nexport const a = Lucia;" },
  { rule: 'kit-only-in-the-shell', file: 'src/lib/server/cities/a.ts', code: "import { error } from '@sveltejs/kit';\nexport const a = error;" },
  { rule: 'kit-only-in-the-shell', file: 'src/lib/server/cities/b.ts', code: "import { env } from '$env/dynamic/private';\nexport const b = env;" },
  {
    rule: 'source-does-not-import-tests',
    file: 'src/lib/server/auth/a.ts',
    code: "import { planted } from '../../../../tests/support/thing.ts';\nexport const a = planted;"
  },
  { rule: 'alias-must-resolve', file: 'src/lib/domain/city/a.ts', code: "import { gone } from '#lib/domain/city/gone.ts';\nexport const a = gone;" },
  { rule: 'alias-must-resolve', file: 'src/lib/domain/city/b.ts', code: "import { planted } from '$lib/domain/thing.ts';\nexport const b = planted;" },
  { rule: 'file-must-resolve', file: 'src/lib/domain/city/c.ts', code: "import { gone } from './gone.ts';\nexport const c = gone;" }
];

/** Imports that the same rules must let pass. */
const allowed: Record<string, string> = {
  'src/lib/domain/triage/good.ts': "import { planted } from '#lib/domain/thing.ts';\nexport const good = planted;",
  'src/lib/server/triage/good.ts': "import type { Store } from '../reports/store.ts';\nexport type Good = Store;",
  'src/lib/server/sqlite/good.ts': "import type { Store } from '../reports/store.ts';\nimport { eq } from 'drizzle-orm';\nexport const good: Store = eq;",
  'src/lib/map/good.ts': "import L from 'leaflet';\nimport { planted } from '#lib/domain/thing.ts';\nexport const good = [L, planted];",
  'src/routes/good/+page.server.ts':
    "import type { Verbs } from '#lib/server/reports/verbs.ts';\nimport { error } from '@sveltejs/kit';\nexport const load = (verbs: Verbs) => error(404, String(verbs));",
  'src/routes/good/+page.svelte':
    '<script lang="ts">\n  import type { Verbs } from \'#lib/server/reports/verbs.ts\';\n  let { verbs }: { verbs: Verbs } = $props();\n</script>\n{verbs}'
};
const scenery = {
  'src/lib/domain/thing.ts': EMPTY,
  'src/lib/ui/thing.ts': EMPTY,
  'src/lib/map/thing.ts': EMPTY,
  'src/lib/browser/thing.ts': EMPTY,
  'src/lib/shell/thing.ts': EMPTY,
  'src/lib/server/sqlite/thing.ts': EMPTY,
  'src/lib/server/reports/store.ts': 'export type Store = unknown;\n',
  'src/lib/server/reports/verbs.ts': 'export type Verbs = unknown;\n',
  'tests/support/thing.ts': EMPTY
};

const config = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as { forbidden: { name: string }[] };
const root = resolve(import.meta.dirname, '../..');
let tree = '';
let found: Violation[] = [];

beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'import-rules-'));
  for (const file of ['package.json', '.dependency-cruiser.cjs']) copyFileSync(join(root, file), join(tree, file));
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
  const files = { ...scenery, ...allowed };
  for (const planted of violations) Object.assign(files, planted.needs, { [planted.file]: planted.code });
  for (const [file, code] of Object.entries(files)) write(file, code);
  found = cruise();
});

afterAll(() => rmSync(tree, { recursive: true, force: true }));

test.each(violations)('$rule reports $file', ({ rule, file }) => {
  expect(found.filter((violation) => violation.from === file).map((violation) => violation.rule.name)).toContain(rule);
});

test('imports inside the rules are not reported', () => {
  expect(found.filter((violation) => violation.from in allowed)).toEqual([]);
});

test('every rule has a planted violation', () => {
  const names = config.forbidden.map((rule) => rule.name);
  expect(names.filter((name) => !violations.some((planted) => planted.rule === name))).toEqual([]);
});

function write(file: string, code: string): void {
  const path = join(tree, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, code);
}

/** depcruise exits with the number of violations, so the answer is read whatever the exit code is. */
function cruise(): Violation[] {
  const cli = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const args = [cli, 'src', '--config', '.dependency-cruiser.cjs', '--preserve-symlinks', '--output-type', 'json'];
  try {
    return read(execFileSync(process.execPath, args, { cwd: tree, maxBuffer: 64_000_000 }).toString());
  } catch (failure) {
    return read(String((failure as { stdout: Buffer }).stdout));
  }
}

function read(json: string): Violation[] {
  return (JSON.parse(json) as { summary: { violations: Violation[] } }).summary.violations;
}
