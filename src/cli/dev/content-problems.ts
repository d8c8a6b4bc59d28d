import { sep } from 'node:path';
import type { ErrorPayload, Plugin, ViteDevServer } from 'vite';
import type { rememberingReader } from '#check/read-cache.ts';
import { readBook } from '#check/read-book.ts';
import { formatProblems, sortedProblems, type Problem } from '#book/problem.ts';
import { escapeHtml } from '#lab/escape.ts';
import { decodeEntities } from '#book/entities.ts';
import { publicFolder } from '#project/site.ts';
import { renderProblem } from '../build/render-problem.ts';
import { errorPage, isRendered, stops } from './error-page.ts';
import { changedSettings } from './settings-at-start.ts';

/** Between a change and the check: authors save several files at once, and editors save a file in several steps. */
const pauseMs = 80;

/**
 * Shows an author what is wrong in the content: in the terminal and over the page, in the same words, as soon as a file
 * is saved and until it is mended. A page with a problem that keeps it back is not rendered. Errors that only rendering finds are
 * reported in the same way.
 *
 * @param read     The reader that has read the book at the start: it reads unchanged questions no second time.
 * @param atStart  The problems that it found then.
 */
export function contentProblems(
  contentDir: string,
  read: ReturnType<typeof rememberingReader>,
  atStart: readonly Problem[],
): Plugin {
  let found: readonly Problem[] | undefined = atStart;
  return {
    name: 'content-problems',
    // Called again if Astro restarts its server: then the book is read anew.
    configureServer(server) {
      const send = server.ws.send.bind(server.ws) as (payload: object) => void;
      const readNow = () => problemsNow(contentDir, read);
      const reports = reporter(readNow, found ?? readBook(contentDir, read).problems, send);
      found = undefined;
      onContent(server, contentDir, reports.changed);
      server.ws.send = ((payload: ErrorPayload, ...rest: unknown[]) => {
        if (payload?.type === 'error') reports.failed(asText(payload.err));
        else (send as (...all: unknown[]) => void)(payload, ...rest);
      }) as typeof server.ws.send;
      /** Whether a page that stands for another has not connected yet: what is sent meanwhile does not reach it. */
      let isAway = false;
      // A page that is opened while there are problems shows them, too.
      server.ws.on('connection', () => {
        if (!reports.again() && isAway) send({ type: 'full-reload' });
        isAway = false;
      });
      server.middlewares.use((request, response, next) => {
        const pathname = new URL(request.url ?? '/', 'http://localhost').pathname.replace(/index\.html$/, '');
        if (!isRendered(pathname)) return next();
        const problems = reports.asked(pathname);
        if (!problems.some((problem) => stops(problem, pathname, contentDir))) return next();
        isAway ||= pathname.endsWith('/');
        response.writeHead(500, { 'Content-Type': 'text/html; charset=utf-8' });
        response.end(errorPage(formatProblems(problems)));
      });
      reports.begin();
    },
  };
}

/** Problems that matter only for a release are not shown. */
const isShown = ({ release }: Problem) => !release;

/** Undefined where a file has gone since its folder was read, as in a change of branch. */
function problemsNow(contentDir: string, read: ReturnType<typeof rememberingReader>): Problem[] | undefined {
  try {
    return [...readBook(contentDir, read).problems.filter(isShown), ...changedSettings()];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function reporter(
  readNow: () => Problem[] | undefined,
  atStart: readonly Problem[],
  send: (payload: object) => void,
) {
  let problems = atStart.filter(isShown);
  /** A problem that only rendering has found. */
  let renderError: Problem | undefined;
  let [stale, shown] = [false, ''];
  let timer: NodeJS.Timeout | undefined;
  const known = () => (problems.length > 0 || !renderError ? problems : [renderError]);
  const cover = () => send(overlay(known()));
  function report(): void {
    const text = known().length > 0 ? formatProblems(known()) : '';
    if (text === shown) return;
    shown = text;
    if (text === '') {
      console.log('\nThe content has no problems any more.\n');
      return send({ type: 'full-reload' });
    }
    console.error(`\n${text}.\n`);
    cover();
  }
  function changed(): void {
    stale = true;
    renderError = undefined;
    clearTimeout(timer);
    timer = setTimeout(look, pauseMs);
  }
  function look(): void {
    if (!stale) return;
    stale = false;
    const now = readNow();
    if (now === undefined) return changed();
    problems = now;
    report();
  }
  return {
    begin: report,
    changed,
    /** Called before a page is rendered; returns what is wrong now. */
    asked(path: string): readonly Problem[] {
      // What a page shows beside its text says nothing of that.
      if (path.endsWith('/')) renderError = undefined;
      look();
      return problems;
    },
    /** Called when a page could not be rendered, or a module not be loaded. */
    failed(error: unknown) {
      look();
      renderError = renderProblem(error);
      report();
      cover();
    },
    again(): boolean {
      if (known().length > 0) cover();
      return known().length > 0;
    },
  };
}

function onContent(server: ViteDevServer, contentDir: string, changed: () => void): void {
  for (const event of ['add', 'change', 'unlink', 'unlinkDir'] as const)
    server.watcher.on(event, (path) => {
      if ([contentDir, publicFolder(contentDir)].some((folder) => path.startsWith(folder + sep))) changed();
    });
}

/** An error of Astro or Vite with its message as text: some messages arrive as HTML. */
function asText(error: ErrorPayload['err']): ErrorPayload['err'] {
  return { ...error, message: decodeEntities(error.message.replace(/<\/?(?:a|b|code)\b[^>]*>/g, '')) };
}

/**
 * The message that has Astro's overlay show problems. It shows `message` as HTML; the mark keeps Astro from reading that as
 * Markdown first.
 */
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
