import { relative, sep } from 'node:path';
import type { ErrorPayload, Plugin, ViteDevServer } from 'vite';
import { recentReadings } from '#check/read-cache.ts';
import { readBook } from '#check/read-book.ts';
import { formatProblems, type Problem } from '#book/problem.ts';

/** An author saves several files at once, or a file in several steps. */
const pauseMs = 80;

/**
 * Shows an author what is wrong in the content: in the terminal and over the page, as soon as a file is saved, and until
 * it is mended.
 */
export function contentProblems(contentDir: string): Plugin {
  return {
    name: 'content-problems',
    configureServer(server) {
      let shown = '';
      let problems: Problem[] = [];
      const cache = recentReadings();
      const check = () => {
        ({ problems } = readBook(contentDir, cache));
        const text = problems.length > 0 ? formatProblems(problems) : '';
        if (text === shown) return;
        if (text) {
          console.error(`\n${text}.\n`);
          server.ws.send(overlay(problems));
        } else {
          console.log('\nThe content has no problems any more.\n');
          server.ws.send({ type: 'full-reload' });
        }
        shown = text;
      };
      let timer: NodeJS.Timeout | undefined;
      onContent(server, contentDir, () => {
        clearTimeout(timer);
        timer = setTimeout(check, pauseMs);
      });
      // A page that is opened later shows it too.
      server.ws.on('connection', () => {
        if (problems.length > 0) server.ws.send(overlay(problems));
      });
      check();
    },
  };
}

function onContent(server: ViteDevServer, contentDir: string, changed: () => void): void {
  server.watcher.add(contentDir);
  for (const event of ['add', 'change', 'unlink', 'unlinkDir'] as const)
    server.watcher.on(event, (path) => {
      const inside = relative(contentDir, path);
      if (inside !== '' && !inside.startsWith(`..${sep}`) && inside !== '..') changed();
    });
}

function overlay(problems: readonly Problem[]): ErrorPayload {
  const [first] = problems;
  return {
    type: 'error',
    err: {
      message: formatProblems(problems),
      stack: '',
      plugin: 'content',
      ...(first && {
        id: first.file,
        loc: { file: first.file, line: first.line ?? 1, column: first.column ?? 1 },
      }),
    },
  };
}
