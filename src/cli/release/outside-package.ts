import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

/**
 * Why a host cannot install the generator: package.json names a file of this machine that lies outside the book's folder, as
 * `npm install ../grounded-0.1.0.tgz` leaves it. Undefined where a clone can.
 */
export function outsidePackage(folder: string): string | undefined {
  const path = join(folder, 'package.json');
  if (!existsSync(path)) return undefined;
  const { dependencies, devDependencies } = JSON.parse(readFileSync(path, 'utf8')) as {
    dependencies?: Record<string, string>;
    devDependencies?: Record<string, string>;
  };
  const file = /^file:(.*)/.exec({ ...devDependencies, ...dependencies }['grounded'] ?? '')?.[1];
  if (file === undefined || !relative(folder, resolve(folder, file)).startsWith('..')) return undefined;
  return (
    `package.json takes grounded from ${file}, which is not in this folder: npm ci fails in a clone of it, and so on a host.\n` +
    '  expected: a file of the folder, or an address\n' +
    '  fix: copy it into the folder, and run npm install ./ with its name'
  );
}
