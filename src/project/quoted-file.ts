import { relative, resolve, sep } from 'node:path';
import { outDir } from './site.ts';

/**
 * The path of a file that a question or a book quotes: in the folder or below it. Undefined for any other place, and for what
 * is hidden, installed or built there: it is not of the book, and nobody has looked at its links.
 */
export function quotedFile(file: string, folder: string): string | undefined {
  const path = resolve(folder, file);
  // Some disks know a file by a name in large letters too.
  const isBeside =
    path.toLowerCase().startsWith(outDir.toLowerCase() + sep) ||
    /(?:^|\/)(?:\.|node_modules\/)/i.test(relative(folder, path));
  return path.startsWith(`${resolve(folder)}/`) && !isBeside ? path : undefined;
}
