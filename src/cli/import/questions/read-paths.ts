import { realpathSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { readFile } from '../formats/read-file.ts';
import { refusalOf, unlessTooDeep } from '../read/refusal.ts';
import type { Vault } from '../read/vault.ts';
import { divideDocument } from './find-questions.ts';
import { documentsOf, type Source } from './document.ts';
import { decided, surroundingsIn, readFolder, type FolderReport, type Named } from './read-folder.ts';

/** Reads files and folders. What cannot be read is a source that says so. */
export async function readPaths(
  all: readonly Named[],
): Promise<{ sources: Source[]; folders: FolderReport[] }> {
  const sources: Source[] = [];
  const folders: FolderReport[] = [];
  for (const named of all) {
    try {
      if (statSync(named.path).isDirectory()) {
        const read = await readFolder(named);
        sources.push(...read.sources);
        folders.push(read.report);
      } else sources.push(await readAlone(named));
    } catch (error) {
      sources.push({ file: named.shown, ...refusalOf(error) });
    }
  }
  return { sources, folders };
}

/** A file that was named itself: one question, or a list of them. */
async function readAlone({ shown: file, path }: Named): Promise<Source> {
  const read = await readFile(path);
  const vault: Vault = { root: realpathSync(dirname(path)), documents: new Map(), pictures: new Map() };
  return unlessTooDeep(read.markdown, () => {
    const divided = decided(basename(path), read) ?? divideDocument(read.parsed);
    const surroundings = surroundingsIn(basename(path), read, vault);
    return documentsOf([{ file, repairs: read.repairs, surroundings, divided }])[0]!;
  });
}
