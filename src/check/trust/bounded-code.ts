import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { pixelKinds } from '#book/look/picture.ts';
import { placeIn, type Problem } from '#book/problem.ts';
import { pureNames } from '#lab/pure-names.ts';
import { isBeside, isFile } from '#project/book-files.ts';
import { kitModule } from '#project/kit-modules.ts';
import { shownPath } from '#project/shown-path.ts';
import { reachOf, type Reach } from '../programs/program-reach.ts';
import { isProgram, whyNoCopy } from './site-programs.ts';

/**
 * A program of a book may only compute. It runs where the book is built, by whoever builds it, so it is read before, and may
 * import only labs' kit and files of the book, and name only what computes. `trusted: true` in book.yaml lifts this.
 */

/** Files that a book's program may import beside the kit; with `?url` any file, whose address it gets. */
const importable = new RegExp(`\\.(?:ts|json|${pixelKinds.join('|')})$`);

export const trust = 'or, if you read every change of this book, allow it with `trusted: true` in book.yaml';

/** Bundlers read these also for their addresses, with what they name: `url(…)` of any file of the disk. */
const styles = /\.(?:css|pcss|postcss|s[acs]ss|sss|less|styl(?:us)?)$/i;

/** Whether a name is one of the place where a program runs, and no slip of the finger. */
export const isOfRuntime = (name: string): boolean =>
  name in globalThis ||
  /^(?:require|module|exports|__dirname|__filename|window|document|self|eval)$/.test(name);

const ofNode = /^node:|^(?:fs|child_process|os|path|net|http|https|process|vm|worker_threads|module)(?:\/|$)/;
const files = 'files of the book by their paths, such as ./numbers.ts, and the kit, grounded/lab/….ts';

/** Why a module may not be imported, if it may not. `root`: the book's folder. */
export function importRefusal(
  from: string,
  importer: string,
  root: string,
): [string, string, string] | undefined {
  if (kitModule(from) !== undefined) return undefined;
  const instead = `compute it in a file of the book; ${trust}`;
  if (!/^\.\.?\//.test(from)) return [`"${from}" is ${kindOf(from)}.`, files, instead];
  const [path, query] = from.split(/\?([^]*)/) as [string, string | undefined];
  const target = realPath(resolve(dirname(realPath(importer)), path));
  const inside = relative(realPath(resolve(root)), target).split(sep);
  if (inside[0] === '..' || isAbsolute(inside.join(sep)))
    return [`"${from}" lies outside the book.`, files, `move the file into the book; ${trust}`];
  if (inside.some((name) => isBeside(name)))
    return [`"${from}" is hidden or installed, so it is not part of the book.`, files, instead];
  if (
    query === 'url' &&
    (isProgram(path) || isProgram(target) || (isFile(target) && whyNoCopy(target) !== undefined))
  )
    return [
      `"${from}" is a program, which would run for readers.`,
      'the address of a file that no browser runs',
      `remove the import; ${trust}`,
    ];
  if (query === 'url' && [path, target].some((name) => styles.test(name)))
    return [
      `"${from}" is a style sheet, which can bring any file of the disk into the site.`,
      'the address of another file',
      'show its source with <Code>, or name it as `css` in book.yaml',
    ];
  // A link, or a folder with an index.js in it, is what stands there.
  const isPlain =
    query === undefined ? [path, target].every((name) => importable.test(name)) : query === 'url';
  // Bundlers leave out what follows #, may decode what follows %, and put the name where quotes of any kind are around it.
  if (!isPlain || /[#%'"`]/.test(path))
    return [
      `"${from}" cannot be imported.`,
      'a program (.ts), data (.json), a picture, or the address of any file (?url)',
      `give it one of these forms; ${trust}`,
    ];
  if (isFile(target)) return undefined;
  const expected = `a file of the book (looked at ${shownPath(target)})`;
  return [`The imported file "${from}" does not exist.`, expected, 'correct the path or add the file'];
}

/** Where a file lies, links followed, as bundlers read it: what it imports starts from there. */
const realPath = (path: string): string => (existsSync(path) ? realpathSync(path) : path);

function kindOf(from: string): string {
  if (/^\w+:\/\/|^\/\//.test(from)) return 'an address on the network';
  if (ofNode.test(from))
    return 'a Node module, which could read and write whatever the person who builds the book can';
  if (from.startsWith('grounded/')) return 'no module of the kit';
  if (from.startsWith('/')) return 'a file named by its place on the disk';
  return 'a package, whose code could do whatever the person who builds the book can';
}

/** Problems of what a program reaches for, at offsets of its text. */
export function reachProblems(
  { imports, properties, forms }: Pick<Reach, 'imports' | 'properties' | 'forms'>,
  importer: string,
  root: string,
): (Omit<Problem, 'file'> & { at: number })[] {
  return [
    ...imports.flatMap(({ from, at }) => {
      const [message, expected, fix] = importRefusal(from, importer, root) ?? [];
      return message === undefined ? [] : [{ at, message, expected, fix }];
    }),
    ...properties.map(({ name, at }) => ({
      at,
      message: `The program names "${name}", which would let it do more than it may.`,
      expected: 'values and their own properties',
      fix: `write it without "${name}"; ${trust}`,
    })),
    ...forms.map(({ name, at }) => ({
      at,
      message: `The program contains "${name}", which cannot be checked before it runs.`,
      expected: 'imports at the top of the file, and TypeScript whose types can simply be removed',
      fix: `write it without that; ${trust}`,
    })),
  ];
}

/** Why a name may not be used. */
export const unboundName = (name: string): Omit<Problem, 'file'> =>
  isOfRuntime(name)
    ? {
        message: `The program uses "${name}", which could do more than compute.`,
        expected: 'only what computes: Math, arrays, maps, texts, dates, JSON, and what the book defines',
        fix: `compute it without that, or pass it in; ${trust}`,
      }
    : {
        message: `The program uses "${name}", which nothing defines.`,
        expected: 'a name that it defines or imports',
        fix: 'define it, or correct its spelling',
      };

const pure = new Set(pureNames.split(' '));

/** Whether a name is one of those of JavaScript that can do nothing but compute. */
export const isPure = (name: string): boolean => pure.has(name);

/** Most folders of texts have no labs, and need not be asked for each program of one. */
const programsOfLabs = (folder: string): string[] => [
  ...['lab', 'live', 'line']
    .filter((room) => existsSync(join(folder, room)))
    .flatMap((room) => ['lab', 'controls', 'core', 'stage'].map((name) => `${room}/${name}.ts`)),
  'claims.ts',
];

/**
 * The programs that run for a text: those that it imports, and those of its labs.
 *
 * @param text  Its file. @param folder  Where its labs lie. @param imports  What it imports.
 */
export function programsOf(text: string, folder: string, imports: readonly string[]): string[] {
  return [
    ...programsOfLabs(folder)
      .map((path) => join(folder, path))
      .filter(existsSync)
      .map((path) => realpathSync(path)),
    ...programsIn(imports, text),
  ];
}

const programsIn = (imports: readonly string[], importer: string): string[] =>
  imports
    .filter((from) => /^\.\.?\/.*\.ts$/.test(from))
    .map((from) => realPath(resolve(dirname(realPath(importer)), from)));

/**
 * Reads programs of a book and those that they import, each once, and reports what reaches beyond the book.
 *
 * @param trusted  Whether what they reach for is not reported.
 * @param seen     Those that were read before, which are added to.
 */
export function programProblems(
  paths: readonly string[],
  root: string,
  trusted = false,
  seen = new Set<string>(),
): Problem[] {
  const problems: Problem[] = [];
  const waiting = [...paths];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path) || !existsSync(path)) continue;
    seen.add(path);
    if (!isFile(path)) {
      problems.push({
        file: shownPath(path),
        message: 'This is a folder with the name of a program.',
        expected: 'a program (.ts)',
        fix: 'rename the folder',
      });
      continue;
    }
    const { imports, problems: own } = readProgram(readFileSync(path, 'utf8'), path, root, trusted);
    problems.push(...own);
    waiting.push(...programsIn(imports, path));
  }
  return problems;
}

/** A program's imports, the reason if it cannot be parsed, and, in a book that is not trusted, each place that reaches further. */
export function readProgram(source: string, path: string, root: string, trusted = false) {
  const reach = reachOf(source);
  const found: (Omit<Problem, 'file'> & { at: number })[] = [];
  if (reach.error)
    found.push({
      at: reach.error.at,
      message: `This cannot be read as TypeScript: ${reach.error.message}.`,
      expected: 'a program whose brackets and quotes are closed',
      fix: 'check the text at this place and before it',
    });
  if (!trusted) {
    found.push(...reachProblems(reach, path, root));
    for (const { name, at, written } of reach.free)
      if (!isPure(name) || written) found.push({ ...unboundName(name), at });
  }
  return {
    imports: reach.imports.map(({ from }) => from),
    problems: found.map(({ at, ...problem }) => ({
      file: shownPath(path),
      ...placeIn(source, at),
      ...problem,
    })),
  };
}
