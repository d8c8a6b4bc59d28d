/** The servers that the project writes files for answer as the preview does: one source, asked from outside. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'playwright/test';
import { parse } from 'yaml';
import { contentTypes, policyOf } from '#outputs/hosts/hosting.ts';
import { githubPagesWorkflow } from '#outputs/hosts/github-pages.ts';
import { cloudflareFile, netlifyFile, vercelFile } from '#outputs/hosts/built-there.ts';
import { headersFile } from '#outputs/hosts/headers-file.ts';
import { headersWith, policyWith } from '#render/security.ts';
import { fixtureSite } from '../support/fixture-book.ts';
import { needs } from '../support/needs.ts';
import { ports } from '../playwright.config.ts';
import { ask, isInstalled, startServer, type Reply } from '../support/servers.ts';
import { dist, root, sites } from '../support/site.ts';

const compared = [
  'content-type',
  'cache-control',
  'cross-origin-resource-policy',
  ...Object.keys(headersWith('')).map((name) => name.toLowerCase()),
];
const pick = ({ status, headers }: Reply) => ({
  status,
  ...Object.fromEntries(compared.map((name) => [name, headers[name]])),
});

/** One file of every kind there is and of every folder with rules of its own, and addresses that need an answer. */
function addresses({ folder, first }: Pick<(typeof sites)[number], 'folder' | 'first'>): string[] {
  const byKind = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name === '_headers') continue;
    const path = join(entry.parentPath, entry.name).slice(folder.length + 1);
    byKind.set(`${extname(path)} ${path.split('/')[0]}`, path);
  }
  return [
    ...byKind.values(),
    '',
    `questions/${first}/`,
    'assets/missing.js',
    'nowhere/',
    'og/none.png',
    'assets/',
  ];
}

for (const name of ['nginx', 'caddy'] as const) {
  for (const site of sites) {
    const { base: basePath, port, folder, first } = site;
    test(`${name} with the written configuration answers as the preview does below ${basePath}`, async () => {
      needs(isInstalled(name), name);
      const server = await startServer(name, { basePath, root: resolve(folder, relative(basePath, '/')) });
      const preview = `http://localhost:${port}`;
      try {
        const paths = addresses(site);
        for (const path of paths) {
          const [theirs, ours] = await Promise.all([
            ask(server.origin + basePath + path),
            ask(preview + basePath + path),
          ]);
          expect(pick(theirs), path).toEqual(pick(ours));
          expect(theirs.body.equals(ours.body), `the bytes of ${path}`).toBe(true);
          expect(theirs.headers['content-type'], path).not.toBe(undefined);
          expect(theirs.headers['set-cookie'], path).toBe(undefined);
        }

        const page = `questions/${first}`;
        const packed = await ask(`${server.origin}${basePath}${page}/`, {
          headers: { 'Accept-Encoding': 'gzip' },
        });
        expect(packed.headers['content-encoding']).toBe('gzip');
        expect(packed.headers['vary']).toMatch(/accept-encoding/i);
        expect(gunzipSync(packed.body).equals(readFileSync(join(folder, page, 'index.html')))).toBe(true);
        const again = await ask(`${server.origin}${basePath}${page}/`, {
          headers: {
            'If-None-Match': String((await ask(`${server.origin}${basePath}${page}/`)).headers['etag']),
          },
        });
        expect(again.status).toBe(304);
        const font = paths.find((path) => path.endsWith('.woff2'))!;
        const fontReply = await ask(`${server.origin}${basePath}${font}`, {
          headers: { 'Accept-Encoding': 'gzip' },
        });
        expect(fontReply.headers['content-encoding'], 'a font is packed already').toBe(undefined);

        const slashless = await ask(`${server.origin}${basePath}${page}`);
        expect([301, 308]).toContain(slashless.status);
        expect(slashless.headers['location']).toMatch(new RegExp(`^(${server.origin})?${basePath}${page}/$`));
        expect((await ask(`${server.origin}${basePath}_headers`)).status).toBe(404);
        expect((await ask(`${server.origin}${basePath}`, { method: 'POST' })).status).toBe(405);
        if (basePath !== '/') {
          const start = await ask(`${server.origin}/`);
          expect([start.status, start.headers['location']]).toEqual([302, basePath]);
          const bare = await ask(server.origin + basePath.slice(0, -1));
          expect([301, 308]).toContain(bare.status);
          expect(bare.headers['location']).toMatch(new RegExp(`^(${server.origin})?${basePath}$`));
        }
      } finally {
        await server.stop();
      }
    });
  }
}

test('a header left out and a type mistaken by a server are found', async () => {
  needs(isInstalled('nginx'), 'nginx');
  const server = await startServer('nginx', { basePath: '/', root: dist }, (config) =>
    config
      .replace(/ {2}add_header X-Content-Type-Options.*\n/, '')
      .replace('text/markdown md', 'text/plain md'),
  );
  try {
    const differs = async (path: string) => {
      const [theirs, ours] = [
        await ask(`${server.origin}/${path}`),
        await ask(`http://localhost:${ports.root}/${path}`),
      ];
      return compared.filter((name) => theirs.headers[name] !== ours.headers[name]);
    };
    expect(await differs('')).toEqual(['x-content-type-options']);
    expect(await differs('questions/lora-and-qlora.md')).toEqual(['content-type', 'x-content-type-options']);
  } finally {
    await server.stop();
  }
});

test('the preview keeps what has its content in its name and asks again for the rest', async () => {
  const cached = async (path: string) =>
    (await ask(`http://localhost:${ports.root}/${path}`)).headers['cache-control'];
  for (const path of addresses(sites[0])) {
    const there = !path.endsWith('/') && existsSync(join(dist, path));
    const named = there && /^(assets|pagefind\/\w+|search\/[0-9a-f]{10})\//.test(path);
    const wanted = named ? /immutable/ : there && /^(og\/|favicon\.svg$)/.test(path) ? /86400/ : /^no-cache$/;
    expect(await cached(path), path).toMatch(wanted);
  }
  for (const file of readdirSync(join(dist, 'assets')))
    expect(file).toMatch(/[.-][\w-]{8}\.(js|css|woff2|bin)$/);
});

test('every kind of file in the output has a type of its own', () => {
  const kinds = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== '_headers')
    .map((entry) => extname(entry.name));
  expect([...new Set(kinds)].filter((kind) => !Object.hasOwn(contentTypes, kind))).toEqual([]);
});

test('the file of headers in the output is that of this build, in the bounds of its hosts', () => {
  const text = readFileSync(join(dist, '_headers'), 'utf8');
  expect(text).toBe(headersFile('/', policyOf(dist)!));
  expect(readFileSync(join(fixtureSite, '_headers'), 'utf8')).toBe(
    headersFile('/book/', policyOf(fixtureSite)!),
  );
  for (const line of text.split('\n')) expect(line.length).toBeLessThan(2000);
  // A path that two sections match would get the values of both.
  const sections = text.split('\n\n').map((section) => section.trim().split('\n'));
  const common = new Set(sections[0]!.slice(1).map((line) => line.trim().split(':')[0]));
  for (const [, ...fields] of sections.slice(1))
    for (const field of fields) expect(common).not.toContain(field.trim().split(':')[0]);
});

test('the command prints what each host needs, and says which hosts there are', () => {
  const printWith = (environment: NodeJS.ProcessEnv, ...args: string[]) =>
    spawnSync(process.execPath, ['src/cli/release/host.ts', ...args], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, BASE_PATH: '/book/', OUT_DIR: fixtureSite, ...environment },
    });
  const print = (...args: string[]) => printWith({}, ...args);
  expect(print('nginx', '/srv/www', '127.0.0.1:8080').stdout).toMatch(
    /listen 127\.0\.0\.1:8080;\n {2}root "\/srv\/www";[\s\S]*location \/book\//,
  );
  expect(print('caddy', '/srv/www').stdout).toMatch(
    /^# Caddyfile\n# The site lies in \/srv\/www\/book\/: .*\n# .*\nhttp:\/\/:80 \{\n\troot \* "\/srv\/www"/,
  );
  expect(print('headers-file').stdout).toBe(
    `# _headers, in the folder that is published\n${headersFile('/book/', policyOf(fixtureSite)!)}`,
  );
  const unbuilt = printWith({ OUT_DIR: join(fixtureSite, 'nowhere') }, 'nginx');
  expect([unbuilt.status, unbuilt.stdout]).toEqual([1, '']);
  expect(unbuilt.stderr).toMatch(/There is no built site in .*nowhere[^]*fix: npm run build/);
  const elsewhere = printWith({ BASE_PATH: '' }, 'caddy');
  expect([elsewhere.status, elsewhere.stdout], 'another folder than that of the build').toEqual([1, '']);
  expect(elsewhere.stderr).toMatch(/built with BASE_PATH=\/book\/[^]*fix: set BASE_PATH=\/book\//);
  const below = print('netlify');
  expect([below.status, below.stdout], 'a host without a folder below its domain').toEqual([1, '']);
  expect(below.stderr).toMatch(/BASE_PATH is \/book\/[^]*fix: leave BASE_PATH out/);
  const unknown = print('apache');
  expect(unknown.status).toBe(1);
  const [, hosts] = /Expected one of (.*)\.\n/.exec(unknown.stderr)!;
  const [, listed] = /^ {2}NAME +(.*)$/m.exec(unknown.stderr)!;
  expect(listed!.replace(', or ', ', '), 'what host --help lists').toBe(hosts);
  const guide = readFileSync(join(root, 'docs/questions/publish/index.mdx'), 'utf8');
  for (const host of hosts!.split(', '))
    expect(guide, 'the guide on publishing').toMatch(new RegExp(`\`[^\`]*\\b${host}\\b`));
});

test('hosts that build a book themselves get the command, and the headers for its pages', () => {
  const book = { name: 'Bread: why', command: 'npx grounded build', policy: policyWith() };
  expect(netlifyFile(book)).toContain('command = "SITE_URL=$URL npx grounded build"\npublish = "dist"');
  const vercel = JSON.parse(vercelFile(book)) as {
    buildCommand: string;
    headers: { source: string; headers: { key: string; value: string }[] }[];
  };
  expect(vercel.buildCommand).toMatch(/^SITE_URL=\S+ npx grounded build$/);
  const said = new Map(vercel.headers[0]!.headers.map(({ key, value }) => [key, value]));
  expect(said.get('Content-Security-Policy')).toBe("frame-ancestors 'none'");
  expect(said.get('X-Content-Type-Options')).toBe('nosniff');
  expect(vercel.headers.map(({ source }) => source)).toContain('/assets/(.*)');
  expect(said.get('Cross-Origin-Embedder-Policy')).toBe('require-corp');
  const counting = { ...book, policy: policyWith({ 'script-src': ['https://plausible.io/js/script.js'] }) };
  expect(vercelFile(counting), 'pages that load a script of another site').not.toContain('Embedder-Policy');
  const cloudflare = cloudflareFile(book).replace(/^ *\/\/.*$/gm, '');
  expect(JSON.parse(cloudflare)).toMatchObject({
    name: 'bread-why',
    build: { command: 'npx grounded build' },
    assets: { directory: './dist', not_found_handling: '404-page' },
  });
});

test('the workflow builds with commands that exist and publishes what they write', () => {
  const scripts = (
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
  ).scripts;
  const workflow = parse(githubPagesWorkflow({ name: 'Bread: why', folder: 'books/bread' })) as {
    name: string;
    jobs: { build: { steps: { run?: string; with?: { path?: string }; env?: Record<string, string> }[] } };
  };
  const runs = workflow.jobs.build.steps.flatMap(({ run }) => run ?? []);
  expect(runs).toContain('npm run book');
  expect(workflow.name).toBe('Publish Bread: why');
  const build = workflow.jobs.build.steps.find(({ run }) => run === 'npm run book')!;
  expect(build.env!['CONTENT_DIR']).toBe('books/bread');
  for (const run of runs)
    expect(run === 'npm ci' || Object.hasOwn(scripts, run.replace('npm run ', ''))).toBe(true);
  expect(workflow.jobs.build.steps.at(-1)!.with!.path).toBe('dist');
  expect(githubPagesWorkflow({ name: 'B', folder: 'a${{ github.token }}b' })).toContain(
    'CONTENT_DIR: "a${{ \'${{\' }} github.token }}b"',
  );
  const own = githubPagesWorkflow({ name: 'Bread: why', folder: undefined });
  expect(own).toContain('npx grounded book');
  expect(own).not.toContain('CONTENT_DIR');
});
