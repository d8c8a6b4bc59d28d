import { readdirSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { isDocument } from './file-kind.ts';
import { Refusal } from './refusal.ts';

/** A folder with more files is taken for a mistake, such as a home folder. */
const most = 100_000;

const skipped = new Set(['node_modules', 'bower_components', 'vendor']);
const about =
  /^(?:licen[cs]e|contributing|changelog|code[_-]of[_-]conduct|security|agents|claude)\.(?:mdx?|txt)$/i;
const isPicture = (name: string): boolean => /^\.(?:png|jpe?g|gif|webp|avif|svg)$/i.test(extname(name));
const compare = new Intl.Collator('en', { numeric: true }).compare;

/**
 * Everything in a folder that an import may look at. Links are not followed, hidden folders and packages not entered.
 *
 * @returns documents by their path in the folder, in order; pictures by their name in lower case, with their whole path;
 *   files passed by, and why.
 */
export function listFolder(root: string) {
  const documents: string[] = [];
  const pictures = new Map<string, string>();
  const leftOut: { file: string; reason: string }[] = [];
  let files = 0;
  const queue = [root];
  for (const path of queue) {
    const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => compare(a.name, b.name));
    for (const entry of entries) {
      const place = join(path, entry.name);
      const file = relative(root, place);
      const name = entry.name.toLowerCase();
      if (name.startsWith('.') || skipped.has(name)) continue;
      if (entry.isSymbolicLink()) leftOut.push({ file, reason: 'it is a link, and links are not followed' });
      else if (entry.isDirectory()) queue.push(place);
      else if (isPicture(name)) pictures.set(name, pictures.get(name) ?? place);
      else if (about.test(name)) leftOut.push({ file, reason: 'it is about the folder, by its name' });
      else if (entry.isFile() && isDocument(name)) documents.push(file);
      if (++files > most)
        throw new Refusal(
          `The folder contains more than ${most.toLocaleString('en')} files. Name a folder inside it.`,
        );
    }
  }
  return { documents: documents.sort(compare), pictures, leftOut };
}
