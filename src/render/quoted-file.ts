import { resolve } from 'node:path';

/** The path of a file that a question quotes: beside the question or below it. Undefined for any other place. */
export function quotedFile(file: string, folder: string): string | undefined {
  const path = resolve(folder, file);
  return path.startsWith(`${resolve(folder)}/`) ? path : undefined;
}
