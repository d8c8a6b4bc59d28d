import { globSync, readFileSync } from 'node:fs';
import { dirname, extname, isAbsolute, join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'rolldown';
import { pixelKinds } from '#book/look/picture.ts';
import type { Problem } from '#book/problem.ts';
import { readProgram } from '#check/trust/bounded-code.ts';
import { isTrustedBook } from '#project/book-settings.ts';
import { kitModule } from '#project/kit-modules.ts';
import { packageRoot, sources } from '#project/package-root.ts';
import { contentDir } from '#project/site.ts';
import { hashOf, keep, readKept } from './kept.ts';

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
    const isKit = importer?.startsWith(sources + sep);
    if (isKit && /^#?(\.\.\/)*messages\/of-book\.[jt]s$/.test(id)) return { id: ofBook, external: true };
    const foreign = /^[@\w]/.test(id) && importer?.startsWith(contentDir) && !isKit;
    return foreign ? this.resolve(id, join(packageRoot, 'package.json'), { skipSelf: true }) : undefined;
  },
};

/** A program with all that it imports, in one module. */
interface Bundle {
  code: string;
  /** Hashes of the files that are in it, by their paths. */
  files: Record<string, string>;
}

const hashes = new Map<string, string>();

/** Hash of modules of the generator, by a pattern below its sources without its end. */
export function hashOfSources(pattern: string): string {
  const files = () => globSync(pattern + ending, { cwd: sources }).sort();
  const hash = hashes.get(pattern) ?? hashOf(files().map((path) => readFileSync(join(sources, path))));
  hashes.set(pattern, hash);
  return hash;
}

/** Dependencies of a bundle beside the files in it: what checks and makes it, and the versions of packages. */
const maker = (): string[] => [
  hashOfSources('{check/{programs,trust},compute,lab,project}/*'),
  readFileSync(join(packageRoot, 'package.json'), 'utf8'),
];

const isOurs = (path: string): boolean => path.startsWith(sources + sep);

/** Whether a file is one of the book that a bundle is made of. */
export const isOfBook = (path: string): boolean => path.startsWith(contentDir) && !isOurs(path);

const hashOfFile = (path: string): string | undefined => {
  try {
    return hashOf([readFileSync(path)]);
  } catch {
    return undefined;
  }
};

/**
 * Bundles a module of the book, or one that is given as text, unless the same was bundled before.
 *
 * @param input  Its path, from which its imports start.
 * @throws with the place as `loc` if a book that is not trusted brings a module that the check would refuse: bundlers find
 *   and read modules in their own way.
 */
export async function bundleOf(input: string, text?: string): Promise<Bundle> {
  const trusted = isTrustedBook();
  const key = hashOf([input, text ?? '', String(trusted), ...maker()]);
  const kept = JSON.parse(String(readKept('bundles', key) ?? null)) as Bundle | null;
  if (kept && Object.entries(kept.files).every(([path, hash]) => hashOfFile(path) === hash)) return kept;
  const made = await bundle(input, text, trusted);
  // What stands for a package can change without any file that was read.
  if (Object.keys(made.files).every((path) => isOurs(path) || isOfBook(path)))
    keep('bundles', key, JSON.stringify(made));
  return made;
}

/** A source of a map, which is written from the map's own place. */
const absolute = (source: string, map: string): string => resolve(dirname(map), source);

const pictures = Object.fromEntries(pixelKinds.map((name) => [`.${name}`, 'dataurl'] as const));

/**
 * A module of the book bundled with the map of its code, whose sources are absolute paths.
 *
 * @throws as bundleOf does.
 */
export async function mappedBundle(input: string): Promise<Bundle & { map: string }> {
  const { map = '', ...made } = await bundle(input, undefined, isTrustedBook(), true);
  return { ...made, map };
}

async function bundle(
  input: string,
  text: string | undefined,
  trusted: boolean,
  mapped = false,
): Promise<Bundle & { map?: string }> {
  // Loaded where a book has a lab.
  const { rolldown } = await import('rolldown');
  let modules: string[] = [];
  const refused: Problem[] = [];
  const rolled = await rolldown({
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
          const isRead = isOurs(id) || id.startsWith('\0rolldown/runtime');
          if (!isRead && !(extname(id) in pictures) && extname(id) !== '.json')
            refused.push(...readProgram(source, id, contentDir, trusted).problems);
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
  const [{ code, map }] = (
    await rolled.generate({
      format: 'es',
      codeSplitting: false,
      // Without the line in the code that names it.
      ...(mapped && { sourcemap: 'hidden', sourcemapPathTransform: absolute }),
    })
  ).output;
  await rolled.close();
  const [{ message, line, ...at } = { file: '' }] = refused as [Problem?];
  if (message !== undefined)
    throw Object.assign(new Error(message), { loc: { file: at.file.replace(/\.values\.ts$/, ''), line } });
  const files = modules.filter((id) => isAbsolute(id) && !(text !== undefined && id === input)).sort();
  const hashed = Object.fromEntries(files.map((path) => [path, hashOfFile(path) ?? '']));
  return { code, files: hashed, ...(map && { map: map.toString() }) };
}
