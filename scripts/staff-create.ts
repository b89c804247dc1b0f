import { existsSync } from 'node:fs';
import process from 'node:process';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { createApp, type App } from '#lib/server/app.ts';
import { readEnv } from '#lib/server/env.ts';
import { AppError } from '#lib/server/errors.ts';
import { readOrder, USAGE, type StaffOrder } from './staff-arguments.ts';

const REMEDIES: Record<string, string> = {
  'auth.login-taken': 'This login exists already. Choose another one, or change the account with --change.',
  'auth.login-invalid': 'A login has 2 to 100 letters, digits or the signs . _ @ + - and starts with a letter or digit.',
  'auth.password-length': 'A password has 8 to 200 characters.',
  'auth.unknown-login': 'There is no account with this login.'
};

if (existsSync('.env')) process.loadEnvFile('.env');
const app = createApp(readEnv());
try {
  const read = readOrder(process.argv.slice(2), app.cities.list());
  if (read.ok) console.info(await carryOut(app, read.order));
  else fail(`${read.problem}\n${USAGE}`);
} catch (error) {
  if (!(error instanceof AppError) || !REMEDIES[error.code]) throw error;
  fail(REMEDIES[error.code] ?? error.code);
} finally {
  app.close();
}

async function carryOut({ auth }: App, order: StaffOrder): Promise<string> {
  if (order.kind === 'create') {
    const person = await auth.createStaff({ ...order, password: await askPassword() });
    return `Account ${order.login} is ready: ${person.name}, ${person.role}${person.teams.length ? ` in ${person.teams.join(', ')}` : ''}.`;
  }
  const { login, role, teams } = order;
  const password = order.password ? { password: await askPassword() } : {};
  await auth.changeStaff(login, { ...password, ...(role && { role }), ...(teams && { teams }) });
  return `Account ${login} is changed and signed out everywhere.`;
}

/** From the keyboard without echo, or from a pipe; never from the arguments, which every user of the machine can see. */
async function askPassword(): Promise<string> {
  if (!process.stdin.isTTY) return (await text(process.stdin)).replace(/\r?\n$/, '');
  process.stdout.write('Password: ');
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  const password = await terminal.question('');
  terminal.close();
  process.stdout.write('\n');
  return password;
}

function fail(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}
