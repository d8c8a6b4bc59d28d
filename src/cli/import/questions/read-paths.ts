import { realpathSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { readFile } from '../formats/read-file.ts';
import { orTooDeep } from '../markdown/too-deep.ts';
import type { Vault } from '../read/vault.ts';
import { divideDocument } from './divide-document.ts';
import { documentsOf, type Source } from './document.ts';
import { titleOf } from './note-title.ts';
import { questionsOf } from './parts.ts';
import { isTitle, surroundingsIn, readFolder, type FolderReport, type Named } from './read-folder.ts';
import { wholeNote } from './whole-note.ts';

/** Reads files and folders. What cannot be read is a source that says so. */
export async function readPaths(
  all: readonly Named[],
): Promise<{ sources: Source[]; folders: FolderReport[] }> {
  const sources: Source[] = [];
  const folders: FolderReport[] = [];
  for (const named of all) {
    const isFolder = statSync(named.path, { throwIfNoEntry: false })?.isDirectory();
    const read = isFolder
      ? await readFolder(named).catch(({ message }: Error) => ({ refused: message }))
      : await readAlone(named);
    if ('sources' in read) {
      sources.push(...read.sources);
      folders.push(read.report);
    } else sources.push('refused' in read ? { file: named.shown, ...read } : read);
  }
  return { sources, folders };
}

/** A file that was named itself: a list of questions, or one question if it holds no other. */
async function readAlone({ shown: file, path }: Named): Promise<Source | { refused: string }> {
  const read = await readFile(path);
  if ('refused' in read) return read;
  const vault: Vault = { root: realpathSync(dirname(path)), documents: new Map(), pictures: new Map() };
  const { parsed, repairs, markdown } = read;
  return orTooDeep(markdown, () => {
    const title = titleOf(parsed, basename(path));
    const divided = divideDocument(parsed);
    const alone = questionsOf(divided).every((question) => isTitle(question, title));
    const whole = markdown !== undefined && title.asks && alone;
    const surroundings = surroundingsIn(basename(path), read, vault);
    const own = whole ? wholeNote(parsed, title, undefined) : divided;
    return documentsOf([{ file, repairs, surroundings, divided: own }])[0]!;
  });
}
