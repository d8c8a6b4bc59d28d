import { readFileSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'rolldown';
import type { Problem } from '#book/problem.ts';
import { readProgram } from '#check/trust/bounded-code.ts';
import { bookSettings } from '#project/book-settings.ts';
import { kitModule } from '#project/kit-modules.ts';
import { packageRoot, sources } from '#project/package-root.ts';
import { contentDir } from '#project/site.ts';
import { dataFiles } from './files-named.ts';
import { hashOf } from './kept.ts';

/** Sources end in .ts, what is compiled of them in .js. */
const ending = extname(import.meta.filename);
const ofBook = pathToFileURL(join(sources, `messages/of-book${ending}`)).href;

/** Where a program finds what it imports by name: the kit, its messages, and packages in a book that may use them. */
const names: Plugin = {
  name: 'names',
  resolveId(id, importer) {
    const kit = kitModule(id);
    if (kit !== undefined) return join(sources, 'lab', kit + ending);
    // The texts of all languages would be most of each program.
    if (/^#?(\.\.\/)*messages\/of-book\.[jt]s$/.test(id)) return { id: ofBook, external: true };
    const foreign =
      /^[@\w]/.test(id) && importer?.startsWith(contentDir) && !importer.startsWith(sources + sep);
    return foreign ? this.resolve(id, join(packageRoot, 'package.json'), { skipSelf: true }) : undefined;
  },
};

/** A lab's or stage's program, and where it lies. */
export interface LabProgram {
  /** The folder of its file, and the file's name. */
  folder: string;
  file: string;
  code: string;
  /** Hash of the book's modules in it, and of the files that labs may read. */
  source: string;
}

/**
 * Bundles the lab in a folder, or another module there, or one that is given as text, with all that it imports.
 *
 * @throws with the place as `loc` if a book that is not trusted brings a module that the check would refuse: bundlers find
 *   and read modules in their own way.
 */
export async function labProgram(folder: string, file = 'lab.ts', text?: string): Promise<LabProgram> {
  // Loaded where a book has a lab.
  const { rolldown } = await import('rolldown');
  const pictures = Object.fromEntries(
    ['png', 'jpg', 'jpeg', 'webp', 'avif', 'gif'].map((name) => [`.${name}`, 'dataurl'] as const),
  );
  const input = join(folder, file);
  let modules: string[] = [];
  const refused: Problem[] = [];
  const bundle = await rolldown({
    input,
    plugins: [
      names,
      {
        name: 'text',
        resolveId: (id) => (text !== undefined && id === input ? id : undefined),
        load: (id) => (id === input ? text : undefined),
      },
      {
        name: 'modules',
        transform(source, id) {
          const isOurs = id.startsWith(sources + sep) || id.startsWith('\0rolldown/runtime');
          if (!isOurs && !(extname(id) in pictures) && extname(id) !== '.json')
            refused.push(...readProgram(source, id, contentDir, bookSettings()?.trusted).problems);
        },
        buildEnd() {
          // Before what is only inlined is gone.
          modules = [...this.getModuleIds()];
        },
      },
    ],
    platform: 'neutral',
    // That of a book, or of a folder around it, changes nothing.
    tsconfig: false,
    moduleTypes: pictures,
  });
  const [{ code }] = (await bundle.generate({ format: 'es', codeSplitting: false })).output;
  await bundle.close();
  const [{ message, line, ...at } = { file: '' }] = refused as [Problem?];
  if (message !== undefined)
    throw Object.assign(new Error(message), { loc: { file: at.file.replace(/\.values\.ts$/, ''), line } });
  const own = modules
    .filter(
      (id) =>
        id.startsWith(contentDir) && !id.startsWith(sources + sep) && !(text !== undefined && id === input),
    )
    .sort();
  const data = filesReadBy(code);
  return { folder, file, code, source: hashOf([...own, ...data].map((file) => readFileSync(file))) };
}

/** A name of a file that a program puts together. */
const computedName = /\}[^`\n]*\.bin`|"(?:[^"/\n]*|[^"\n]*[^"\w/.\n-][^"\n]*)\.bin"/;

/** Files that a program reads, by the names in it; all that it may read if it puts names together. */
function filesReadBy(code: string): string[] {
  const isComputed = computedName.test(code);
  return dataFiles(contentDir)
    .filter((name) => isComputed || code.includes(name.replaceAll(sep, '/')))
    .map((name) => join(contentDir, name));
}
