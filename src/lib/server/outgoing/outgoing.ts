import { lookup as lookUp } from 'node:dns/promises';
import type { LookupAddress } from 'node:dns';
import { Agent as PlainAgent, request as plainRequest, type IncomingMessage } from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isOwnAddress, isPublicAddress } from './addresses.ts';
import type { Answered, Ask, Outgoing, OutgoingProblem } from './verbs.ts';

export type OutgoingRules = {
  /** Hosts that may be asked, as `name` or `name:port`, in small letters. */
  hosts: readonly string[];
  /** Those of them that may lie in the operator's own network. */
  inside?: readonly string[];
  /** Whether this machine itself may be asked without TLS; for tests and trying out only. */
  plain?: boolean;
  /** Who asks, so that an operator on the other side knows whom to call. */
  sender: string;
};

type Resolve = (host: string) => Promise<LookupAddress[]>;

const REDIRECTS = { from: 300, until: 400 };
const THIS_MACHINE = ['localhost', '127.0.0.1', '[::1]'];
/** Connections of reading questions are kept for the next one; a report never meets one that the other side is just closing. */
const MOST_KEPT = 8;

/**
 * The way out under these rules. A name is resolved once, all its addresses are looked at, and the connection goes to
 * exactly these, so that a name that changes its mind in between leads nowhere.
 */
export function createOutgoing(rules: OutgoingRules, resolve: Resolve = (host) => lookUp(host, { all: true })): Outgoing {
  const kept = { 'http:': new PlainAgent({ keepAlive: true, maxSockets: MOST_KEPT }), 'https:': new SecureAgent({ keepAlive: true, maxSockets: MOST_KEPT }) };
  return async (ask) => {
    const url = permitted(ask.url, rules);
    if (!url) return unsent('not-allowed');
    const signal = AbortSignal.timeout(ask.withinMs);
    const addresses = await beforeEnd(signal, addressesOf(url, resolve));
    if (signal.aborted) return unsent('too-slow');
    if (!addresses?.length) return unsent('no-address');
    const mayLieInside = rules.inside?.includes(url.host) ?? false;
    const isWelcome = addresses.every(({ address }) => isPublicAddress(address) || (mayLieInside && isOwnAddress(address)));
    if (!isWelcome) return unsent('private-address');
    const agent = ask.form ? false : kept[url.protocol === 'https:' ? 'https:' : 'http:'];
    return exchange(url, ask, { agent, signal, lookup: pinned(addresses), sender: rules.sender });
  };
}

function permitted(address: string, { hosts, inside = [], plain = false }: OutgoingRules): URL | null {
  const url = URL.parse(address);
  if (!url || url.username !== '' || url.password !== '' || !hosts.includes(url.host)) return null;
  if (url.protocol === 'https:') return url;
  return url.protocol === 'http:' && plain && inside.includes(url.host) && THIS_MACHINE.includes(url.hostname) ? url : null;
}

async function addressesOf({ hostname }: URL, resolve: Resolve): Promise<LookupAddress[]> {
  const literal = hostname.replace(/^\[|\]$/g, '');
  const family = isIP(literal);
  return family === 0 ? resolve(hostname) : [{ address: literal, family }];
}

/** A name that nobody answers for is no reason to throw; asking for it cannot be broken off, only no longer waited for. */
async function beforeEnd(signal: AbortSignal, work: Promise<LookupAddress[]>): Promise<LookupAddress[] | null> {
  const end = new Promise<null>((done) => {
    signal.addEventListener('abort', () => done(null), { once: true });
  });
  return Promise.race([work.catch(() => null), end]);
}

function pinned(addresses: LookupAddress[]): LookupFunction {
  return (_host, { all }, done) => {
    const [first] = addresses;
    if (all || !first) done(null, addresses);
    else done(null, first.address, first.family);
  };
}

type Way = { agent: PlainAgent | false; signal: AbortSignal; lookup: LookupFunction; sender: string };

function exchange(url: URL, { accept, form, headers, mostBytes }: Ask, { sender, ...way }: Way): Promise<Answered> {
  return new Promise((done) => {
    const body = form?.toString();
    const sent = body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8', 'content-length': Buffer.byteLength(body) };
    const send = url.protocol === 'https:' ? secureRequest : plainRequest;
    const request = send(url, {
      ...way,
      method: body === undefined ? 'GET' : 'POST',
      headers: { ...headers, ...sent, accept, 'accept-encoding': 'identity', 'user-agent': sender }
    });
    let isReached = false;
    const fail = (problem: OutgoingProblem) => {
      done({ ok: false, problem: way.signal.aborted ? 'too-slow' : problem, unsent: !isReached });
      request.destroy();
    };
    request.once('socket', (socket) => {
      if (!socket.connecting) isReached = true;
      socket.once('connect', () => (isReached = true));
    });
    request.on('error', () => fail('unreachable'));
    request.once('response', (response) => {
      const status = response.statusCode ?? 0;
      if (status >= REDIRECTS.from && status < REDIRECTS.until) {
        fail('redirect');
        return;
      }
      readAtMost(response, mostBytes).then(
        (bytes) => {
          if (!bytes) {
            fail('too-large');
            return;
          }
          const { 'content-type': type = '', 'retry-after': retryAfter = null } = response.headers;
          done({ ok: true, status, type, retryAfter, bytes });
        },
        () => fail('unreachable')
      );
    });
    request.end(body);
  });
}

/** The body, or null as soon as more than `limit` bytes have come or are announced; the rest is then not read. */
async function readAtMost(response: IncomingMessage, limit: number): Promise<Uint8Array | null> {
  if (Number(response.headers['content-length'] ?? 0) > limit) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function unsent(problem: OutgoingProblem): Answered {
  return { ok: false, problem, unsent: true };
}
