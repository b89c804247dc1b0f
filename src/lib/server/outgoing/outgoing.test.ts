import type { LookupAddress } from 'node:dns';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { otherServer } from '../../../../tests/support/other-server.ts';
import { isOwnAddress, isPublicAddress } from './addresses.ts';
import { createOutgoing } from './outgoing.ts';

const ASK = { accept: 'application/json', mostBytes: 1000, withinMs: 3000 };
const SENDER = 'Reviermelder (https://melden.example)';

/** The way out to a server of this machine that answers so. */
async function wayTo(listener: RequestListener) {
  const server = await otherServer(listener);
  return { ...server, ask: createOutgoing({ hosts: [server.host], inside: [server.host], plain: true, sender: SENDER }) };
}

test('asks a host that the operator named, and sends a form as one', async () => {
  const { url, ask } = await wayTo((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { 'user-agent': sender, 'content-type': type } = request.headers;
      response.end(JSON.stringify({ method: request.method, sender, type, body: Buffer.concat(chunks).toString() }));
    });
  });
  const sent = await ask({ ...ASK, url, form: new URLSearchParams({ description: 'Sofa & Müll' }) });
  expect(sent.ok && JSON.parse(Buffer.from(sent.bytes).toString())).toEqual({
    method: 'POST',
    sender: SENDER,
    type: 'application/x-www-form-urlencoded; charset=utf-8',
    body: 'description=Sofa+%26+M%C3%BCll'
  });
  const read = await ask({ ...ASK, url });
  expect(read.ok && Buffer.from(read.bytes).toString()).toContain('"GET"');
});

/** Nobody but the test listens on these; what is reached all the same counts as a connection. */
const BYPASSES = [
  'http://partner.example/',
  'http://partner.example:PORT/',
  'https://partner.example:PORT/',
  'https://other.example/',
  'https://partner.example.evil.example/',
  'https://evil.example/?partner.example',
  'https://evil.example#partner.example',
  'https://partner.example@127.0.0.1:PORT/',
  'https://user:secret@partner.example/',
  'https://partner.example./',
  'https://localhost:PORT/',
  'https://127.0.0.1:PORT/',
  'https://127.1:PORT/',
  'https://2130706433:PORT/',
  'https://0x7f000001:PORT/',
  'https://0177.0.0.1:PORT/',
  'https://0:PORT/',
  'https://[::1]:PORT/',
  'https://[::ffff:127.0.0.1]:PORT/',
  'https://[::ffff:7f00:1]:PORT/',
  'https://[64:ff9b::7f00:1]:PORT/',
  'https://169.254.169.254/latest/meta-data/',
  'https://[fd00:ec2::254]/',
  'http://localhost:PORT/',
  'http://[::1]:PORT/',
  'file:///etc/passwd',
  'gopher://127.0.0.1:PORT/',
  'ftp://partner.example/',
  'data:text/plain,x',
  'javascript:0',
  '//partner.example/',
  'partner.example',
  '',
  'https://',
  'https:partner.example:PORT',
  'https:\\\\127.0.0.1:PORT\\',
  'https://partner.example%00.evil.example/',
  'https://ⓟartner.example:PORT/',
  'https://127。0。0。1:PORT/'
];

/** Counts whoever connects, and keeps the first bytes that they say. */
async function listening() {
  const heard: Buffer[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', (chunk) => {
      heard.push(chunk);
      socket.destroy();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return { heard, port: address && typeof address === 'object' ? address.port : 0, close: () => server.close() };
}

test('reaches nobody by any address that is not exactly a named host', async () => {
  const { heard, port, close } = await listening();
  const resolve = async (): Promise<LookupAddress[]> => [{ address: '127.0.0.1', family: 4 }];
  const ask = createOutgoing({ hosts: ['partner.example'], inside: ['partner.example'], plain: true, sender: SENDER }, resolve);
  for (const bypass of BYPASSES) {
    const answered = await ask({ ...ASK, url: bypass.replace('PORT', String(port)) });
    expect(answered, bypass).toEqual({ ok: false, problem: 'not-allowed', unsent: true });
  }
  expect(heard).toEqual([]);
  close();
});

test.each(['127.0.0.1', '::1', '10.1.2.3', '169.254.169.254', 'fe80::1', '::ffff:10.0.0.1', 'fd00:ec2::254'])(
  'refuses a named host that lies at %s, also beside a public address',
  async (address) => {
    const family = address.includes(':') ? 6 : 4;
    for (const addresses of [
      [{ address, family }],
      [
        { address: '93.184.216.34', family: 4 },
        { address, family }
      ]
    ]) {
      const ask = createOutgoing({ hosts: ['partner.example'], sender: SENDER }, async () => addresses);
      expect(await ask({ ...ASK, url: 'https://partner.example/' })).toEqual({ ok: false, problem: 'private-address', unsent: true });
    }
  }
);

test('an own network may be allowed by name, the link-local one never', async () => {
  expect(['10.0.0.1', '192.168.1.1', '172.31.0.1', '127.0.0.1', '::1', 'fd12::1'].every(isOwnAddress)).toBe(true);
  expect(['169.254.169.254', 'fe80::1', '0.0.0.0', '93.184.216.34', '172.32.0.1', '::ffff:169.254.169.254'].some(isOwnAddress)).toBe(false);
  expect(['93.184.216.34', '2a00:1450:4001::1', '172.32.0.1'].every(isPublicAddress)).toBe(true);
  expect(['100.64.0.1', '224.0.0.1', '255.255.255.255', '2002:7f00:1::', '2001:db8::1', '64:ff9b::7f00:1', '::'].some(isPublicAddress)).toBe(false);
});

test('a name is asked for once, and the connection goes where it led', async () => {
  const { heard, port, close } = await listening();
  const host = `partner.example:${port}`;
  let asked = 0;
  const resolve = async () => [{ address: (asked += 1) === 1 ? '127.0.0.1' : '169.254.169.254', family: 4 }];
  const ask = createOutgoing({ hosts: [host], inside: [host], sender: SENDER }, resolve);
  const answered = await ask({ ...ASK, url: `https://${host}/` });
  expect(answered, 'there is no certificate').toEqual({ ok: false, problem: 'unreachable', unsent: false });
  expect([asked, heard.length]).toEqual([1, 1]);
  expect(heard[0]?.includes('partner.example'), 'the certificate is asked for by name').toBe(true);
  close();
});

test('does not follow a redirect', async () => {
  const target = await otherServer((_, response) => response.end('inside'));
  const { url, ask } = await wayTo((_, response) => response.writeHead(302, { location: target.url }).end());
  expect(await ask({ ...ASK, url })).toEqual({ ok: false, problem: 'redirect', unsent: false });
  expect(target.asked()).toBe(0);
});

test('stops an answer that is too large, whether it says so or not', async () => {
  let closed = false;
  const { url, ask } = await wayTo((request, response) => {
    if (request.url === '/announced') return response.end(Buffer.alloc(2000));
    response.on('close', () => (closed = true));
    const more = () => {
      while (!closed && response.write(Buffer.alloc(64 * 1024)));
    };
    response.on('drain', more);
    more();
  });
  expect(await ask({ ...ASK, url: `${url}announced` })).toEqual({ ok: false, problem: 'too-large', unsent: false });
  expect(await ask({ ...ASK, url: `${url}endless` })).toEqual({ ok: false, problem: 'too-large', unsent: false });
  await expect.poll(() => closed).toBe(true);
});

test('waits no longer than it may, for a silent server and for one that drips', async () => {
  const { url, ask } = await wayTo((request, response) => {
    if (request.url !== '/drip') return;
    const drip = setInterval(() => response.write('x'), 20);
    response.on('close', () => clearInterval(drip));
  });
  for (const path of ['silent', 'drip']) {
    expect(await ask({ ...ASK, url: url + path, withinMs: 200 })).toEqual({ ok: false, problem: 'too-slow', unsent: false });
  }
  const never = createOutgoing({ hosts: ['partner.example'], sender: SENDER }, () => new Promise(() => undefined));
  expect(await never({ ...ASK, url: 'https://partner.example/', withinMs: 50 })).toEqual({ ok: false, problem: 'too-slow', unsent: true });
});

test('knows that nobody was reached', async () => {
  const gone = await otherServer((_, response) => response.end());
  await gone.close();
  const ask = createOutgoing({ hosts: [gone.host, 'partner.example'], inside: [gone.host], plain: true, sender: SENDER }, async () => {
    throw new Error('ENOTFOUND');
  });
  expect(await ask({ ...ASK, url: gone.url })).toEqual({ ok: false, problem: 'unreachable', unsent: true });
  expect(await ask({ ...ASK, url: 'https://partner.example/' })).toEqual({ ok: false, problem: 'no-address', unsent: true });
});
