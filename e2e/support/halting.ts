import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { serveSite } from '#cli/serve/serve.ts';
import { headersFor, policyOf } from '#outputs/hosts/hosting.ts';

/** A server that sends only the beginning of a page, until it is told to send the rest. */
export interface HaltingServer {
  url: string;
  sendRest(): void;
  close(): void;
}

/** Bytes that a server may send before it has heard from the browser again: ten packets, less their headers. */
const firstWindow = 13_000;

/**
 * Serves a site; of one page only as much as arrives at once, until the rest is asked for.
 *
 * @param upTo  Characters that arrive at once, if not as many as fit the first packets.
 */
export async function halting(
  folder: string,
  base: string,
  path: string,
  upTo?: number,
): Promise<HaltingServer> {
  const site = serveSite(folder, base);
  const rest: (() => void)[] = [];
  const server = createServer((request, response) => {
    if (request.url !== path) return void site.emit('request', request, response);
    const html = readFileSync(join(folder, path.slice(base.length - 1), 'index.html'), 'utf8');
    const isCut = upTo !== undefined;
    const page = isCut ? Buffer.from(html) : gzipSync(html, { level: 6 });
    const end = isCut ? Buffer.byteLength(html.slice(0, upTo)) : firstWindow;
    response.writeHead(200, {
      ...headersFor('', policyOf(folder)!),
      'Content-Encoding': isCut ? 'identity' : 'gzip',
      'Content-Type': 'text/html; charset=utf-8',
    });
    response.write(page.subarray(0, end));
    rest.push(() => response.end(page.subarray(end)));
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as { port: number };
  return {
    url: `http://localhost:${port}${path}`,
    sendRest: () => rest.forEach((send) => send()),
    close: () => void server.close().closeAllConnections(),
  };
}
