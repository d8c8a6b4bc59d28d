/** The package of npm makes a book in an empty folder: begun, filled, built, searched, with nothing of this repository. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { filesBelow } from '#project/book-files.ts';
import { temporaryFolder } from '../support/fixture-book.ts';
import { ports } from '../playwright.config.ts';
import { lab } from '../fixtures/first-lab.ts';
import { plant, unplant } from '../support/obeyed-files.ts';
import { addressIn, freePort } from '../support/servers.ts';
import { expect, root, test } from '../support/site.ts';
import { namesInWorker } from '../support/names-in-worker.ts';

const taken = ports.root + 40;
test.use({ baseURL: `http://localhost:${taken + 1}` });
test.describe.configure({ mode: 'serial' });

const away = temporaryFolder('package');
const book = join(away, 'why-and-how');
// As an author's shell has it: nothing of the settings of these tests, but the machine's own certificates.
const env: NodeJS.ProcessEnv = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^(npm_|NODE_(?!EXTRA_CA)|INIT_CWD|SITE_URL|BASE_PATH)/i.test(name),
  ),
);

const asked = join(away, 'asked.txt');
const asking = `import { subscribe } from 'node:diagnostics_channel';
import { appendFileSync } from 'node:fs';
const say = (whom) => appendFileSync(${JSON.stringify(asked)}, whom + '\\n');
subscribe('undici:request:create', ({ request }) => say(request.origin + request.path));
subscribe('http.client.request.start', ({ request }) => say(request.host));`;
/** As outside of CI, where tools ask their makers for news; whom a command asks is written down. */
const observed: NodeJS.ProcessEnv = {
  ...Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(CI$|GITHUB_|ASTRO_|TELEMETRY)/.test(name)),
  ),
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(asking)}`,
};

function run(folder: string, command: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: 'utf8', env });
  expect(status, `${command} ${args.join(' ')}\n${stdout}${stderr}`).toBe(0);
  return stdout;
}
/** Runs a command as scripts of the book do, in half of the time of npx. */
const grounded = (...args: string[]) => run(book, join(book, 'node_modules/.bin/grounded'), ...args);

/** Installs a package; what it needs comes from npm's cache, or else from the registry, which may not answer. */
function install(path: string): void {
  const options = '--prefer-offline --no-audit --no-fund --fetch-retries=1 --fetch-timeout=20000'.split(' ');
  const { status, stdout, stderr, error } = spawnSync('npm', ['install', ...options, path], {
    cwd: book,
    encoding: 'utf8',
    env,
    timeout: 600_000,
  });
  const said = `npm install: ${error ? `${error.message}; does the registry answer?` : status}\n${stdout}${stderr}`;
  expect(status, said).toBe(0);
}

const read = (path: string): string => readFileSync(join(book, path), 'utf8');
function write(path: string, text: string): void {
  mkdirSync(join(book, path, '..'), { recursive: true });
  writeFileSync(join(book, path), text);
}

test.beforeAll(() => {
  mkdirSync(book, { recursive: true });
  run(root, 'npm', 'pack', '--silent', '--pack-destination', away);
  const [packed] = readdirSync(away).filter((name) => name.endsWith('.tgz'));
  install(join('..', packed!));
});

/** How a command of the book ends, and its words, whatever becomes of it. */
const saidBy = (...args: string[]) =>
  spawnSync(join(book, 'node_modules/.bin/grounded'), args, { cwd: book, encoding: 'utf8', env: observed });

test('from an empty folder to a built book, by the commands that it prints', () => {
  const built = (path: string) => read(`dist/${path}`);
  const begun = run(book, 'npx', 'grounded', 'init');
  expect(begun).toMatch(/1\. npx grounded dev[^]*2\. npx grounded new[^]*3\. push/);
  expect(read('.gitignore')).toContain('node_modules/');
  const scripts = JSON.parse(read('package.json')) as {
    scripts: Record<string, string>;
    dependencies: Record<string, string>;
  };
  expect(scripts.scripts['build']).toBe('grounded build');
  expect(scripts.dependencies['grounded']).toMatch(/^file:\.\.\/grounded-.*\.tgz$/);
  expect(read('.github/workflows/pages.yml')).toContain('npx grounded book');
  expect(grounded('new', 'Why is grass green?')).toContain('questions/grass-green/index.mdx');
  write('notes.md', '# Water\n\n## Why is ice slippery?\n\nA thin layer of its surface is liquid.\n');
  expect(grounded('import', 'notes.md')).toContain('Taken: 1 question');
  for (const [name, text] of Object.entries(lab)) write(`questions/sky-blue/lab/${name}`, text);
  const page = 'questions/sky-blue/index.mdx';
  write(page, `${read(page)}\n## Lab {#lab}\n\n<Lab />\n`);
  write('book.yaml', `${read('book.yaml')}accent: "#9a4a12"\n`);
  plant(book);
  expect(saidBy('build').stdout).toMatch(/^\d+ pages, .* s: dist$/m);
  expect(existsSync(join(book, 'ran'))).toBe(false);
  expect(built('questions/sky-blue/index.html')).not.toContain('elsewhere.example');
  unplant(book);
  expect(built('feed.xml').split('<entry>')).toHaveLength(4);
  expect(grounded('check')).toMatch(/3 questions[^]*pass 2\b/);
  expect(grounded('record')).toContain('published.yaml: 3 questions');
  rmSync(join(book, 'questions/grass-green'), { recursive: true });
  const unsaid = saidBy('build');
  expect(unsaid.status).toBe(1);
  expect(unsaid.stderr).toMatch(
    /grass-green\/ was published and no longer exists[^]*npx grounded record --withdraw/,
  );
  expect(grounded('record', '--withdraw', 'grass-green', 'Nobody asks.')).toContain(
    'its number 2 is not used again',
  );
  expect(built('questions/grass-green/index.html')).toMatch(/This answer was withdrawn on [^]*Nobody asks\./);
  expect(built('q/2/index.html')).toContain('/questions/grass-green/');
  expect(built('sitemap-0.xml')).not.toContain('grass-green');
  expect(grounded('new', 'Why is snow white?')).toContain('question 4,');
  const snow = 'questions/snow-white/index.mdx';
  write(snow, `${read(snow)}\nIts crystals scatter all colours alike.\n`);
  expect(grounded('record')).toContain('snow-white: version');
  expect(read(snow).match(/^ +note: .*$/gm)).toEqual(['    note: First published.']);
  expect(grounded('host', 'github-pages')).toContain('npx grounded book');
  expect(saidBy('host', 'netlify').stderr, 'a package beside the book').toMatch(
    /npm ci fails in a clone[^]*fix: copy it into the folder/,
  );
  for (const host of ['netlify', 'vercel', 'cloudflare'])
    expect(grounded('host', host)).toContain('npx grounded build');
  expect(grounded('archive')).toMatch(/^\S+\.zip, /);
  for (const command of ['init', 'build', 'host'])
    expect(grounded(command, '--help')).toMatch(/Usage: npx grounded/);
});

test('it is read and searched, its lab runs, on the next port where one is taken', async ({ page }) => {
  const other = createServer().listen(taken, 'localhost');
  await once(other, 'listening');
  const preview = spawn(join(book, 'node_modules/.bin/grounded'), ['preview'], {
    cwd: book,
    env: { ...env, PORT: String(taken) },
  });
  try {
    let said = '';
    for await (const part of preview.stdout) {
      said += String(part);
      if (said.includes('http')) break;
    }
    expect(said).toContain(`Port ${taken} is taken; trying ${taken + 1}.`);
    await page.goto('/');
    await page.keyboard.press('/');
    await page.getByRole('combobox', { name: 'Search' }).fill('slippery');
    const first = page.locator('[data-search-result] a').first();
    await expect(first).toHaveAttribute('href', /ice-slippery/);
    await first.click();
    await expect(page.locator('h1')).toHaveText('Why is ice slippery?');
    await page.goto('/questions/sky-blue/');
    await page.locator('[data-lab]').scrollIntoViewIfNeeded();
    await expect(page.locator('[data-lab]')).toHaveAttribute('data-state', 'ready');
    await page.locator('[data-lab]').getByLabel('Wavelength').fill('400');
    await expect(page.locator('[data-value="ratio"]')).toHaveText(/^9\.38$/);
    // Its program can neither fetch nor store, whatever it is handed.
    const reached = await namesInWorker(page);
    expect(reached).toEqual(expect.arrayContaining(['Math', 'postMessage']));
    for (const name of ['fetch', 'caches', 'indexedDB', 'importScripts', 'Worker', 'WebSocket', 'navigator'])
      expect(reached).not.toContain(name);
  } finally {
    preview.kill();
    other.close();
  }
});

test('the server for authors builds beside its pages, ends with the command, and shows an open page again', async ({
  page,
  conduct,
}) => {
  const env = {
    ...observed,
    PORT: String(await freePort()),
    OUT_DIR: join(temporaryFolder('first'), 'dist'),
  };
  plant(book);
  let said = '';
  const start = () => {
    const server = spawn(join(book, 'node_modules/.bin/grounded'), ['dev'], { cwd: book, env });
    for (const stream of [server.stdout, server.stderr]) stream.on('data', (data) => (said += String(data)));
    return server;
  };
  let server = start();
  const origin = await addressIn(() => stripVTControlCharacters(said));
  const answer = (path: string) =>
    fetch(`${origin}/${path}`, { headers: { Referer: `${origin}/` } }).then(
      ({ status }) => status,
      () => 'none',
    );
  await expect.poll(() => answer('questions/sky-blue/')).toBe(200);
  expect(await answer('planted/')).toBe(200);
  expect(await answer('search/index.json'), said).toBe(200);
  await expect.poll(() => said).toMatch(/Building once[^]* MB in /);
  conduct.homes.push(origin, origin.replace('http', 'ws'));
  await page.goto(`${origin}/questions/sky-blue/`);
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: 'Search' }).fill('slippery');
  await expect(page.locator('[data-search-result] a').first()).toHaveAttribute('href', /ice-slippery/);
  await expect(page.locator('vite-error-overlay')).toHaveCount(0);
  server.kill();
  await expect.poll(() => answer('')).toBe('none');
  conduct.allow(/net::ERR_|WebSocket connection to/);
  const again = page.waitForEvent('load', { timeout: 0 });
  server = start();
  await again;
  await expect(page.locator('h1')).toHaveText('Why is the sky blue?');
  await page.goto('about:blank');
  server.kill();
  await expect.poll(() => answer('')).toBe('none');
  expect(existsSync(join(book, 'ran'))).toBe(false);
  unplant(book);
  const caches = globSync('.cache/*/*/dev', { cwd: book });
  expect(caches.length).toBe(1);
  expect(existsSync(join(book, caches[0]!, 'vite/deps')), 'no package is bundled').toBe(false);
});

test('a book.yaml that is a link to a trusted one, as the package has, starts no server', () => {
  const settings = join(book, 'book.yaml');
  renameSync(settings, join(away, 'book.txt'));
  symlinkSync('node_modules/grounded/docs/book.yaml', settings);
  const { status, stderr } = saidBy('dev');
  unlinkSync(settings);
  renameSync(join(away, 'book.txt'), settings);
  expect(status).toBe(1);
  expect(stderr).toMatch(
    /^book\.yaml\n {2}This symbolic link leads to a place outside the book\.[^]*fix: put a copy/,
  );
});

test('it leads where the same site leads that is built of the sources', () => {
  for (const page of ['index.html', 'questions/sky-blue/index.html', 'questions/ice-slippery/index.html']) {
    const html = read(`dist/${page}`);
    expect(html).toContain('href="#main"');
    expect(html, 'only paths of the site').not.toMatch(/(?:href|src)="\.\.?\//);
    const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    for (const [, anchor] of html.matchAll(/href="#([^"?]+)"/g)) expect(ids, page).toContain(anchor);
  }
  expect(read('dist/index.html')).toContain('#9a4a12');
});

test('it says how it is called under the Node.js of the machine, however old', () => {
  const path = process.env['PATH']!.split(':').filter((folder) => !folder.includes('node_modules'));
  expect(grounded('--version')).toMatch(/^grounded \d+\.\d+\.\d+, Node\.js \d/);
  const { status, stdout, stderr } = spawnSync(join(book, 'node_modules/.bin/grounded'), ['--help'], {
    encoding: 'utf8',
    env: { PATH: path.join(':') },
  });
  expect(status, stderr).toBe(0);
  expect(stdout).toContain('Usage: npx grounded');
});

test('nothing of this repository is in it, and all that was written lies in the book', () => {
  const own = readFileSync(join(root, 'content/symbol.svg'), 'utf8').match(/ d="([^"]+)"/)![1]!;
  for (const file of filesBelow(join(book, 'dist'))) {
    if (!/\.(html|md|txt|xml|json|svg|js)$/.test(file) || file.endsWith('licenses.txt')) continue;
    const text = readFileSync(file, 'utf8').replaceAll('Made with Grounded', '');
    for (const word of ['Grounded', 'GenAI', 'generative', own, root]) expect(text, file).not.toContain(word);
  }
  const ignored = ['node_modules', 'dist', '.cache'];
  expect(
    readdirSync(book)
      .filter((name) => !ignored.includes(name) && !name.endsWith('.zip'))
      .sort(),
  ).toEqual([
    '.github',
    '.gitignore',
    'book.yaml',
    'notes.md',
    'package-lock.json',
    'package.json',
    'published.yaml',
    'questions',
  ]);
  expect(readdirSync(away).filter((name) => !/\.(?:tgz|txt)$/.test(name))).toEqual(['why-and-how']);
  expect(existsSync(join(book, 'node_modules/grounded/src'))).toBe(false);
  const messages = read('node_modules/grounded/lib/check/text/expressions.js');
  expect(messages, 'what an author is told to write').toContain("import { x } from './numbers.ts'");
});

test('what builds and shows a book tells nobody, and asks nobody for news', () => {
  expect(existsSync(asked) ? readFileSync(asked, 'utf8') : '').toBe('');
});
