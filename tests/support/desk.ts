import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { DEMO_PASSWORD, type DemoLogin } from '../../src/lib/server/demo/logins.ts';
import type { RunningServer } from './server-process.ts';

/** What became of a form: where it led, or why it was refused. `said` is the whole answer, to look for sentences. */
export type FormAnswer = { kind: 'redirect' | 'failure' | 'error' | 'success'; status: number; location: string | null; said: string };

/** Somebody at the desk who speaks HTTP only, so that a thousand tries take seconds. */
export type DeskClient = {
  get(path: string): Promise<Response>;
  post(path: string, fields: Record<string, string | Blob>): Promise<FormAnswer>;
};

/** The session cookie of a fresh sign-in. */
export async function signInCookie(url: string, login: DemoLogin['login']): Promise<string> {
  const response = await fetch(`${url}/dienst/anmelden`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: url },
    body: new URLSearchParams({ login, passwort: DEMO_PASSWORD })
  });
  const [cookie = ''] = (response.headers.getSetCookie()[0] ?? '').split(';');
  if (!cookie) throw new Error(`"${login}" could not sign in: ${response.status}`);
  return cookie;
}

export async function deskClient(url: string, login: DemoLogin['login']): Promise<DeskClient> {
  return clientWith(url, await signInCookie(url, login));
}

/** Without a cookie it is a stranger. */
export function clientWith(url: string, cookie: string | null): DeskClient {
  const identity: Record<string, string> = cookie === null ? {} : { cookie };
  return {
    get: (path) => fetch(url + path, { redirect: 'manual', headers: identity }),
    async post(path, fields) {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) body.set(name, value);
      return answerOf(await fetch(url + path, { method: 'POST', redirect: 'manual', headers: { ...identity, origin: url, accept: 'application/json' }, body }));
    }
  };
}

/** A form of SvelteKit says in JSON what it would have shown as a page. */
async function answerOf(response: Response): Promise<FormAnswer> {
  const said = await response.text();
  if (!response.headers.get('content-type')?.startsWith('application/json'))
    return { kind: response.status < 400 ? 'redirect' : 'error', status: response.status, location: response.headers.get('location'), said };
  const { type, status, location } = JSON.parse(said) as { type: FormAnswer['kind']; status: number; location?: string };
  return { kind: type, status: status, location: location ?? null, said };
}

/** Rows of the running server's database, read beside it. */
export function rowsOf(server: Pick<RunningServer, 'dataDir'>, sql: string, ...values: (string | number)[]): Record<string, unknown>[] {
  const database = new DatabaseSync(join(server.dataDir, 'reviermelder.sqlite'), { readOnly: true });
  try {
    return database.prepare(sql).all(...values);
  } finally {
    database.close();
  }
}

/** The version a form must carry to change this report. */
export function versionOf(server: Pick<RunningServer, 'dataDir'>, reference: string): number {
  return Number(rowsOf(server, 'select version from report where reference = ?', reference)[0]?.['version']);
}
