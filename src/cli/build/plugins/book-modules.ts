import { existsSync, globSync } from 'node:fs';
import { basename, extname, join, sep } from 'node:path';
import type { Plugin, ViteDevServer } from 'vite';
import { slugPattern } from '#book/addresses.ts';
import { dataFiles } from '#compute/files-named.ts';
import { isTrustedBook } from '#project/book-settings.ts';
import { buildData } from '#project/build-data.ts';
import { kitModule } from '#project/kit-modules.ts';
import { packageRoot, sources } from '#project/package-root.ts';

/** Modules that stand for what a book brings, each made from its folder. */
const modules: Readonly<Record<string, (book: string) => string>> = {
  'virtual:labs': (book) => programModule('labs', '{lab,live,line}/lab.ts', book),
  'virtual:lab-controls': (book) => programModule('controls', '{lab,live,line}/controls.ts', book),
  'virtual:stages': (book) => programModule('stages', 'lab/stage.ts', book),
  'virtual:book-files': fileModule,
  'virtual:own-components': componentModule,
};

/** Files after whose coming or going modules are found anew. */
const listed = /\/(?:lab|live|line)\/[^/]+\.(?:ts|bin)$|\/components\/[^/]+$/;

/**
 * Finds the programs of a book: the folders `lab/`, `live/` and `line/` of its questions and pages, the files (`*.bin`) that they
 * may fetch, and the components of a trusted one. Wherever a book lies, what its programs import by name is found here:
 * `grounded/lab/…`, and what Astro puts into the text of a question.
 *
 * @param book  The book's folder.
 */
export function bookModules(book: string): Plugin {
  return {
    name: 'book-modules',
    enforce: 'pre',
    async resolveId(id, importer) {
      if (Object.hasOwn(modules, id)) return `\0${id}`;
      const kit = kitModule(id);
      if (kit !== undefined) return join(sources, 'lab', kit + extname(import.meta.filename));
      const foreign = /^[@\w]/.test(id) && importer?.startsWith(book) && !importer.startsWith(sources + sep);
      if (!foreign) return undefined;
      // On an author's server Vite makes modules only of those CommonJS packages that are asked for outside of packages.
      const isOwn = this.environment.mode === 'dev' && isTrustedBook() && !/^@?astro/.test(id);
      const own = isOwn ? await this.resolve(id, importer, { skipSelf: true }) : null;
      return own ?? this.resolve(id, join(packageRoot, 'package.json'), { skipSelf: true });
    },
    configureServer(server) {
      for (const event of ['add', 'unlink'] as const)
        server.watcher.on(event, (path) => {
          if (path.startsWith(book) && listed.test(path)) forgetModules(server);
        });
      // Pages hold what programs compute, which are no modules of theirs.
      server.watcher.on('change', (path) => {
        if (path.startsWith(book) && /\.(ts|json|bin)$/.test(path)) server.hot.send({ type: 'full-reload' });
      });
    },
    load: (id) => (id.startsWith('\0') ? modules[id.slice(1)]?.(book) : undefined),
  };
}

/** Has the author's server look for labs and components again. */
function forgetModules({ environments }: ViteDevServer): void {
  for (const { moduleGraph, hot } of Object.values(environments)) {
    for (const id of Object.keys(modules)) {
      const module = moduleGraph.getModuleById(`\0${id}`);
      if (module) moduleGraph.invalidateModule(module);
    }
    hot.send({ type: 'full-reload' });
  }
}

/**
 * Of files of a book those that belong to a text: in a build one that it has, so not of drafts, nor of what is not translated.
 * Nothing has read the programs of others.
 */
function shown(files: readonly string[], book: string): string[] {
  const [questions, pages] = [buildData('pageKeys'), buildData('pages')];
  return files.filter((path) => {
    const [, kind, slug = ''] = /^(questions|pages)\/([^/]+)/.exec(path) ?? [];
    if (kind === undefined) return true;
    if (!slugPattern.test(slug)) return false;
    const text = join(book, kind, kind === 'pages' ? `${slug}.mdx` : `${slug}/index.mdx`);
    if (!questions) return existsSync(text);
    return kind === 'pages' ? pages!.some((page) => page.slug === slug) : Object.hasOwn(questions, slug);
  });
}

/** The name of a program: that of its question or page, with `/live` or `/line` for one that fetches files. */
const programName = (path: string): string =>
  path.replace(/^\w+\/([^/]+)\/(?:lab\/|(live|line)\/).*/, (_, slug: string, folder = '') =>
    [slug, folder].filter(Boolean).join('/'),
  );

/** All programs of a kind, each fetched by its name. */
function programModule(name: string, file: string, book: string): string {
  const entries = shown(globSync(`{questions,pages}/*/${file}`, { cwd: book }).sort(), book).map((path) =>
    [programName(path), join(book, path)].map((text) => JSON.stringify(text)),
  );
  return `export const ${name} = {${entries.map(([slug, path]) => `${slug}: () => import(${path})`).join(',')}};`;
}

/** Their addresses by name. What a lab gives all objects is none of them. */
function fileModule(book: string): string {
  const names = shown(dataFiles(book), book);
  const imports = names.map((name, i) => `import f${i} from ${JSON.stringify(`${join(book, name)}?url`)};`);
  return `${imports.join('')}export const files = {__proto__:null,${names.map((name, i) => `${JSON.stringify(name)}: f${i}`).join(',')}};`;
}

/** The components `components/<Name>.astro`, which texts use by their names. Of a book that is not trusted none is looked at. */
function componentModule(book: string): string {
  const files = isTrustedBook() ? globSync('components/*.astro', { cwd: book }).sort() : [];
  const names = files.map((file) => basename(file, '.astro'));
  if (files.length === 0) return 'export const components = {};';
  const paths = files.map((file) => JSON.stringify(join(book, file)));
  const wrapper = JSON.stringify(join(sources, `render/own-component${extname(import.meta.filename)}`));
  return [
    `import { ownComponent } from ${wrapper};`,
    ...paths.map((path, at) => `import ${names[at]}_ from ${path};`),
    `export const components = {`,
    ...paths.map(
      (path, at) => `${names[at]}: ownComponent(${names[at]}_, ${JSON.stringify(names[at])}, ${path}),`,
    ),
    '};',
  ].join('\n');
}
