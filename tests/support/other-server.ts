import { createServer, type RequestListener } from 'node:http';
import { onTestFinished } from 'vitest';

/** A server of somebody else on this machine, gone when the test is. */
export async function otherServer(listener: RequestListener) {
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    listener(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const host = `127.0.0.1:${address.port}`;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  onTestFinished(close);
  return {
    host,
    /** With the slash at the end. */
    url: `http://${host}/`,
    /** How often anybody asked. */
    asked: () => asked,
    close
  };
}
