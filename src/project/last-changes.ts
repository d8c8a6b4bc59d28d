import { spawnSync } from 'node:child_process';

/**
 * A repository may come with a book, so nothing of its settings may run a program or fetch: none that checks signatures,
 * watches files or reads other names, no repository that lies as a plain folder in a book, and no part of history that is
 * still elsewhere.
 */
const closed =
  'safe.bareRepository=explicit log.showSignature=false core.fsmonitor=false log.mailmap=false'.split(' ');
const closedEnvironment = { GIT_ALLOW_PROTOCOL: 'none', GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0' };

/**
 * The day of the last commit that changed each question and each page of a book's own, as YYYY-MM-DD, by
 * `questions/<slug>` and `pages/<slug>`; all of it from one call. Empty where git or the history is missing: a shallow clone
 * knows only when it was made.
 *
 * @param limitMs  For how long git may look: a setting can name a pipe.
 */
export function lastChanges(contentDir: string, limitMs = 60_000): Record<string, string> {
  const settings = closed.flatMap((setting) => ['-c', setting]);
  const format = ['--format=%x00%cs %D', '--name-only', '--no-renames', '--no-ext-diff', '--relative'];
  const { status, stdout } = spawnSync(
    'git',
    [...settings, '--no-pager', 'log', ...format, '--', 'questions', 'pages'],
    {
      cwd: contentDir,
      encoding: 'utf8',
      env: { ...process.env, ...closedEnvironment },
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 2 ** 30,
      timeout: limitMs,
    },
  );
  if (status !== 0) return {};
  const days: Record<string, string> = {};
  for (const commit of stdout.split('\0').slice(1)) {
    const [head = '', ...files] = commit.split('\n');
    if (/ (?:.*, )?grafted\b/.test(head)) return {};
    const day = head.slice(0, 'YYYY-MM-DD'.length);
    for (const file of files) {
      const [, name] =
        /^"?((?:questions|pages)\/[a-z0-9-]+)(?:\/|(?:\.[\w-]+)?\.mdx$)(?!asked\.tsv$)/.exec(file) ?? [];
      if (name !== undefined && (days[name] ?? '') < day) days[name] = day;
    }
  }
  return days;
}
