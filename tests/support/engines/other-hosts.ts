import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A proxy that leads nowhere. A browser that goes through it reaches this machine and no other. */
export interface DeadEnd {
  /** `127.0.0.1:4321`. */
  address: string;
  stop(): Promise<void>;
}

/** @param tell is told each address that somebody tries to reach; of an encrypted one only that there was one */
export async function startDeadEnd(tell: (address: string) => void): Promise<DeadEnd> {
  const server = createServer((request, response) => {
    tell(request.url ?? '');
    response.writeHead(502).end();
  });
  server.on('connect', (request, socket) => {
    tell(request.url ?? '');
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  server.on('clientError', (_error, socket) => {
    tell('one that is encrypted');
    socket.destroy();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { address, port } = server.address() as AddressInfo;
  return {
    address: `${address}:${port}`,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
