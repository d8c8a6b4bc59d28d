import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findBrowser } from '../../bench/browser.ts';
import { germanBook, temporaryFolder } from './fixture-book.ts';
import { root } from './site.ts';

interface RunningBuild {
  process: ChildProcess;
  /** How it ended, all of its own processes too: its status, null after a signal, and all that it said. */
  ended: Promise<{ status: number | null; said: string }>;
}

/** A folder to call commands in, with the packages that they need: builds called in one folder wait for each other. */
export function newWorkplace(): string {
  const folder = temporaryFolder('workplace');
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return folder;
}

/** Of this process, whose tests run one after the other. */
export const workplace = newWorkplace();

/** Begins to build a book. Nothing is taken from the settings of whoever runs the tests. */
export function startBuild(
  content: string,
  out: string,
  env: Record<string, string> = {},
  flags: readonly string[] = [],
  cwd = workplace,
): RunningBuild {
  const child = spawn(process.execPath, [join(root, 'src/cli/build/build.ts'), ...flags], {
    cwd,
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
  cwd = workplace,
): Promise<string> {
  const { status, said } = await startBuild(content, out, env, flags, cwd).ended;
  return status === 0 ? '' : said || `ended with ${status}`;
}

/**
 * Sites that several files of tests need. Whoever asks first builds one; for all others nothing has changed since: the
 * folder that they are called in is the same, so that they wait for each other.
 */
async function sharedSite(name: string, content: string, env: Record<string, string>, ...flags: string[]) {
  const out = join(root, '.cache/e2e', name, 'dist');
  const said = await buildBook(content, out, env, flags, root);
  if (said) throw new Error(said);
  return out;
}

/** The German book of the tests with all that a book can have, printed too. */
export const germanSite = () => sharedSite('german', germanBook, { CHROMIUM: findBrowser()! }, '--pdf');

/** The Chinese book of the tests, without practice and downloads. */
export const chineseSite = () => sharedSite('chinese', join(root, 'e2e/fixtures/book-zh'), {});
