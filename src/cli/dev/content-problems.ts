import { sep } from 'node:path';
import type { ErrorPayload, Plugin, ViteDevServer } from 'vite';
import type { rememberingReader } from '#check/read-cache.ts';
import { readBook } from '#check/read-book.ts';
import { formatProblems, sortedProblems, type Problem } from '#book/problem.ts';
import { escapeHtml } from '#lab/escape.ts';
import { decodeEntities } from '#book/entities.ts';
import { renderProblem } from '../build/render-problem.ts';
import { errorPage, stops } from './error-page.ts';

/** An author saves several files at once, or a file in several steps. */
const pauseMs = 80;

/**
 * Shows an author what is wrong in the content: in the terminal and over the page, in the same words, as soon as a file
 * is saved and until it is mended. A page that cannot be rendered is not tried; what only rendering finds is reported alike.
 *
 * @param read     Has read the book when the server started.
 * @param atStart  What it found.
 */
export function contentProblems(
  contentDir: string,
  read: ReturnType<typeof rememberingReader>,
  atStart: readonly Problem[],
): Plugin {
  let found: readonly Problem[] | undefined = atStart;
  return {
    name: 'content-problems',
    // Once more where Astro starts its server again.
    configureServer(server) {
      const send = server.ws.send.bind(server.ws) as (payload: object) => void;
      const reports = reporter(contentDir, read, found ?? readBook(contentDir, read).problems, send);
      found = undefined;
      onContent(server, contentDir, reports.changed);
      server.ws.send = ((payload: ErrorPayload, ...rest: unknown[]) => {
        if (payload?.type === 'error') reports.failed(asText(payload.err));
        else (send as (...all: unknown[]) => void)(payload, ...rest);
      }) as typeof server.ws.send;
      // A page that is opened later shows it too.
      server.ws.on('connection', reports.again);
      server.middlewares.use((request, response, next) => {
        const pathname = new URL(request.url ?? '/', 'http://localhost').pathname.replace(/index\.html$/, '');
        // The address of every page ends with a slash.
        if (!pathname.endsWith('/')) return next();
        const problems = reports.asked();
        if (!problems.some((problem) => stops(problem, pathname, contentDir))) return next();
        response.writeHead(500, { 'Content-Type': 'text/html; charset=utf-8' });
        response.end(errorPage(formatProblems(problems)));
      });
      reports.begin();
    },
  };
}

/** Problems that have to be mended before a release alone are not shown. */
const isShown = ({ release }: Problem) => !release;

function reporter(
  contentDir: string,
  read: ReturnType<typeof rememberingReader>,
  atStart: readonly Problem[],
  send: (payload: object) => void,
) {
  let problems = atStart.filter(isShown);
  /** A problem that only rendering has found. */
  let renderError: Problem | undefined;
  let stale = false;
  let shown = '';
  let timer: NodeJS.Timeout | undefined;
  const known = () => (problems.length > 0 || !renderError ? problems : [renderError]);
  const cover = () => send(overlay(known()));
  function report(): void {
    const text = known().length > 0 ? formatProblems(known()) : '';
    if (text === shown) return;
    shown = text;
    if (text) {
      console.error(`\n${text}.\n`);
      cover();
    } else {
      console.log('\nThe content has no problems any more.\n');
      send({ type: 'full-reload' });
    }
  }
  function look(): void {
    if (!stale) return;
    stale = false;
    problems = readBook(contentDir, read).problems.filter(isShown);
    report();
  }
  return {
    begin: report,
    changed() {
      stale = true;
      renderError = undefined;
      clearTimeout(timer);
      timer = setTimeout(look, pauseMs);
    },
    /** Before a page is rendered: what is wrong now. */
    asked(): readonly Problem[] {
      renderError = undefined;
      look();
      return problems;
    },
    /** Something could not be rendered, or not be read as a program. */
    failed(error: unknown) {
      look();
      renderError = renderProblem(error);
      report();
      cover();
    },
    again() {
      if (known().length > 0) cover();
    },
  };
}

function onContent(server: ViteDevServer, contentDir: string, changed: () => void): void {
  for (const event of ['add', 'change', 'unlink', 'unlinkDir'] as const)
    server.watcher.on(event, (path) => {
      if (path.startsWith(contentDir + sep)) changed();
    });
}

/** An error as Astro and Vite hand it on: for some its words are HTML by now. */
function asText(error: ErrorPayload['err']): ErrorPayload['err'] {
  return { ...error, message: decodeEntities(error.message.replace(/<\/?(?:a|b|code)\b[^>]*>/g, '')) };
}

/** Astro shows the message as HTML; the mark keeps it from reading it as Markdown. */
function overlay(problems: readonly Problem[]): object {
  const [first] = sortedProblems(problems);
  return {
    type: 'error',
    __isEnhancedAstroErrorPayload: true,
    err: {
      name: 'Problem in the content',
      title: first?.message,
      message: escapeHtml(formatProblems(problems)),
      stack: '',
      plugin: 'content',
      loc: { file: first?.file, line: first?.line ?? 1, column: first?.column ?? 1 },
    },
  };
}
