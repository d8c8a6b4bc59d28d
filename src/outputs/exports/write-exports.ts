import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportsOf, type ExportKind } from '#book/exports.ts';
import { formatNumber, withUnit } from '#lab/format.ts';
import { ankiPackage } from './anki-package.ts';
import { cardTable } from './card-table.ts';
import { epubOf } from '../ebook/ebook.ts';
import { pdfOf } from '../ebook/paper.ts';
import type { FinishedBook } from '../finished-book.ts';

const makers: Record<ExportKind, (book: FinishedBook) => Uint8Array | Promise<Uint8Array>> = {
  anki: ankiPackage,
  csv: cardTable,
  epub: epubOf,
  pdf: pdfOf,
};

/**
 * Writes the files that a book offers into the folder `export/` of its finished site, and their sizes into its page there.
 *
 * @param printed  Whether it prints those that a browser makes, too.
 */
export async function writeExports(exported: FinishedBook, printed: boolean): Promise<void> {
  const folder = join(exported.site, 'export');
  const files = exportsOf(exported.book, printed);
  if (files.length === 0) return;
  mkdirSync(folder, { recursive: true });
  const page = join(folder, 'index.html');
  let html = readFileSync(page, 'utf8');
  for (const file of files) {
    const content = await makers[file.kind](exported);
    writeFileSync(join(folder, file.file), content);
    html = html.replace(`data-size-of="${file.file}">`, `$&${sizeText(content.length)}`);
  }
  writeFileSync(page, html);
}

/** A size as readers know it: in kB, and from a million bytes on in MB. */
const sizeText = (bytes: number): string =>
  bytes < 1e6
    ? withUnit(formatNumber(Math.max(1, bytes / 1e3), 0), 'kB')
    : withUnit(formatNumber(bytes / 1e6, 1), 'MB');
