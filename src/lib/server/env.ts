import { z } from 'zod';
import { DEVELOPMENT_SOURCES, TILE_SOURCES, type TileSourceName } from './tiles/sources.ts';

const TILE_SOURCE_NAMES = Object.keys(TILE_SOURCES) as [TileSourceName, ...TileSourceName[]];

const hostList = z
  .string()
  .default('')
  .transform((hosts) =>
    hosts
      .split(',')
      .map((host) => host.trim().toLowerCase())
      .filter((host) => host !== '')
  )
  .pipe(z.array(z.string().regex(/^[a-z0-9.-]+(:\d{1,5})?$/)));

/** Keys of partners' servers, under the names that the cities' files use. */
const PARTNER_KEY = /^PARTNER_KEY_[A-Z0-9_]+$/;

/** Every variable the product reads, but for the keys of partners, whose names the cities choose. The description says what is expected when a value is wrong; `.env.example` explains each in a sentence. */
const shape = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000).describe('a port number from 1 to 65535'),
  HOST: z.string().default('127.0.0.1').describe('an address to listen on, such as 127.0.0.1 or 0.0.0.0'),
  DATA_DIR: z.string().default('data').describe('a folder for database and photos'),
  CITIES_DIR: z.string().default('cities').describe('the folder that holds one folder of data per city'),
  INSTALLATION: z.enum(['demo', 'live']).default('live').describe('"demo" or "live"'),
  PUBLIC_HOSTS: z
    .string()
    .default('localhost,127.0.0.1')
    .transform((hosts) => hosts.split(',').map((host) => host.trim().toLowerCase()))
    .pipe(z.array(z.string().regex(/^[a-z0-9.-]+$/)))
    .describe('host names separated by commas, without port and protocol'),
  PROTOCOL: z.enum(['http', 'https']).default('http').describe('"http" or "https", whichever browsers use to reach the server'),
  NETWORK_HEADER: z
    .string()
    .regex(/^[A-Za-z0-9-]+$/)
    .transform((name) => name.toLowerCase())
    .nullable()
    .default(null)
    .describe('the name of the header in which the proxy sends the client address, such as x-real-ip'),
  ACCESS_LOG: z.enum(['on', 'off']).default('on').describe('"on" or "off"'),
  TILE_SOURCE: z
    .enum(TILE_SOURCE_NAMES)
    .nullable()
    .default(null)
    .describe(`empty, or one of: ${TILE_SOURCE_NAMES.join(', ')}; ${DEVELOPMENT_SOURCES.join(', ')} only with INSTALLATION=demo`),
  TILE_CACHE_MEGABYTES: z.coerce.number().int().min(10).max(100_000).default(500).describe('whole megabytes from 10 to 100000'),
  SMTP_HOST: z.string().nullable().default(null).describe('the host name of a mail server, or nothing'),
  SMTP_PORT: z.coerce.number().int().min(1).max(65_535).default(587).describe('a port number from 1 to 65535'),
  SMTP_SECURITY: z.enum(['starttls', 'tls', 'none']).default('starttls').describe('"starttls", "tls" or "none"'),
  SMTP_USER: z.string().nullable().default(null).describe('the name to sign in with at the mail server, and SMTP_PASSWORD beside it'),
  SMTP_PASSWORD: z.string().nullable().default(null).describe('the password for SMTP_USER'),
  MAIL_FROM: z
    .string()
    .regex(/^(?:[^<>@\r\n]+<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/)
    .nullable()
    .default(null)
    .describe('an address such as Mängelmelder <melder@example.de>, once SMTP_HOST is set'),
  PARTNER_HOSTS: hostList.describe('host names of GeoReport servers separated by commas, each with :port where it is not 443'),
  PARTNER_HOSTS_INSIDE: hostList.describe('those of PARTNER_HOSTS that lie in your own network'),
  REPORTS_PER_NETWORK: z.coerce.number().int().min(5).max(1_000_000).default(30).describe('a whole number from 5 to 1000000'),
  FORM_SECONDS: z.coerce.number().min(0).max(30).default(3).describe('seconds from 0 to 30'),
  WORKER_SECONDS: z.coerce.number().min(0.2).max(60).default(5).describe('seconds from 0.2 to 60'),
  CLOCK_START: z.iso
    .datetime({ offset: true })
    .transform((instant) => Date.parse(instant))
    .nullable()
    .default(null)
    .describe('an instant such as 2026-11-23T12:00:00Z, and INSTALLATION=demo beside it')
});

/** Names of all variables, for the test that compares them with `.env.example`. */
export const ENV_NAMES: readonly string[] = Object.keys(shape.shape);

export type Env = {
  port: number;
  host: string;
  dataDir: string;
  citiesDir: string;
  installation: 'demo' | 'live';
  /** Host names under which browsers may reach the server. */
  publicHosts: readonly string[];
  protocol: 'http' | 'https';
  /** Lower-case name of the header that carries the client's address behind a proxy; null without one. */
  networkHeader: string | null;
  /** Whether each request writes a line with method, route, status and time. */
  accessLog: boolean;
  /** Where map tiles come from; null draws the map from the city's data alone. */
  tileSource: TileSourceName | null;
  tileCacheBytes: number;
  /** The mail server; null without one. */
  smtp: { host: string; port: number; security: 'starttls' | 'tls' | 'none'; user: string | null; password: string | null } | null;
  /** Sender of every mail. */
  mailFrom: string;
  /** Address of this server for links in mails, without a slash at the end. */
  origin: string;
  /** GeoReport servers that reports may be passed on to, and their keys by the name of the variable. */
  partners: { hosts: readonly string[]; inside: readonly string[]; keys: ReadonlyMap<string, string> };
  /** From when on a report is held for a look of staff: one network's at once, and the time a form takes at least. */
  guard: { perNetwork: number; formMillis: number };
  /** How often the worker looks for what is due. */
  workerMs: number;
  /** Where the clock starts before it ticks on; null for the real time. */
  clockStart: number | null;
};

/** A sentence per variable that is wrong. It names no value, as values may be secret. */
export class EnvError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The settings cannot be used.\n${problems.join('\n')}`);
    this.name = 'EnvError';
    this.problems = problems;
  }
}

/** The settings, with defaults for what is missing or empty. Throws `EnvError` that names each wrong variable and what is expected. */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = shape.safeParse(given);
  if (!parsed.success) throw new EnvError([...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))].map(expectation));
  const { data } = parsed;
  if (data.CLOCK_START !== null && data.INSTALLATION !== 'demo') throw new EnvError([expectation('CLOCK_START')]);
  const missing = incomplete(data);
  if (missing.length > 0) throw new EnvError(missing.map(expectation));
  return {
    port: data.PORT,
    host: data.HOST,
    dataDir: data.DATA_DIR,
    citiesDir: data.CITIES_DIR,
    installation: data.INSTALLATION,
    publicHosts: data.PUBLIC_HOSTS,
    protocol: data.PROTOCOL,
    networkHeader: data.NETWORK_HEADER,
    accessLog: data.ACCESS_LOG === 'on',
    tileSource: data.TILE_SOURCE,
    tileCacheBytes: data.TILE_CACHE_MEGABYTES * 1_000_000,
    ...mailSettings(data),
    partners: {
      hosts: data.PARTNER_HOSTS,
      inside: data.PARTNER_HOSTS_INSIDE,
      keys: new Map(Object.entries(given).flatMap(([name, value]) => (PARTNER_KEY.test(name) && value !== undefined ? [[name, value]] : [])))
    },
    guard: { perNetwork: data.REPORTS_PER_NETWORK, formMillis: data.FORM_SECONDS * 1000 },
    workerMs: data.WORKER_SECONDS * 1000,
    clockStart: data.CLOCK_START
  };
}

type Values = z.output<typeof shape>;

/** Settings that only make sense together. */
function incomplete({ INSTALLATION, TILE_SOURCE, SMTP_HOST, SMTP_USER, SMTP_PASSWORD, MAIL_FROM }: Values): string[] {
  const isForDevelopment = TILE_SOURCE !== null && DEVELOPMENT_SOURCES.includes(TILE_SOURCE);
  return [
    ...(isForDevelopment && INSTALLATION !== 'demo' ? ['TILE_SOURCE'] : []),
    ...(SMTP_HOST !== null && MAIL_FROM === null ? ['MAIL_FROM'] : []),
    ...(SMTP_USER !== null && SMTP_PASSWORD === null ? ['SMTP_PASSWORD'] : []),
    ...(SMTP_USER === null && SMTP_PASSWORD !== null ? ['SMTP_USER'] : [])
  ];
}

function mailSettings(data: Values): Pick<Env, 'smtp' | 'mailFrom' | 'origin'> {
  const { SMTP_HOST: host, SMTP_PORT: port, SMTP_SECURITY: security, SMTP_USER: user, SMTP_PASSWORD: password } = data;
  const name = data.PUBLIC_HOSTS[0] ?? 'localhost';
  return {
    smtp: host === null ? null : { host, port, security, user, password },
    mailFrom: data.MAIL_FROM ?? `Reviermelder <noreply@${name}>`,
    origin: data.PROTOCOL === 'https' ? `https://${name}` : `http://${name}:${data.PORT}`
  };
}

function expectation(name: string): string {
  const variable = Object.entries(shape.shape).find(([known]) => known === name)?.[1];
  return `${name}: expected ${variable?.description ?? 'another value'}.`;
}
