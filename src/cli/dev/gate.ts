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
  // Browsers lead there to this machine, and take it for none that they know.
  if (/^(?:0\.0\.0\.0|\[::\])(?::|$)/.test(headers.host ?? '')) return true;
  if (isPage(local)) return false;
  // Vite finds it in capitals as well.
  const opens = /^\/*__open/i.test(unescape(local)) && !(isFetched(headers) && isOwnMachine(address));
  return opens || !isFromOwnPage(headers);
}

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

/** Decides before all else what an author's server answers to whom, and what its answers may do in a browser. */
export const gate: Plugin = {
  name: 'gate',
  configureServer: (server) => () => {
    // Those of Astro stand first, and answer with pages of their own.
    server.middlewares.stack.unshift({ route: '', handle: pass });
    server.middlewares.use(reportedBy(server));
  },
};

function pass(request: IncomingMessage, response: ServerResponse, next: Next): void {
  const { pathname } = new URL((request.url ?? '/').replace(/^\/+/, '/'), 'http://localhost');
  const local = pathname.startsWith(basePath) ? pathname.slice(basePath.length) : pathname.slice(1);
  if (isFromElsewhere(request.headers, local, request.socket.remoteAddress))
    return void response
      .writeHead(403)
      .end('This server sends files to its own pages alone. Open a page of it in a browser.');
  const said = unescape(pathname);
  // Astro says in the terminal which address it does not know, and knows one of a page that is written in codes.
  if (isPage(unescape(local)) !== isPage(local) || mute(said) !== said || said.includes('\n'))
    return void response.writeHead(404).end();
  const change = trustChange();
  if (change !== undefined) {
    response.writeHead(500, { [policy]: ofErrors, 'Content-Type': 'text/html; charset=utf-8' });
    return void response.end(errorPage(change, 'This server has to be started again'));
  }
  if (isKeptBack(`/${local}`)) return void response.writeHead(403).end();
  response.setHeader(policy, answerPolicy(request.headers, local));
  const { writeHead } = response;
  response.writeHead = function (this: ServerResponse, status: number, ...rest: never[]) {
    if (status >= 500) this.setHeader(policy, ofErrors);
    return writeHead.call(this, status, ...rest);
  };
  next();
}

/** Shows an error over the page, and answers with its text, which would be markup in Vite's own answer. */
const reportedBy =
  ({ ws }: ViteDevServer) =>
  (error: Error, _: IncomingMessage, response: ServerResponse, _next: Next): void => {
    ws.send({ type: 'error', err: { ...error, message: error.message, stack: error.stack ?? '' } });
    if (!response.headersSent) response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' });
    response.end(error.message);
  };
