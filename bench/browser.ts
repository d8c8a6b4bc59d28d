import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

/** Chromium without a window, as Debian packages it: the same pages for half of the processor's time. */
const headless = '/usr/bin/chromium-headless-shell';

/** Names under which systems install Chromium or Chrome. Ubuntu's `chromium-browser` is a shim that needs snap. */
const systemNames = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** A browser that is there: the one named by CHROMIUM_PATH, one without a window, Playwright's own, or the system's. */
export function findBrowser(): string | undefined {
  return [process.env['CHROMIUM_PATH'], headless, chromium.executablePath(), ...systemNames].find(
    (path): path is string => path !== undefined && path !== '' && existsSync(path),
  );
}

/** Finds a browser, or fetches one: Playwright's own where it can be downloaded, else Debian's through apt. */
export function ensureBrowser(): string | Error {
  const found = findBrowser();
  if (found) return found;
  const root = process.getuid?.() === 0;
  console.error('No browser found. Fetching one …');
  const attempts: [string, string[]][] = [
    ['node_modules/.bin/playwright', ['install', ...(root ? ['--with-deps'] : []), 'chromium']],
    ...(root && existsSync('/usr/bin/apt-get')
      ? ([
          ['apt-get', ['update', '-qq']],
          ['apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium-headless-shell']],
        ] as [string, string[]][])
      : []),
  ];
  for (const [command, args] of attempts) {
    spawnSync(command, args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      timeout: 300_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    const fetched = findBrowser();
    if (fetched) return fetched;
  }
  return new Error(
    'The end-to-end tests need Chromium, and none could be fetched. Install one of these and run the tests again:\n' +
      '  npx playwright install --with-deps chromium        (where browsers can be downloaded)\n' +
      '  apt-get install -y chromium-headless-shell         (Debian, as root)\n' +
      'or name one that is there: CHROMIUM_PATH=/path/to/chromium npm test',
  );
}
