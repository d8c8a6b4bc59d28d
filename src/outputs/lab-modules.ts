import { globSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Plugin, ViteDevServer } from 'vite';
import { dataFiles } from '#compute/files-named.ts';
import { buildData } from '#project/build-data.ts';
import { packageRoot, sources } from '#project/package-root.ts';

/** Programs that stand for all labs of a book, each fetched by the name of its question. */
const programs: Readonly<Record<string, [name: string, file: string]>> = {
  'virtual:labs': ['labs', '{lab,live,line}/lab.ts'],
  'virtual:lab-controls': ['controls', '{lab,live,line}/controls.ts'],
  'virtual:stages': ['stages', 'lab/stage.ts'],
};

/** The name of a program: that of its question or page, with `/live` or `/line` for one that fetches files. */
const programName = (path: string): string =>
  path.replace(/^\w+\/([^/]+)\/(?:lab\/|(live|line)\/).*/, (_, slug: string, folder = '') =>
    [slug, folder].filter(Boolean).join('/'),
  );

/**
 * Finds the labs of a book: the folders `lab/`, `live/` and `line/` of its questions and pages, and the files (`*.bin`) that they
 * may fetch. Wherever a book lies, what its programs import by name is found here: `grounded/lab/…`, and what Astro puts
 * into the text of a question.
 *
 * @param book  The book's folder.
 */
export function labModules(book: string): Plugin {
  return {
    name: 'lab-modules',
    enforce: 'pre',
    resolveId(id, importer) {
      if (Object.hasOwn(programs, id) || id === 'virtual:book-files') return `\0${id}`;
      const kit = /^grounded\/lab\/([\w-]+)\.ts$/.exec(id)?.[1];
      if (kit !== undefined) return join(sources, 'lab', `${kit}.${extname(import.meta.filename).slice(1)}`);
      const foreign = /^[@\w]/.test(id) && importer?.startsWith(book) && !importer.startsWith(sources);
      return foreign ? this.resolve(id, join(packageRoot, 'package.json'), { skipSelf: true }) : undefined;
    },
    configureServer(server) {
      for (const event of ['add', 'unlink'] as const)
        server.watcher.on(event, (path) => {
          if (path.startsWith(book) && /\/(lab|live|line)\/[^/]+\.(ts|bin)$/.test(path))
            forgetPrograms(server);
        });
      // Pages hold what programs compute, which are no modules of theirs.
      server.watcher.on('change', (path) => {
        if (path.startsWith(book) && /\.(ts|json|bin)$/.test(path)) server.hot.send({ type: 'full-reload' });
      });
    },
    load(id) {
      if (id === '\0virtual:book-files') return fileModule(book);
      const named = programs[id.slice(1)];
      if (!id.startsWith('\0') || !named) return undefined;
      const [name, file] = named;
      const entries = shown(globSync(`{questions,pages}/*/${file}`, { cwd: book }).sort()).map((path) =>
        [programName(path), join(book, path)].map((text) => JSON.stringify(text)),
      );
      return `export const ${name} = {${entries.map(([slug, path]) => `${slug}: () => import(${path})`).join(',')}};`;
    },
  };
}

/** Has the author's server look for labs again. */
function forgetPrograms({ environments }: ViteDevServer): void {
  for (const { moduleGraph, hot } of Object.values(environments)) {
    for (const id of [...Object.keys(programs), 'virtual:book-files']) {
      const module = moduleGraph.getModuleById(`\0${id}`);
      if (module) moduleGraph.invalidateModule(module);
    }
    hot.send({ type: 'full-reload' });
  }
}

/** Of files of a book those of questions that a build has: not of drafts, nor of what is not translated. */
function shown(files: readonly string[]): string[] {
  const questions = buildData('pageKeys');
  return files.filter((path) => {
    const slug = /^questions\/([^/]+)/.exec(path)?.[1];
    return !questions || slug === undefined || Object.hasOwn(questions, slug);
  });
}

function fileModule(book: string): string {
  const names = shown(dataFiles(book));
  const imports = names.map((name, i) => `import f${i} from ${JSON.stringify(`${join(book, name)}?url`)};`);
  return `${imports.join('')}export const files = {${names.map((name, i) => `${JSON.stringify(name)}: f${i}`).join(',')}};`;
}
