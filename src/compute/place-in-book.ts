import { SourceMap, type SourceMapPayload } from 'node:module';
import { join, relative, sep } from 'node:path';
import { contentDir } from '#project/site.ts';
import { isOfBook, mappedBundle } from './bundle.ts';
import type { LabProgram } from './lab-program.ts';
import type { ProgramPlace } from './program-error.ts';

const isOfPackage = (path: string): boolean => relative(contentDir, path).split(sep).includes('node_modules');

/**
 * The innermost of some places in the text of a program that is in a file of the book, as `loc`; undefined if none is, or if a
 * file has changed since. The program is bundled once more, since a map of each would take time that few need.
 */
export async function placeInBook(
  { folder, file, code }: LabProgram,
  at: readonly ProgramPlace[],
): Promise<{ file: string; line: number; column: number } | undefined> {
  // The program of a text is in no file.
  if (at.length === 0 || !file.endsWith('.ts')) return undefined;
  const made = await mappedBundle(join(folder, file)).catch(() => undefined);
  if (made?.code !== code) return undefined;
  const map = new SourceMap(JSON.parse(made.map) as SourceMapPayload);
  for (const [line, column] of at) {
    const found = map.findEntry(line - 1, column - 1);
    // Behind its last line a map finds what stands there.
    if (!('originalSource' in found) || found.generatedLine !== line - 1) continue;
    const { originalSource: path, originalLine, originalColumn } = found;
    if (Object.hasOwn(made.files, path) && isOfBook(path) && !isOfPackage(path))
      return { file: path, line: originalLine + 1, column: originalColumn + 1 };
  }
  return undefined;
}
