import { readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { contentDir } from '#project/site.ts';
import { bundleOf, isOfBook } from './bundle.ts';
import { dataFiles } from './files-named.ts';
import { hashOf } from './kept.ts';

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
 * The program of the lab in a folder, or of another module there, or one that is given as text, with all that it imports.
 *
 * @throws as bundleOf does.
 */
export async function labProgram(folder: string, file = 'lab.ts', text?: string): Promise<LabProgram> {
  const { code, files } = await bundleOf(join(folder, file), text);
  const own = Object.keys(files).filter(isOfBook);
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
