import { readdirSync, statSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { isDocument } from './file-kind.ts';

/** Bounds above which a folder is taken for a mistake, such as a home folder. */
const most = { files: 100_000, bytes: 100_000_000 };

export interface Found {
  /** Documents, by their path in the folder, in order. */
  documents: string[];
  /** Pictures by their name in lower case, with their whole path. */
  pictures: Map<string, string>;
  /** Files passed by, and why. */
  leftOut: { file: string; reason: string }[];
  /** Whether Obsidian keeps it. */
  vault: boolean;
}

const skipped = new Set(['node_modules', 'bower_components', 'vendor']);
const about =
  /^(?:licen[cs]e|contributing|changelog|code[_-]of[_-]conduct|security|agents|claude)\.(?:mdx?|txt)$/i;
const isPicture = (name: string): boolean => /^\.(?:png|jpe?g|gif|webp|avif|svg)$/i.test(extname(name));
const compare = new Intl.Collator('en', { numeric: true }).compare;

/** Everything in a folder that an import may look at. Links are not followed, hidden folders and packages not entered. */
export function listFolder(root: string): Found | { refused: string } {
  const found: Found = { documents: [], pictures: new Map(), leftOut: [], vault: false };
  let files = 0;
  let bytes = 0;
  const queue = [root];
  for (const path of queue) {
    const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => compare(a.name, b.name));
    for (const entry of entries) {
      const place = join(path, entry.name);
      const file = relative(root, place);
      const name = entry.name.toLowerCase();
      found.vault ||= name === '.obsidian';
      if (name.startsWith('.') || skipped.has(name)) continue;
      if (entry.isSymbolicLink())
        found.leftOut.push({ file, reason: 'it is a link, and links are not followed' });
      else if (entry.isDirectory()) queue.push(place);
      else if (isPicture(name)) found.pictures.set(name, found.pictures.get(name) ?? place);
      else if (about.test(name)) found.leftOut.push({ file, reason: 'it is about the folder, by its name' });
      else if (entry.isFile() && isDocument(name)) {
        found.documents.push(file);
        bytes += statSync(place).size;
      }
      if (++files > most.files || bytes > most.bytes)
        return {
          refused: `The folder contains more than ${most.files.toLocaleString('en')} files or ${most.bytes / 1e6} MB of documents. Name a folder inside it.`,
        };
    }
  }
  found.documents.sort(compare);
  return found;
}
