/** The shape of the code: modules, imports that point one way, sizes, and whose words stand where. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { parse } from 'yaml';

/** Each module of src, and the modules that it may import. */
const modules: Readonly<Record<string, readonly string[]>> = {
  messages: [],
  lab: ['messages'],
  book: ['messages'],
  project: ['lab', 'book'],
  search: ['messages', 'book'],
  render: ['messages', 'lab', 'book', 'project'],
  check: ['lab', 'book', 'project', 'render'],
  compute: ['messages', 'lab', 'book', 'project', 'check'],
  outputs: ['messages', 'lab', 'book', 'project', 'compute', 'search', 'render'],
  browser: ['messages', 'lab', 'book', 'search'],
  site: ['messages', 'lab', 'book', 'project', 'compute', 'render', 'check', 'outputs', 'browser'],
  cli: 'messages lab book project compute search render check outputs browser site'.split(' '),
};

/** Files whose results may depend on their arguments alone. */
const pure = /^src\/(lab|book|search)\/|^content\/((?!questions|pages)[\w-]+|\w+\/[^/]+\/(lab|live|line))\//;
const impure = /\b(?:Date\.now|new Date\(\)|performance\.now|Math\.random)/;

/** The files that wrap a library whose types are wrong, with the library. */
const casts: Readonly<Record<string, string>> = {
  'src/render/text/mdx-tree.ts': 'satteri',
  'src/cli/import/markdown/html.ts': 'hast-util-to-mdast',
};

interface Source {
  path: string;
  text: string;
}
const read = (patterns: string[]): Source[] =>
  globSync(patterns)
    .sort()
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
const isTest = ({ path }: Source) => path.endsWith('.test.ts');

const sources = read(['src/**/*.{ts,astro,js,css}']);
const bookSources = read(['content/**/*.ts']);
const around = read(['{e2e,bench}/**/*.ts']).filter(({ path }) => !path.includes('node_modules'));

/** Files of the project that a source imports. */
function importsOf({ path, text }: Source): string[] {
  const found = text.matchAll(
    /(?:\bfrom\s+|\bimport\s+|\bimport\(\s*|new URL\(\s*)['"]([^'"?]+)(?:\?\w+)?['"]/g,
  );
  return [...found].flatMap(([, name]) =>
    name!.startsWith('#')
      ? [`src/${name!.slice(1)}`]
      : name!.startsWith('.')
        ? [normalize(join(dirname(path), name!))]
        : name!.startsWith('grounded/')
          ? [name!.replace('grounded', 'src')]
          : [],
  );
}

/** Files and folders that a source reads by their path below src. */
const readBy = ({ text }: Source): string[] =>
  [...text.matchAll(/\bjoin\(sources, ['"`](?:\.\/)?([\w/-]+)/g)].map(([, name]) => `src/${name}`);

const topOf = (path: string): string => path.split('/')[0]!;
const moduleOf = (path: string): string =>
  path.startsWith('src/') ? path.split('/')[1]! : path.split('/')[0]!;

/** Imports that point upwards. */
const upward = (all: readonly Source[]): string[] =>
  all.flatMap((source) =>
    [...importsOf(source), ...readBy(source)]
      .filter((to) => {
        const [from, module] = [moduleOf(source.path), moduleOf(to)];
        // What lies beside the modules is no source.
        const isSource = module in modules || !to.startsWith('src/');
        return from !== module && isSource && !modules[from]?.includes(module);
      })
      .map((to) => `${source.path} → ${to}`),
  );

/** A circle in a graph of names, if there is one. */
function circle(edges: ReadonlyMap<string, ReadonlySet<string>>): string[] | undefined {
  const done = new Set<string>();
  const visit = (name: string, trail: string[]): string[] | undefined => {
    if (trail.includes(name)) return [...trail.slice(trail.indexOf(name)), name];
    if (done.has(name)) return undefined;
    for (const next of edges.get(name) ?? []) {
      const found = visit(next, [...trail, name]);
      if (found) return found;
    }
    done.add(name);
    return undefined;
  };
  for (const name of edges.keys()) {
    const found = visit(name, []);
    if (found) return found;
  }
  return undefined;
}

/** Who imports whom, by a name for each file. */
function graph(all: readonly Source[], name: (path: string) => string): Map<string, Set<string>> {
  const edges = new Map<string, Set<string>>();
  for (const source of all) {
    const from = name(source.path);
    for (const to of importsOf(source).map(name)) {
      if (!edges.has(from)) edges.set(from, new Set());
      if (from !== to || name === same) edges.get(from)!.add(to);
    }
  }
  return edges;
}
const same = (path: string): string => path;

test('imports point one way, between modules, folders and files', () => {
  assert.deepEqual(upward(sources), []);
  assert.deepEqual(circle(graph(sources, dirname)), undefined);
  assert.deepEqual(circle(graph([...sources, ...bookSources], same)), undefined);
  assert.deepEqual(circle(graph([...sources, ...bookSources, ...around], topOf)), undefined);
});

test('a planted arrow and a planted circle are found', () => {
  const plant = (path: string, to: string): Source => ({ path, text: `import { x } from '${to}';` });
  assert.equal(upward([plant('src/book/a.ts', '#render/text/math.ts')]).length, 1);
  assert.equal(upward([plant('src/cli/a.ts', '../../e2e/support/site.ts')]).length, 1);
  assert.equal(upward([{ path: 'src/render/a.ts', text: "join(sources, 'site/pages')" }]).length, 1);
  assert.equal(upward([plant('src/lab/a.ts', '../../content/numerics/matrix.ts')]).length, 1);
  assert.equal(upward([plant('src/browser/page/a.ts', '#search/rank.ts')]).length, 0);
  assert.equal(upward([{ path: 'src/render/a.css', text: "@import '../browser/b.css'" }]).length, 1);
  const two = [plant('src/lab/a/x.ts', '../b/y.ts'), plant('src/lab/b/y.ts', '../a/z.ts')];
  assert.deepEqual(circle(graph(two, dirname)), ['src/lab/a', 'src/lab/b', 'src/lab/a']);
  assert.equal(circle(graph(two, same)), undefined);
});

test('a book imports the kit by its public name, and nothing else of the generator', () => {
  for (const { path, text } of read(['content/**/*.{ts,mdx}']))
    for (const [, name] of text.matchAll(/(?:\bfrom|^import) ['"]([^'"\s]+)['"];?$/gm)) {
      const own = name!.startsWith('.') && !relative('content', join(dirname(path), name!)).startsWith('..');
      const inTest = path.endsWith('.test.ts') && /^node:|^fast-check$/.test(name!);
      assert.ok(own || inTest || /^grounded\/lab\/[\w-]+\.ts$/.test(name!), `${path} imports ${name}`);
    }
});

test('a lab imports its own folder and what answers share, never another lab', () => {
  for (const source of bookSources) {
    const own = /^content\/\w+\/[^/]+\/(?:lab|live|line)\//.exec(source.path)?.[0];
    for (const to of own === undefined ? [] : importsOf(source))
      assert.match(to, new RegExp(`^${own}|^content/(?!questions/|pages/)[\\w-]+/|^src/lab/`), source.path);
  }
});

test('the generator names no question, no lab and no topic of this book', () => {
  const { topics } = parse(readFileSync('content/book.yaml', 'utf8')) as { topics: { slug: string }[] };
  const names = [...readdirSync('content/questions'), ...topics.map(({ slug }) => slug)];
  const named = new RegExp(`(?<![\\w./-])(?:${names.join('|')})(?![\\w/-]|\\.\\w)`, 'i');
  const found = (all: readonly Source[]) =>
    all.flatMap(({ path, text }) => {
      const name = named.exec(text)?.[0];
      return name === undefined ? [] : [`${path}: ${name}`];
    });
  assert.ok(names.length >= 15);
  assert.deepEqual(found([...sources, ...read(['src/**/*.json'])]), []);
  assert.equal(found([{ path: 'x', text: `see ${names[0]}.` }]).length, 1);
});

/** Functions that are longer than most lines, with their names and lengths. */
function longFunctions({ path, text }: Source, most = 60): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const out: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const [from, to] = [node.getStart(file), node.end].map(
        (at) => file.getLineAndCharacterOfPosition(at).line,
      );
      if (to! - from! + 1 > most) out.push(`${path}:${from! + 1} has ${to! - from! + 1} lines`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return out;
}

test('functions fit a screen, and files a few', () => {
  const all = [...sources, ...bookSources, ...around];
  const isData = ({ path }: Source) => path.startsWith('src/messages/');
  assert.deepEqual(
    all.filter(({ path }) => path.endsWith('.ts')).flatMap((source) => longFunctions(source)),
    [],
  );
  assert.deepEqual(
    all
      .filter((source) => !isData(source) && source.text.split('\n').length > 301)
      .map(({ path, text }) => `${path} has ${text.split('\n').length - 1} lines`),
    [],
  );
  assert.equal(longFunctions({ path: 'x.ts', text: `function f() {${'\n'.repeat(60)}}` }).length, 1);
});

/** Names that files export because Astro or a table of such files asks for them. */
const wanted = new Set(['GET', 'getStaticPaths', 'rules']);

/** Names that several modules export, with their files. */
function doubleNames(all: readonly Source[]): string[] {
  const named = all.flatMap(({ path, text }) =>
    [...text.matchAll(/^export (?:async )?(?:const|class|function\*?|interface|type) (\w+)/gm)].map(
      ([, name]) => ({ name: name!, path }),
    ),
  );
  return [...Map.groupBy(named, ({ name }) => name)].flatMap(([name, { length }]) =>
    length > 1 && !wanted.has(name)
      ? [`${name}: ${named.flatMap((one) => (one.name === name ? one.path : [])).join(' ')}`]
      : [],
  );
}

test('an exported name means one thing', () => {
  const own = sources.filter(({ path }) => !/^src\/messages\//.test(path));
  assert.deepEqual(doubleNames(own.filter((source) => !isTest(source))), []);
  const plant = (path: string): Source => ({ path, text: 'export const x = 1;' });
  assert.deepEqual(doubleNames([plant('a.ts'), plant('b.ts')]), ['x: a.ts b.ts']);
});

test('casts silence only the wrong types of libraries', () => {
  for (const { path, text } of [...sources, ...bookSources])
    if (/\bas (?:unknown as|never)\b/.test(text))
      assert.ok(path in casts, `${path} silences the types; see the files that wrap a library`);
});

test('pure files read neither clock nor chance', () => {
  for (const source of [...sources, ...bookSources])
    if (pure.test(source.path) && !isTest(source))
      assert.doesNotMatch(source.text, impure, `${source.path} reads a clock or chance`);
  assert.match('const now = Date.now();', impure);
});

/** Texts of a page or program of the site that would be English whatever the book's language is. */
function rawTexts({ path, text }: Source): string[] {
  const page = text.replace(/^---[\s\S]*?\n---|<script[\s\S]*?<\/script>/g, '');
  const raw = path.endsWith('.astro')
    ? page.matchAll(
        /(?<!=)>\s*([^<>{}()=&]*\p{L}{2}[^<>{}()=&]*?)\s*<|\s(?:aria-label|alt|title)="[^"]*\p{L}[^"]*"/gu,
      )
    : text
        .replace(/\$\{[^}]*\}/g, '')
        .matchAll(
          /(?:'aria-label':|placeholder:|textContent =|announce\(|button\(|showNote\(\[)\s*['`][^'`]*[a-z]{2}[^'`]*/g,
        );
  return [...raw].map(([whole, said]) => `${path}: ${said ?? whole.trim()}`);
}

test('texts that readers read and hear are in the messages of each language', () => {
  const shown = sources.filter(({ path }) => /^src\/(browser|site)\//.test(path));
  assert.deepEqual(shown.filter((source) => !isTest(source)).flatMap(rawTexts), []);
  const found = (path: string, text: string) => rawTexts({ path, text }).length;
  assert.equal(found('x.astro', '---\n---\n<p>\n  Read on\n</p><a aria-label="Back">{x}</a>'), 2);
  assert.equal(found('x.ts', "announce('Copied'); make({ 'aria-label': `Go to ${place}` })"), 2);
});

/** Files that a document names and that do not exist, except what its own examples create. */
function missingFiles(text: string): string[] {
  const created = /(?:Definition\.astro|figure-list(?:\.test)?\.ts|formats\/org\.ts)$/;
  const named = [...text.matchAll(/`([\w.-]+\/[\w./-]+\.(?:ts|css|astro|md))`/g)];
  return named
    .map(([, path]) => path!)
    .filter(
      (path) => !created.test(path) && !['', 'src/', 'content/'].some((folder) => existsSync(folder + path)),
    );
}

test('the documents name files that exist', () => {
  const documents = ['README.md', ...globSync('docs/*.md')];
  assert.ok(documents.length >= 8);
  for (const document of documents)
    assert.deepEqual(missingFiles(readFileSync(document, 'utf8')), [], document);
  assert.deepEqual(missingFiles('See `book/answer.ts` and `book/lost.ts`.'), ['book/lost.ts']);
});

test('a newcomer sees few things at once, each by its name', () => {
  const tracked = execFileSync('git', ['ls-files'], { encoding: 'utf8' }).trim().split('\n');
  const below = (folder: string) => tracked.filter((path) => path.startsWith(folder));
  const entries = (folder: string) => [
    ...new Set(below(folder).map((path) => path.slice(folder.length).split('/')[0]!)),
  ];
  assert.ok(entries('src/').length <= 12, entries('src/').join(' '));
  assert.ok(entries('').length <= 14, entries('').join(' '));
  const isShown = /^(src|e2e|bench|content)\/(?!fixtures|questions|.*\.test\.ts$)/;
  const shown = tracked.filter((path) => isShown.test(path));
  for (const [room, files] of Map.groupBy(shown, dirname))
    assert.ok(files.length <= 32, `${room} has ${files.length} files`);
  assert.deepEqual(
    sources.filter(({ path }) => /(^|\/)(utils?|common|misc|helpers?|index)\.ts$/.test(path)),
    [],
  );
});
