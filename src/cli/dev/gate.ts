import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import { hostname } from 'node:os';
import { unescape } from 'node:querystring';
import type { Plugin, ViteDevServer } from 'vite';
import { mute } from '#book/problem.ts';
import { headerWhileWriting, workersWhileWriting } from '#render/security.ts';
import { basePath, basePathIn } from '#project/site.ts';
import { errorPage } from './error-page.ts';
import { commandFor, decodedAddress, isKeptBack, modules } from './served.ts';
import { trustChange } from './trust-change.ts';

/**
 * The policy of all answers but pages of the generator and workers: a browser that shows one as a document runs no program in
 * it.
 */
const shownAlone =
  "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'none'";

/** The policy of error pages. They load Vite's client, and their text may quote what a book contains. */
const ofErrors =
  "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data:; connect-src 'self'; frame-ancestors 'none'";

const policy = 'Content-Security-Policy';

/**
 * Whether an address below the base path is that of a page: folders named in small letters, digits and hyphens, and a last
 * slash.
 */
const isPage = (local: string): boolean => /^(?:[a-z\d-]+\/)*$/.test(local);

/**
 * The content security policy of an answer.
 *
 * @param local  The address below the base path.
 */
export function answerPolicy({ 'sec-fetch-dest': use }: IncomingHttpHeaders, local: string): string {
  if (isPage(local)) return headerWhileWriting;
  // A worker obeys the policy of its own answer. Without Sec-Fetch-Dest, any module may be asked for as a worker.
  const isWorker = use === undefined ? modules.test(local) : /worker$/.test(use);
  return isWorker ? workersWhileWriting : shownAlone;
}

/**
 * Whether a request is refused because of where it comes from. Pages may be asked for from anywhere, since other sites may link
 * to them. All else is for pages of this server and for its author alone.
 *
 * Vite's address that opens a file in the author's editor answers only scripts of pages, and only on this machine: otherwise a
 * picture in a book could ask for it, and with `--host` another machine.
 *
 * @param local    The address below the base path.
 * @param address  IP address of the machine that asks.
 */
export function isFromElsewhere(
  headers: IncomingHttpHeaders,
  local: string,
  address: string | undefined,
): boolean {
  // Another site may lead to a page, but not show or run one as a part of its own.
  if (isPage(local) && (headers['sec-fetch-mode'] ?? 'navigate') === 'navigate') return false;
  // Vite ignores upper and lower case here.
  const opens = /^\/*__open/i.test(unescape(local)) && !(isFetched(headers) && isOwnMachine(address));
  return opens || !isFromOwnPage(headers);
}

/** Other addresses, such as 0.0.0.0, lead to this machine too, but browsers send them no Sec-Fetch headers. */
export const isOwnHost = (host = ''): boolean =>
  /^(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?$/.test(host);

/** What other machines of a network call this one. */
export const machineNames: readonly string[] = [hostname(), `${hostname()}.local`].map((name) =>
  name.toLowerCase(),
);

/** Whether other machines may ask at an address: a name of this machine, or a number. Any other name may be that of a site. */
export function isNetworkHost(host = ''): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  return isOwnHost(host) || machineNames.includes(name) || isIP(name.replace(/^\[(.*)\]$/, '$1')) > 0;
}

/**
 * Whether a page of this server, or the author by hand, has sent a request. Without Sec-Fetch-Site, which browsers on other
 * machines do not send over plain HTTP, Origin or Referer has to name this server.
 */
function isFromOwnPage({ host, origin, referer, 'sec-fetch-site': site }: IncomingHttpHeaders): boolean {
  const isOwn = (address: string) => URL.canParse(address) && new URL(address).host === host;
  if (origin !== undefined && !isOwn(origin)) return false;
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  return isOwn(origin ?? referer ?? '');
}

const isOwnMachine = (address = ''): boolean => /^(?:::1|(?:::ffff:)?127\.[\d.]+)$/.test(address);

/** Whether a request comes from a script in a page of this server: no picture, link or other site can send these headers. */
const isFetched = (headers: IncomingHttpHeaders): boolean =>
  headers['sec-fetch-site'] === 'same-origin' &&
  headers['sec-fetch-mode'] === 'cors' &&
  headers['sec-fetch-dest'] === 'empty';

/** What pages of this server load. A drawing of a lab may name any address, but only as that of a picture. */
const uses = new Set('document empty font manifest script sharedworker style worker'.split(' '));
const isAskedFor = (use: string | undefined, address: string): boolean =>
  use === undefined ||
  uses.has(use) ||
  (use === 'image' && /^[^?]*\.(?:png|jpe?g|gif|webp|avif|svg|ico)(?:\?t=\d+)?$/i.test(address));

type Next = (error?: unknown) => void;

/**
 * The first middleware of an author's server: it decides who gets an answer, and with which policy.
 *
 * @param isOpen  Whether other machines may ask, at any address of this one.
 */
export const gate = (isOpen: boolean): Plugin => ({
  name: 'gate',
  configureServer: (server) => () => {
    // Astro puts its middlewares before Vite's, and they answer some requests themselves. This one has to come before them.
    server.middlewares.stack.unshift({ route: '', handle: pass(isOpen) });
    server.middlewares.use(reportedBy(server));
  },
});

/** The path of an address; undefined for what other readers of addresses may take for another one. */
function pathOf(address: string): string | undefined {
  // Vite decodes an address up to twice, and a backslash is a slash where a path becomes a URL.
  if (/^\/\/|\\|^[^?]*%(?:25)*5c/i.test(address) || !URL.canParse(address, 'http://localhost'))
    return undefined;
  const { pathname } = new URL(address, 'http://localhost');
  if (decodedAddress(pathname) === undefined) return undefined;
  const said = unescape(pathname);
  // Astro prints unknown addresses to the terminal, where control characters could do harm.
  return mute(said) === said && !said.includes('\n') ? pathname : undefined;
}

const pass = (isOpen: boolean) => (request: IncomingMessage, response: ServerResponse, next: Next) => {
  const refuse = (status: number, why: string) => void response.writeHead(status).end(why);
  const { headers, socket, url = '/' } = request;
  if (!(isOpen ? isNetworkHost : isOwnHost)(headers.host))
    return refuse(
      403,
      `Open this server at http://localhost${isOpen ? `, or http://${machineNames[1]}` : ''}, with its port.`,
    );
  const pathname = pathOf(url);
  if (pathname === undefined) return refuse(400, 'This is no address of a page or a file.');
  const local = pathname.startsWith(basePath) ? pathname.slice(basePath.length) : pathname.slice(1);
  // Astro also finds a page by an address with percent codes, which everything here would take for that of a file.
  if (isPage(unescape(local)) !== isPage(local)) return refuse(404, 'There is no such page.');
  if (isFromElsewhere(headers, local, socket.remoteAddress) || isKeptBack(`/${local}`))
    return refuse(403, 'This server sends files to its own pages alone. Open one in a browser.');
  if (!isPage(local) && !isAskedFor(headers['sec-fetch-dest'], url))
    return refuse(403, 'No page asks for this in such a way.');
  const explain = (status: number, text: string, title: string) => {
    response.writeHead(status, { [policy]: ofErrors, 'Content-Type': 'text/html; charset=utf-8' });
    response.end(errorPage(text, title));
  };
  const change = trustChange();
  if (change !== undefined) return explain(500, change, 'This server has to be started again');
  const own = basePathIn();
  const command =
    isPage(local) && pathname.startsWith(own) ? commandFor(pathname.slice(own.length)) : undefined;
  if (command !== undefined)
    return explain(404, `Stop this server, then run: ${command}`, 'Another language');
  // Programs of a page read its query in the browser. Vite would take some queries for those of a module, also of a folder.
  if (isPage(local)) request.url = pathname;
  response.setHeader(policy, answerPolicy(headers, local));
  const { writeHead } = response;
  response.writeHead = function (this: ServerResponse, status: number, ...rest: never[]) {
    if (status >= 500) this.setHeader(policy, ofErrors);
    return writeHead.call(this, status, ...rest);
  };
  next();
};

/** Handles errors before Vite does: shows them over the page, and answers with plain text. Vite would put the text into HTML. */
const reportedBy =
  ({ ws }: ViteDevServer) =>
  (error: Error, _: IncomingMessage, response: ServerResponse, _next: Next): void => {
    ws.send({ type: 'error', err: { ...error, message: error.message, stack: error.stack ?? '' } });
    if (response.headersSent) return void response.destroy();
    response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' }).end(error.message);
  };
