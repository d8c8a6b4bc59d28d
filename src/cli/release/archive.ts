/** Packs the built site into one file that opens from a folder through any static server. */
import { hash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileNameOf } from '#book/exports.ts';
import { bookFile, bookSettings } from '#project/book-settings.ts';
import { commandLine } from '#project/package-root.ts';
import { basePath, outDir } from '#project/site.ts';
import { checkBuilt } from '../build/check-built.ts';
import { stop } from '../command-line/stop.ts';
import { zipFolder } from './zip-folder.ts';
import { shownPath } from '#project/shown-path.ts';

checkBuilt();
const book = bookSettings();
if (!book)
  stop(
    `${shownPath(bookFile)} has an error, so the archive has no name.\n  expected: settings with which a site can be built\n  fix: ${commandLine('check')} says where it is`,
  );
const version = hash('sha256', readFileSync(join(outDir, 'offline.json'))).slice(0, 10);
const file = join(dirname(outDir), `${fileNameOf(book)}-${version}.zip`);
const bytes = zipFolder(outDir, basePath.slice(1));
// A link of this name, which came with a book, would be written through.
rmSync(file, { force: true });
writeFileSync(file, bytes);
console.log(
  `${shownPath(file)}, ${(bytes.length / 1e6).toFixed(1)} MB. To read it: unzip it into a folder of its own, run ` +
    `\`python3 -m http.server\` there, open http://localhost:8000${basePath}`,
);
