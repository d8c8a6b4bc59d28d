import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join, sep } from 'node:path';

/** The folder of the generator's modules: `src` of its repository, or `lib`, what is compiled of it in its package. */
export const sources = join(import.meta.dirname, '..');

/** The folder with the generator's package.json. */
export const packageRoot = join(sources, '..');

export const ownVersion = (): string =>
  (JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string }).version;

/** Whether a book has installed the generator, rather than lying in its repository. */
export const installed = /[\\/]node_modules[\\/]/.test(sources);

/** The command that installs missing packages. */
const installing = installed ? 'npm install' : 'npm ci';

/**
 * A folder of a package that the generator needs, wherever npm has put it.
 *
 * @throws if it is not installed; names it and says what to do.
 */
export function packageFolder(name: string): string {
  try {
    return dirname(findPackageJSON(name, join(sources, 'project/package-root.js'))!);
  } catch (error) {
    throw new Error(`The package ${name} is not installed: run ${installing}.`, { cause: error });
  }
}

/** The outermost folders that hold packages of the generator, and what links among them lead to: in a workspace some lie beside it, and some above. */
export function packagesFolders(): string[] {
  const outermost = (path: string) =>
    /^.*?[\\/]node_modules(?=[\\/])/.exec(path)?.[0] ?? join(path, 'node_modules');
  const all = [packageRoot, realpathSync(packageFolder('vite'))].map(outermost).filter(existsSync);
  return [...new Set(all.flatMap((folder) => [folder, realpathSync(folder)]))];
}

let own: readonly string[] | undefined;
/** Whether a file is one of the generator, or of its packages. */
export function isOfGenerator(file: string): boolean {
  own ??= [sources, ...packagesFolders()].map((folder) => folder + sep);
  return own.some((folder) => file.startsWith(folder));
}

/** A file of such a package, by its name in front: `@fontsource-variable/inter/unicode.json`. */
export function packageFile(path: string): string {
  const [, name, rest] = /^((?:@[^/]+\/)?[^/]+)\/(.+)$/.exec(path)!;
  return join(packageFolder(name!), rest!);
}

/** How an author calls a command, with its arguments. */
export function commandLine(name: string, args = ''): string {
  if (installed) return `npx grounded ${name}${args && ` ${args}`}`;
  return `npm run ${name}${args && ` -- ${args}`}`;
}
