import { readdirSync, statSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { isDocument } from './file-kind.ts';

/** Bounds above which a folder is taken for a mistake, such as a home folder. */
const most = { files: 100_000, documents: 20_000, depth: 32, bytes: 100_000_000 };

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
  const tooMuch = (what: string) => ({
    refused: `The folder contains more than ${what}. Name a folder inside it.`,
  });
  const queue = [{ path: root, depth: 0 }];
  for (const { path, depth } of queue) {
    const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => compare(a.name, b.name));
    for (const entry of entries) {
      const place = join(path, entry.name);
      const file = relative(root, place);
      if (entry.name === '.obsidian' && entry.isDirectory()) found.vault = true;
      if (entry.name.startsWith('.') || skipped.has(entry.name)) continue;
      if (++files > most.files) return tooMuch(`${most.files.toLocaleString('en')} files`);
      if (entry.isSymbolicLink())
        found.leftOut.push({ file, reason: 'it is a link, and links are not followed' });
      else if (entry.isDirectory()) {
        if (depth >= most.depth) return tooMuch(`${most.depth} nested folders`);
        queue.push({ path: place, depth: depth + 1 });
      } else if (isPicture(entry.name)) {
        const name = entry.name.toLowerCase();
        if (!found.pictures.has(name)) found.pictures.set(name, place);
      } else if (entry.isFile() && about.test(entry.name)) {
        found.leftOut.push({ file, reason: 'it is about the folder, by its name' });
      } else if (entry.isFile() && isDocument(entry.name)) {
        found.documents.push(file);
        bytes += statSync(place).size;
        if (found.documents.length > most.documents)
          return tooMuch(`${most.documents.toLocaleString('en')} documents`);
        if (bytes > most.bytes) return tooMuch(`${most.bytes / 1e6} MB of documents`);
      }
    }
  }
  found.documents.sort(compare);
  return found;
}
