import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { existsSync } from 'node:fs';
import { measureInTurns, type Measured } from './measure.ts';

const ROUND_TRIPS = 1000;
const PROTOCOL_3 = 196_608;
const READY = 'Z'.charCodeAt(0);
const FAILED = 'E'.charCodeAt(0);

/**
 * One `select 1` to a PostgreSQL server on the same machine and back: the least that any look-up there costs. Speaks
 * just so much of the wire protocol (PostgreSQL documentation, chapter "Frontend/Backend Protocol"), to a server that
 * trusts its socket. Null where there is none.
 */
export async function benchRoundTrip(socketFile: string | null): Promise<Measured | null> {
  if (socketFile === null || !existsSync(socketFile)) return null;
  const socket = connect(socketFile);
  await once(socket, 'connect');
  await exchange(socket, startup({ user: 'postgres', database: 'postgres' }));
  const question = message('Q', Buffer.from('select 1\0'));
  const { roundTrip } = await measureInTurns(
    Array.from({ length: ROUND_TRIPS }, (_, i) => i),
    { roundTrip: () => exchange(socket, question) }
  );
  socket.end(message('X', Buffer.alloc(0)));
  return roundTrip;
}

/** Sends and reads until the server is ready for the next question. */
function exchange(socket: Socket, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    let pending = Buffer.alloc(0);
    const read = (chunk: Buffer): void => {
      pending = Buffer.concat([pending, chunk]);
      while (pending.length >= 5 && pending.length > pending.readInt32BE(1)) {
        const kind = pending[0];
        pending = pending.subarray(1 + pending.readInt32BE(1));
        if (kind === FAILED) reject(new Error('PostgreSQL refuses the question'));
        if (kind !== READY && kind !== FAILED) continue;
        socket.off('data', read);
        resolve();
        return;
      }
    };
    socket.on('data', read);
    socket.write(bytes);
  });
}

function message(kind: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(kind);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

function startup(parameters: Record<string, string>): Buffer {
  const words = Object.entries(parameters).flatMap(([name, value]) => [name, value]);
  const body = Buffer.from(`${words.join('\0')}\0\0`);
  const head = Buffer.alloc(8);
  head.writeInt32BE(body.length + 8, 0);
  head.writeInt32BE(PROTOCOL_3, 4);
  return Buffer.concat([head, body]);
}
