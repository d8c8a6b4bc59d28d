import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { findBrowser } from '../bench/browser.ts';
import { germanBook } from './fixture-book.ts';
import { root } from './site.ts';

interface RunningBuild {
  process: ChildProcess;
  /** How it ended, all of its own processes too: its status, null after a signal, and all that it said. */
  ended: Promise<{ status: number | null; said: string }>;
}

/** Begins to build a book. Nothing is taken from the settings of whoever runs the tests; builds wait for each other. */
export function startBuild(
  content: string,
  out: string,
  env: Record<string, string> = {},
  flags: readonly string[] = [],
): RunningBuild {
  const child = spawn(process.execPath, ['src/cli/build/build.ts', ...flags], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      BASE_PATH: '',
      SITE_URL: '',
      CACHE_DIR: join(dirname(out), 'cache'),
      ...env,
      CONTENT_DIR: content,
      OUT_DIR: out,
    },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += String(data)));
  const ended = once(child, 'close').then(([status]) => ({ status: status as number | null, said }));
  return { process: child, ended };
}

/** Builds a book; returns what the build said if it failed, and nothing if it worked. */
export async function buildBook(
  content: string,
  out: string,
  env: Record<string, string> = {},
  flags: readonly string[] = [],
): Promise<string> {
  const { status, said } = await startBuild(content, out, env, flags).ended;
  return status === 0 ? '' : said || `ended with ${status}`;
}

/**
 * The German book of the tests with all that a book can have, printed too. Whoever asks first builds it; for all others
 * nothing has changed since.
 */
export async function germanSite(): Promise<string> {
  const out = join(root, '.cache/e2e/german/dist');
  const said = await buildBook(germanBook, out, { CHROMIUM: findBrowser()! }, ['--pdf']);
  if (said) throw new Error(said);
  return out;
}
