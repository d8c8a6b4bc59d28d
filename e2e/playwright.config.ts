import { defineConfig } from 'playwright/test';
import { findBrowser } from '../bench/browser.ts';

/** E2E_PORT moves the tests where another run holds the default. */
const port = Number(process.env['E2E_PORT'] || 4545);
export const ports = { root: port, book: port + 1 };

export default defineConfig({
  testDir: '.',
  outputDir: '../.cache/e2e/results',
  fullyParallel: true,
  // The author's server makes pages while it is asked for them: it comes last, when nothing else needs the processors.
  projects: [
    { name: 'all', testMatch: '*.spec.ts', testIgnore: 'authoring.spec.ts' },
    { name: 'author', testMatch: 'authoring.spec.ts', dependencies: ['all'] },
  ],
  workers: 4,
  forbidOnly: true,
  // For what hangs: nothing that only takes its time on a busy machine may end here.
  timeout: 900_000,
  expect: { timeout: 60_000 },
  reporter: [
    ['list'],
    ['json', { outputFile: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ?? '../.cache/e2e/report.json' }],
  ],
  use: {
    // Failures planted on the way of a file must reach the page; offline.spec.ts allows them.
    serviceWorkers: 'block',
    baseURL: `http://localhost:${ports.root}`,
    // A press on what is not there fails with its name, as an expectation does, long before its test hangs.
    actionTimeout: 60_000,
    launchOptions: {
      executablePath: findBrowser(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: [
    {
      command: `"${process.execPath}" src/cli/serve/preview.ts`,
      cwd: '..',
      url: `http://localhost:${ports.root}/`,
      env: { PORT: String(ports.root), OUT_DIR: 'dist' },
    },
    {
      command: `"${process.execPath}" src/cli/serve/preview.ts`,
      cwd: '..',
      url: `http://localhost:${ports.book}/book/`,
      env: { PORT: String(ports.book), OUT_DIR: '.cache/e2e/book', BASE_PATH: '/book/' },
    },
  ],
});
