import { createReadStream, existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { pipeline } from 'node:stream';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { compressible, contentTypes, headersFor, hostFiles, policyOf } from '#outputs/hosts/hosting.ts';
import { isFile } from '#project/book-files.ts';
import { policyWith } from '#render/security.ts';

/**
 * Serves a built site as a static host does: directory indexes, redirects to the trailing slash, 404.html,
 * compression and the security headers. Only GET and HEAD, only files below the folder.
 */
export function serveSite(folder: string, basePath: string): Server {
  return createServer((request, response) => {
    try {
      answer(folder, basePath, request, response);
    } catch {
      // A build has put another site in its place meanwhile.
      if (response.headersSent) return void response.destroy();
      response.writeHead(503, { 'Content-Type': 'text/plain', 'Retry-After': '1' }).end('Try again');
    }
  });
}

function answer(folder: string, basePath: string, request: IncomingMessage, response: ServerResponse): void {
  // Read each time: the site may be built anew meanwhile.
  const policy = policyOf(folder) ?? policyWith();
  for (const [name, value] of Object.entries(headersFor('', policy))) response.setHeader(name, value);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const [, address, query] = /^([^?#]*)(.*)$/.exec(request.url ?? '/')!;
  let path: string;
  try {
    path = decodeURIComponent(address!);
  } catch {
    response.writeHead(400, { 'Content-Type': 'text/plain' }).end('Malformed address');
    return;
  }
  if (!path.startsWith(basePath) || path.includes('\0')) {
    if (basePath !== '/' && (path === '/' || `${path}/` === basePath)) {
      response.writeHead(302, { Location: basePath }).end();
    } else send(request, response, join(folder, '404.html'), 404);
    return;
  }
  // Begins with a slash, so that no `..` is left of it.
  const local = normalize(path.slice(basePath.length - 1));
  const file = join(folder, local);
  if (!hostFiles.includes(local.slice(1)) && isFile(file)) {
    for (const [name, value] of Object.entries(headersFor(local.slice(1), policy)))
      response.setHeader(name, value);
    send(request, response, file, 200);
  } else if (existsSync(join(file, 'index.html'))) {
    if (path.endsWith('/')) send(request, response, join(file, 'index.html'), 200);
    else response.writeHead(301, { Location: `${encodeURI(path.replace(/^\/+/, '/'))}/${query}` }).end();
  } else send(request, response, join(folder, '404.html'), 404);
}

function send(request: IncomingMessage, response: ServerResponse, file: string, status: number): void {
  if (!existsSync(file)) {
    response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found');
    return;
  }
  const type = contentTypes[extname(file)] ?? 'application/octet-stream';
  const accepted = String(request.headers['accept-encoding'] ?? '');
  const { size, mtimeMs } = statSync(file);
  const fields: Record<string, string> = {
    'Content-Type': type,
    Vary: 'Accept-Encoding',
    ETag: `W/"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`,
  };
  if (status === 200 && request.headers['if-none-match'] === fields['ETag']) {
    response.writeHead(304, fields).end();
    return;
  }
  const encoding = compressible.test(type) ? encodings.find((name) => accepted.includes(name)) : undefined;
  if (encoding) fields['Content-Encoding'] = encoding;
  else fields['Content-Length'] = String(size);
  response.writeHead(status, fields);
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  // A pipeline closes the file where the reader leaves in the middle.
  const done = (error: Error | null | undefined) => error && response.destroy();
  if (encoding) compressed(file, encoding, fields['ETag']!).then((body) => response.end(body), done);
  else pipeline(createReadStream(file), response, done);
}

const compressors = {
  br: (body: Buffer) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: promisify<Buffer, Buffer>(gzip),
};
const encodings = ['br', 'gzip'] as const;

/** Files as they were last sent, so that a page that is opened again and again is compressed once. */
const kept = new Map<string, Buffer>();
const mostBytes = 64 << 20;
let bytes = 0;

async function compressed(file: string, encoding: (typeof encodings)[number], tag: string): Promise<Buffer> {
  const key = `${encoding} ${tag} ${file}`;
  const known = kept.get(key);
  if (known) return known;
  const body = await compressors[encoding](await readFile(file));
  bytes += body.length;
  if (bytes > mostBytes) {
    kept.clear();
    bytes = body.length;
  }
  kept.set(key, body);
  return body;
}
