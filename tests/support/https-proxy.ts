import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface HttpsProxy {
  httpPort: number;
  httpsPort: number;
  /** The file of the certificate, which whoever visits has to trust. */
  certificate: string;
  stop(): Promise<void>;
}

/**
 * What stands in front of nginx in OpenShift or behind an Ingress: https ends here, http is led to https, and nginx is told by
 * which of them the reader came. The certificate is for `localhost`, made anew and trusted by nobody.
 */
export async function startHttpsProxy(target: string): Promise<HttpsProxy> {
  const folder = await mkdtemp(join(tmpdir(), 'certificate-'));
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const shape = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  execFileSync('openssl', ['req', ...shape, ...subject, '-keyout', key, '-out', certificate], { stdio: 'pipe' });

  const { hostname, port } = new URL(target);
  const secure = createSecureServer(
    { key: await readFile(key), cert: await readFile(certificate) },
    (asked, answer) => {
      const { method, url: path } = asked;
      const headers = { ...asked.headers, 'x-forwarded-proto': 'https' };
      const passed = request({ hostname, port, method, path, headers }, (response) => {
        answer.writeHead(response.statusCode ?? 502, response.headers);
        response.pipe(answer);
      });
      passed.on('error', () => answer.writeHead(502).end());
      asked.pipe(passed);
    },
  );
  const httpsPort = await listening(secure);
  const plain = createServer((asked, answer) => {
    answer.writeHead(302, { location: `https://localhost:${httpsPort}${asked.url}` }).end();
  });
  const httpPort = await listening(plain);
  return {
    httpPort,
    httpsPort,
    certificate,
    stop: async () => {
      for (const server of [secure, plain]) {
        server.close();
        server.closeAllConnections();
      }
      await rm(folder, { recursive: true });
    },
  };
}

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('This machine gives no port.');
  return address.port;
}
