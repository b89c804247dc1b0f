import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import process from 'node:process';

const NEEDED = [22, 18];
const SECOND = 1000;
const HEADERS_TIMEOUT = 15 * SECOND;
/** A form with three photos over a bad phone connection. */
const REQUEST_TIMEOUT = 600 * SECOND;
/** Longer than the usual 60 s of a proxy, so that it never writes into a closed connection. */
const KEEP_ALIVE_TIMEOUT = 65 * SECOND;
const SHUTDOWN_TIMEOUT = 10 * SECOND;

// better-sqlite3 kills an older Node without a word, so this comes before anything is imported.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
  stop(`Node ${process.versions.node} is too old. Use "npm start", which brings its own, or Node ${NEEDED.join('.')} and later.`);
}

if (existsSync('.env')) process.loadEnvFile('.env');
const { createEdge, CHECKED_HEADERS } = await import('./src/lib/server/http/edge.ts');
const { readEnv } = await import('./src/lib/server/env.ts');
const env = settings();

// adapter-node reads these while it is imported. A fixed ORIGIN would refuse every form sent under another of our names.
delete process.env.ORIGIN;
process.env.NODE_ENV ??= 'production';
Object.assign(process.env, CHECKED_HEADERS, { BODY_SIZE_LIMIT: '48M' });

/** @type {import('./src/lib/server/http/edge.ts').AppHandler | null} */
let application = null;
const server = createServer(createEdge(env, () => application));
server.headersTimeout = HEADERS_TIMEOUT;
server.requestTimeout = REQUEST_TIMEOUT;
server.keepAliveTimeout = KEEP_ALIVE_TIMEOUT;
server.on('error', (error) => stop(listenRemedy(error)));
server.listen(env.port, env.host, start);
for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => shutDown(signal));

async function start() {
  try {
    ({ handler: application } = await import('./build/handler.js'));
    console.info(`Reviermelder is ready: http://localhost:${env.port}`);
  } catch (error) {
    stop(startRemedy(error));
  }
}

/** Lets running requests finish, then closes the database. */
function shutDown(signal) {
  server.close(() => {
    process.emit('sveltekit:shutdown', signal);
    process.exit(0);
  });
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), SHUTDOWN_TIMEOUT).unref();
}

function settings() {
  try {
    return readEnv();
  } catch (error) {
    return stop(error.message);
  }
}

function startRemedy(error) {
  if (error.code === 'ERR_MODULE_NOT_FOUND' && error.message.includes('build/handler.js'))
    return 'The application is not built yet. Run "npm run build" first.';
  const isExplained = error.name === 'AppError' || error.name === 'EnvError';
  return `The application cannot start: ${isExplained ? error.message : (error.stack ?? error)}`;
}

function listenRemedy(error) {
  if (error.code === 'EADDRINUSE') return `Port ${env.port} is taken. Stop the other program or choose another port, such as PORT=${env.port + 1} npm start.`;
  if (error.code === 'EACCES') return `Port ${env.port} needs more rights. Choose a port above 1023, such as PORT=3000 npm start.`;
  return `The server cannot listen on ${env.host}:${env.port} (${error.code}). Check HOST and PORT.`;
}

function stop(message) {
  console.error(message);
  process.exit(1);
}
