import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { test } from 'node:test';

/** Which folder may import which; see the table in README. A key is a prefix of a path below src/. */
const rules: [from: RegExp, mayImport: RegExp, why: string][] = [
  [
    /^(search|page)\//,
    /^(search|page)\/|^offline\/kept-files\.ts$|^(format|edit-distance|own-programs)\.ts$/,
    'code for the browser imports only code for the browser',
  ],
  [/^offline\//, /^offline\//, 'the service worker knows nothing of pages'],
  [/^numerics\//, /^numerics\//, 'shared numerics import only each other'],
  [
    /^labs\/kit\/[\w-]+\.ts$/,
    /^(labs\/kit|numerics)\/|^(format|html|figure-text|roles|own-programs)\.ts$/,
    'the kit knows no lab and nothing that runs while building',
  ],
  [
    /^labs\/(?!kit\/)[\w-]+\/[\w-]+\.ts$/,
    /^(labs\/kit|numerics)\/|^(format|html|figure-text|roles)\.ts$|^labs\/(?!kit\/)/,
    'a lab imports the kit, numerics and its own folder',
  ],
  [
    /^components\//,
    /^(components|build|content-check)\/|^labs\/kit\/plot\.ts$|^(cite-answer|format|html|references|roles|questions|schema|site)\.ts$/,
    'components know neither pages nor content',
  ],
  [
    /^layouts\//,
    /^(layouts|components|build|page|search|styles)\/|^[\w-]+\.ts$/,
    'layouts import components and what pages hand them',
  ],
  [
    /^pages\//,
    /^(layouts|components|build|search|page)\/|^[\w-]+\.ts$|^labs\/kit\/preset-link\.ts$/,
    'pages import layouts, components and content',
  ],
  [
    /^build\//,
    /^(build|numerics)\/|^offline\/(kept-files|needs)\.ts$|^search\/(page-index|packed-shard|meaning|spelling|tokens)\.ts$|^hosts\/headers-file\.ts$|^(site|html|format|figure-text|roles|references|problem|questions|schema)\.ts$/,
    'build steps import neither components nor content',
  ],
  [
    /^content-check\//,
    /^(content-check|build)\/|^components\/props\.ts$|^[\w-]+\.ts$/,
    'the check reads properties, never components',
  ],
  [
    /^hosts\//,
    /^hosts\/|^(hosting|security)\.ts$/,
    'files for hosts are written from how the site is served',
  ],
  [
    /^import\//,
    /^(import|content-check)\/|^build\/(answer-version|highlight|inline|markdown|math|mdx-tree)\.ts$|^search\/tokens\.ts$|^(problem|questions|schema)\.ts$/,
    'reading documents needs what a page may hold, and nothing that renders it',
  ],
  [
    /^cli\//,
    /^(cli|content-check|build|hosts|import|bench)\/|^[\w-]+\.ts$|^\.\.\/e2e\/browser\.ts$/,
    'commands import checks, build steps, the reading of documents and measurements',
  ],
  [
    /^bench\/(?!rivals\/)/,
    /^(bench|content-check|build|search|labs|numerics)\/|^cli\/serve\.ts$|^[\w-]+\.ts$|^\.\.\/e2e\/browser\.ts$/,
    'measurements import what they measure, and nothing imports them but the command',
  ],
  [/^bench\/rivals\//, /^bench\/rivals\//, 'the pages of rivals know nothing of ours'],
  [
    /^(problem|html|format|roles|schema|questions|references|security|hosting|cite-answer|structured-data)\.ts$/,
    /^(problem|html|format|roles|schema|questions|references|security|edit-distance)\.ts$/,
    'the pure files import only each other',
  ],
  [
    /^(cards|labs)\.ts$/,
    /^labs\/kit\/|^build\/(page-context|card\/[\w-]+)\.ts$|^schema\.ts$/,
    'what pages know of cards and labs comes from the kit, the build steps and the schema',
  ],
];

/** Files whose results may depend on their arguments alone. */
const pure =
  /^(problem|html|format|figure-text|roles|schema|questions|references|cite-answer|structured-data|security|hosting)\.ts$|^hosts\/|^search\/(tokens|query|page-index|terms|rank|meaning|passages|spelling)\.ts$|^edit-distance\.ts$|^build\/(region|bars|citations|formula-text|search-text|landings|published|answer-markdown)\.ts$|^content-check\/figures\.ts$|^numerics\/|^import\/(?!put|target)[\w-]+\.ts$|^labs\/kit\/(controls|html|lab|plot|preset-link)\.ts$|^cards\.ts$|^labs\/(?!kit\/)[\w-]+\/(core|view|lab)\.ts$/;
const impure = /\b(?:Date\.now|new Date\(\)|performance\.now|Math\.random)/;

interface Arrow {
  from: string;
  to: string;
  why: string;
}

/** Project files that a source imports, as paths below src/. Packages and styles are left out. */
function importsOf(path: string, source: string): string[] {
  const specifiers = [...source.matchAll(/(?:\bfrom\s+|\bimport\s+|\bimport\(\s*)['"]([^'"]+)['"]/g)].map(
    (match) => match[1]!,
  );
  return specifiers.flatMap((specifier) => {
    if (specifier.startsWith('#')) return [specifier.slice(1)];
    if (specifier.startsWith('.'))
      return [relative(resolve('src'), resolve('src', dirname(path), specifier))];
    return [];
  });
}

/** Imports that point the wrong way, and pure files that read a clock or chance. */
function wrongArrows(path: string, source: string): Arrow[] {
  const wrong = importsOf(path, source).flatMap((to) => {
    const target = to.split('?')[0]!;
    if (!/\.(ts|astro)$/.test(target)) return [];
    return rules
      .filter(([from, may]) => from.test(path) && !may.test(target))
      .map(([, , why]) => ({ from: path, to: target, why }));
  });
  const own = /^labs\/(?!kit\/)([\w-]+)\//.exec(path)?.[1];
  for (const to of importsOf(path, source)) {
    const other = /^labs\/(?!kit\/)([\w-]+)\//.exec(to)?.[1];
    if (own && other && own !== other)
      wrong.push({ from: path, to, why: 'a lab never imports another: shared maths moves to numerics' });
  }
  const clock = pure.test(path) ? impure.exec(source)?.[0] : undefined;
  return clock
    ? [...wrong, { from: path, to: clock, why: 'a pure file reads neither clock nor chance' }]
    : wrong;
}

/** All source files below src/, without tests. */
function sourceFiles(): { path: string; source: string }[] {
  return readdirSync('src', { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() && /\.(ts|astro)$/.test(entry.name) && !/\.test\.ts$|\.d\.ts$/.test(entry.name),
    )
    .map((entry) => {
      const path = relative('src', join(entry.parentPath, entry.name));
      return { path, source: readFileSync(join('src', path), 'utf8') };
    });
}

test('imports point one way', () => {
  const wrong = sourceFiles().flatMap(({ path, source }) => wrongArrows(path, source));
  assert.deepEqual(
    wrong.map(({ from, to, why }) => `${from} → ${to}: ${why}`),
    [],
  );
});

test('a planted arrow is found', () => {
  assert.equal(wrongArrows('components/Cite.astro', "import { allQuestions } from '#layouts/content.ts';").length, 1);
  assert.equal(wrongArrows('page/copy.ts', "import { parse } from '../build/math.ts';").length, 1);
  assert.equal(wrongArrows('search/view.ts', "await import('#render/math.ts')").length, 1);
  assert.equal(wrongArrows('format.ts', 'const now = Date.now();').length, 1);
  assert.equal(wrongArrows('labs/a/core.ts', "import { x } from '../b/core.ts';").length, 1);
  assert.equal(wrongArrows('labs/a/core.ts', 'Math.random()').length, 1);
  assert.equal(wrongArrows('labs/kit/mount.ts', "import { x } from '#render/math.ts';").length, 1);
  assert.equal(wrongArrows('import/plan.ts', "import { build } from '#outputs/fonts.ts';").length, 1);
  assert.equal(wrongArrows('import/plan.ts', 'new Date()').length, 1);
  assert.equal(wrongArrows('page/copy.ts', "import { announce } from './announce.ts';").length, 0);
});

test('no file is called utils, common or misc', () => {
  assert.deepEqual(
    sourceFiles().filter(({ path }) => /(^|\/)(utils?|common|misc|helpers?|index)\.ts$/.test(path)),
    [],
  );
});
