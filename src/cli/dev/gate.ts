import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { unescape } from 'node:querystring';
import type { Plugin, ViteDevServer } from 'vite';
import { mute } from '#book/problem.ts';
import { headerWhileWriting, workersWhileWriting } from '#render/security.ts';
import { basePath } from '#project/site.ts';
import { errorPage } from './error-page.ts';
import { isKeptBack, modules } from './served.ts';
import { trustChange } from './trust-change.ts';

/** What a browser shows as a document, and is no page of the generator, can do nothing, whatever it holds and whoever led to it. */
const shownAlone =
  "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'none'";

/** An error is shown by programs of Vite that the page loads, and says what a book has brought. */
const ofErrors =
  "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data:; connect-src 'self'; frame-ancestors 'none'";

const policy = 'Content-Security-Policy';

/** Whether an address, below the base path, is one of a page: of those, each ends with a slash. */
const isPage = (local: string): boolean => /^(?:[a-z\d-]+\/)*$/.test(local);

/** Queries by which Vite takes an address for that of a module, also of a folder. */
const ofModules = /[?&](?:import|html-proxy)\b/;

/** The policy with which something is answered. */
export function answerPolicy({ 'sec-fetch-dest': use }: IncomingHttpHeaders, local: string): string {
  if (isPage(local)) return headerWhileWriting;
  // A worker has the policy of its own answer. A browser that does not say what it asks for may ask for one.
  const isWorker = use === undefined ? modules.test(local) : /worker$/.test(use);
  return isWorker ? workersWhileWriting : shownAlone;
}

/**
 * Whether anyone but a page of this server, or its author, asks for what is no page: another site or port may lead to pages alone.
 * To open a file in the author's editor, a picture of the book could ask for, too, and with `--host` another machine.
 *
 * @param local    The address below the base path.
 * @param address  Of the machine that asks.
 */
export function isFromElsewhere(
  headers: IncomingHttpHeaders,
  local: string,
  address: string | undefined,
): boolean {
  // A picture or a program of another site is led to no page.
  if (isPage(local) && (headers['sec-fetch-mode'] ?? 'navigate') === 'navigate') return false;
  // Vite finds it in capitals as well.
  const opens = /^\/*__open/i.test(unescape(local)) && !(isFetched(headers) && isOwnMachine(address));
  return opens || !isFromOwnPage(headers);
}

/** Other addresses, such as 0.0.0.0, lead to this machine, too; there browsers do not say where a request comes from. */
export const isOwnHost = (host = ''): boolean =>
  /^(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?$/.test(host);

/** A browser tells where a request comes from, over plain HTTP from other machines only by the address of the page. */
function isFromOwnPage({ host, origin, referer, 'sec-fetch-site': site }: IncomingHttpHeaders): boolean {
  const isOwn = (address: string) => URL.canParse(address) && new URL(address).host === host;
  if (origin !== undefined && !isOwn(origin)) return false;
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  return isOwn(origin ?? referer ?? '');
}

const isOwnMachine = (address = ''): boolean => /^(?:::1|(?:::ffff:)?127\.[\d.]+)$/.test(address);

/** Whether a program of a page of this server asks, and says so: no picture, link or other site can. */
const isFetched = (headers: IncomingHttpHeaders): boolean =>
  headers['sec-fetch-site'] === 'same-origin' &&
  headers['sec-fetch-mode'] === 'cors' &&
  headers['sec-fetch-dest'] === 'empty';

type Next = (error?: unknown) => void;

/**
 * Decides before all else what an author's server answers to whom, and what its answers may do in a browser.
 *
 * @param isOpen  Whether other machines may ask, at any address of this one.
 */
export const gate = (isOpen: boolean): Plugin => ({
  name: 'gate',
  configureServer: (server) => () => {
    // Before the handlers of Astro, some of which answer with pages of their own.
    server.middlewares.stack.unshift({ route: '', handle: pass(isOpen) });
    server.middlewares.use(reportedBy(server));
  },
});

/** The path of an address; undefined for what other readers of addresses may take for another one. */
function pathOf(address: string): string | undefined {
  if (/^\/\/|\\/.test(address) || !URL.canParse(address, 'http://localhost')) return undefined;
  const { pathname } = new URL(address, 'http://localhost');
  const said = unescape(pathname);
  // Astro says in the terminal which address it does not know.
  return mute(said) === said && !said.includes('\n') ? pathname : undefined;
}

const pass = (isOpen: boolean) => (request: IncomingMessage, response: ServerResponse, next: Next) => {
  const refuse = (status: number, why: string) => void response.writeHead(status).end(why);
  const { headers, socket, url = '/' } = request;
  if (!isOpen && !isOwnHost(headers.host)) return refuse(403, 'Open this server at http://localhost.');
  const pathname = pathOf(url);
  if (pathname === undefined) return refuse(400, 'This is no address of a page or a file.');
  const local = pathname.startsWith(basePath) ? pathname.slice(basePath.length) : pathname.slice(1);
  // Astro knows a page also where its address is written in codes.
  if (isPage(unescape(local)) !== isPage(local) || (isPage(local) && ofModules.test(url)))
    return refuse(404, 'There is no such page.');
  if (isFromElsewhere(headers, local, socket.remoteAddress) || isKeptBack(`/${local}`))
    return refuse(403, 'This server sends files to its own pages alone. Open one in a browser.');
  const change = trustChange();
  if (change !== undefined) {
    response.writeHead(500, { [policy]: ofErrors, 'Content-Type': 'text/html; charset=utf-8' });
    return void response.end(errorPage(change, 'This server has to be started again'));
  }
  response.setHeader(policy, answerPolicy(headers, local));
  const { writeHead } = response;
  response.writeHead = function (this: ServerResponse, status: number, ...rest: never[]) {
    if (status >= 500) this.setHeader(policy, ofErrors);
    return writeHead.call(this, status, ...rest);
  };
  next();
};

/** Shows an error over the page, and answers with its text, which would be markup in Vite's own answer. */
const reportedBy =
  ({ ws }: ViteDevServer) =>
  (error: Error, _: IncomingMessage, response: ServerResponse, _next: Next): void => {
    ws.send({ type: 'error', err: { ...error, message: error.message, stack: error.stack ?? '' } });
    if (response.headersSent) return void response.destroy();
    response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' }).end(error.message);
  };
