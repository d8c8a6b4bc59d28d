import { relative, resolve, sep } from 'node:path';
import { outDir } from '#project/site.ts';

/**
 * The path of a file that a question or a book quotes: in the folder or below it. Undefined for any other place, and for what
 * is hidden, installed or built there: it is not of the book, and nobody has looked at its links.
 */
export function quotedFile(file: string, folder: string): string | undefined {
  const path = resolve(folder, file);
  const isBeside =
    path.startsWith(outDir + sep) || /(?:^|\/)(?:\.|node_modules\/)/.test(relative(folder, path));
  return path.startsWith(`${resolve(folder)}/`) && !isBeside ? path : undefined;
}
