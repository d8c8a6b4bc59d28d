import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { createSecureServer, type Http2ServerRequest } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { extname, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { filesBelow } from '../../src/project/book-files.ts';
import { compressible, contentTypes, headersFor, policyOf } from '../../src/outputs/hosts/hosting.ts';
import type { Certificate } from './certificate.ts';
import { relay, slow4G } from './relay.ts';

/** The headers that a host sends with a path of a site, without a slash at its beginning. */
export type HostHeaders = (path: string) => Record<string, string>;

/** Headers that a built site of ours asks of its host. */
export const ourHeaders =
  (site: string): HostHeaders =>
  (path) =>
    headersFor(path, policyOf(site)!);

/** Headers of a host for a site that asks for none, but files named by their content are kept for a year. */
export const usualHeaders: HostHeaders = (path) => ({
  'Cache-Control': /^_astro\/|\.[0-9a-f]{64}\.css$/.test(path)
    ? 'public, max-age=31536000, immutable'
    : 'public, max-age=0, must-revalidate',
});

/** A site that is being served. */
export interface Host {
  origin: string;
  close(): void;
}

interface Answer {
  fields: Record<string, string>;
  body: Buffer;
}

/** All files of a site as they go over the line: compressed before anybody asks. */
function answersOf(folder: string, headers: HostHeaders): Map<string, Answer> {
  return new Map(
    filesBelow(folder).map((file): [string, Answer] => {
      const [path, content] = [relative(folder, file), readFileSync(file)];
      const type = contentTypes[extname(file)] ?? 'application/octet-stream';
      const zip = compressible.test(type);
      const body = zip ? gzipSync(content, { level: 6 }) : content;
      const fields = {
        ...headers(path),
        'Content-Type': type,
        'Content-Length': String(body.length),
        ETag: `"${createHash('sha256').update(content).digest('base64url').slice(0, 16)}"`,
        ...(zip && { 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' }),
      };
      return [`/${path.replace(/(^|\/)index\.html$/, '$1')}`, { fields, body }];
    }),
  );
}

type Request = Pick<IncomingMessage | Http2ServerRequest, 'url' | 'headers'>;

const notFound = { status: 404, fields: { 'Content-Type': 'text/plain' }, body: Buffer.from('Not found') };

/** Answers of a host to requests for a site. */
function answering(folder: string, headers: HostHeaders) {
  const answers = answersOf(folder, headers);
  return ({ url, headers: asked }: Request): Answer & { status: number } => {
    const answer = answers.get(decodeURIComponent(new URL(url ?? '/', 'http://localhost').pathname));
    if (!answer) return notFound;
    if (asked['if-none-match'] !== answer.fields['ETag']) return { status: 200, ...answer };
    const { 'Content-Length': _length, 'Content-Encoding': _encoding, ...fields } = answer.fields;
    return { status: 304, fields, body: Buffer.alloc(0) };
  };
}

const listening = (server: { listen(port: number, host: string, done: () => void): unknown }) =>
  new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));

/** HTTP 1.1, as fast as the machine is. */
export async function plainHost(folder: string, headers: HostHeaders): Promise<Host> {
  const answerTo = answering(folder, headers);
  const server = createServer((request, response) => {
    const { status, fields, body } = answerTo(request);
    response.writeHead(status, fields).end(body);
  });
  await listening(server);
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** HTTP 2 with TLS, over a slow line. */
export async function distantHost(
  folder: string,
  headers: HostHeaders,
  { key, cert }: Certificate,
): Promise<Host> {
  const answerTo = answering(folder, headers);
  const server = createSecureServer({ key, cert }, (request, response) => {
    const { status, fields, body } = answerTo(request);
    response.writeHead(status, fields).end(body);
  });
  server.on('secureConnection', (socket) => socket.setNoDelay(true));
  await listening(server);
  const line = await relay((server.address() as AddressInfo).port, slow4G);
  return {
    origin: `https://localhost:${line.port}`,
    close() {
      line.close();
      server.close();
    },
  };
}
