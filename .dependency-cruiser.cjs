/**
 * The import table of docs/architecture.md. tests/lint/import-rules.test.ts plants each violation once.
 * An import that does not resolve is invisible to every path rule, hence the two rules about resolving.
 */
const TEST = '\\.(test|contract)\\.ts$|\\.contract\\.';
const lib = (names) => `^src/lib/(${names})/`;
const server = (folders) => `^src/lib/server/(${folders})/`;
const ERRORS = '^src/lib/server/errors\\.ts$';
const LANGUAGE = '^src/lib/server/language\\.ts$';
const PORTS = '^src/lib/server/[^/]+/(store|queries|registry|verbs)\\.ts$';
const FEATURES = 'reports|triage|spots|situations|photos|delivery|news|staff|auth|cities|public-map|numbers|open311|partners';
const CLIENT = '^src/routes/.*(\\.svelte|\\+(page|layout)\\.ts)$|^src/lib/(browser|ui|report-ui|map|shell|i18n)/|^src/service-worker/';

const never = (name, from, to) => ({ name, severity: 'error', from, to });
/** Files under `from` may reach nothing of ours outside `allowed`. */
const only = (name, from, allowed) => never(name, { path: from, pathNot: TEST }, { path: '^src/', pathNot: allowed });

module.exports = {
  forbidden: [
    never('no-cycles', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
    only('domain-imports-domain', lib('domain'), lib('domain')),
    never(
      'domain-is-pure',
      { path: lib('domain'), pathNot: TEST },
      { pathNot: [lib('domain'), 'node_modules/(zod|point-in-polygon-hao|flatbush)/'], path: '.' }
    ),
    only('ui-knows-nothing', lib('ui'), lib('ui')),
    only('report-ui', lib('report-ui'), lib('domain|ui|i18n|report-ui')),
    only('map', lib('map'), lib('domain|ui|i18n|report-ui|browser|map')),
    only('shell', lib('shell'), lib('domain|ui|report-ui|i18n|browser|shell')),
    only('browser', lib('browser'), lib('domain|browser')),
    only('service-worker', '^src/service-worker/', '^src/(service-worker|lib/(domain|browser))/'),
    never(
      'features-meet-at-ports',
      { path: `^src/lib/server/(${FEATURES})/`, pathNot: TEST },
      { path: '^src/', pathNot: [lib('domain'), '^src/lib/server/$1/', PORTS, ERRORS] }
    ),
    only('sqlite', server('sqlite'), [lib('domain'), server('sqlite'), PORTS, ERRORS]),
    only('mails', server('mails'), [lib('domain|i18n|report-ui'), server('mails'), PORTS, ERRORS, LANGUAGE]),
    never(
      'nobody-imports-sqlite',
      { path: '^src/', pathNot: [server('sqlite'), '^src/lib/server/(app|compose|demo/[^/]+)\\.ts$', TEST] },
      { path: server('sqlite') }
    ),
    only('http', server('http'), [lib('domain|i18n'), server('http'), '^src/lib/server/(app|env|log)\\.ts$', PORTS, ERRORS, LANGUAGE]),
    never(
      'routes-use-the-app',
      { path: '^src/routes/', pathNot: TEST },
      { path: '^src/lib/server/', pathNot: [server('http'), ERRORS], dependencyTypesNot: ['type-only'] }
    ),
    never('no-server-code-in-the-browser', { path: CLIENT, pathNot: TEST }, { path: '^src/lib/server/|\\.server\\.ts$', dependencyTypesNot: ['type-only'] }),
    // Places tell of safety reports, too: nothing that the public reads may know them.
    never(
      'spots-stay-at-the-desk',
      {
        path: [
          '^src/routes/',
          lib('shell|report-ui|map|browser'),
          server('public-map|http|open311|numbers'),
          '^src/lib/server/sqlite/public-',
          '^src/lib/domain/report/public-'
        ],
        pathNot: '^src/routes/dienst/'
      },
      { path: ['/spots/', '/spot-[a-z]+\\.ts$', '/schema/spot\\.ts$'] }
    ),
    never('nothing-imports-routes', { pathNot: '^src/routes/' }, { path: '^src/routes/' }),
    never(
      'database-only-in-sqlite',
      { pathNot: ['^src/lib/server/sqlite/', '^scripts/', '^drizzle\\.config\\.ts$'] },
      { path: '(^|/)(drizzle-orm|better-sqlite3)(/|$)' }
    ),
    // Whoever asks another server goes by the rules of `outgoing`.
    never(
      'one-way-out',
      { path: '^src/', pathNot: [server('outgoing'), TEST] },
      { path: '^(node:)?(https?|http2|tls|undici)$', dependencyTypesNot: ['type-only'] }
    ),
    never('leaflet-only-in-map', { pathNot: lib('map') }, { path: '(^|/)leaflet(/|$)' }),
    never('lucia-only-in-auth', { pathNot: server('auth') }, { path: '(^|/)lucia(/|$)' }),
    never(
      'kit-only-in-the-shell',
      { path: lib('domain|browser|ui|report-ui|server'), pathNot: server('http') },
      { path: '^\\$(app|env|service-worker)|@sveltejs/kit' }
    ),
    never('source-does-not-import-tests', { path: '^(src|scripts)/', pathNot: TEST }, { path: ['^tests/', TEST] }),
    never('alias-must-resolve', {}, { couldNotResolve: true, path: '^[#$]lib' }),
    never('file-must-resolve', {}, { couldNotResolve: true, path: '^\\.', pathNot: '\\$types|\\.svg\\?|paraglide/|^\\./build/|paraglide\\.js' })
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|\\.svelte-kit|data)/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.svelte', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'import', 'types', 'node', 'default']
    }
  }
};
