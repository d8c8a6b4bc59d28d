import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportsOf, type BookExport, type ExportKind } from '#book/exports.ts';
import { formatNumber, withUnit } from '#lab/format.ts';
import { ankiPackage } from './anki-package.ts';
import { cardTable } from './card-table.ts';
import type { ExportedBook } from './exported-book.ts';

/** What makes each file. */
const makers: Record<ExportKind, (book: ExportedBook, file: BookExport) => Uint8Array> = {
  anki: ankiPackage,
  csv: cardTable,
};

/** Writes the files that a book offers into the folder `export/` of its finished site, and their sizes into its page there. */
export function writeExports(exported: ExportedBook): void {
  const folder = join(exported.site, 'export');
  const files = exportsOf(exported.book);
  if (files.length === 0) return;
  mkdirSync(folder, { recursive: true });
  const page = join(folder, 'index.html');
  let html = readFileSync(page, 'utf8');
  for (const file of files) {
    const content = makers[file.kind](exported, file);
    writeFileSync(join(folder, file.file), content);
    html = html.replace(`data-size-of="${file.file}">`, `$&${sizeText(content.length)}`);
  }
  writeFileSync(page, html);
}

/** A size as readers know it: in kB, and from a million bytes on in MB. */
export const sizeText = (bytes: number): string =>
  bytes < 1e6
    ? withUnit(formatNumber(Math.max(1, bytes / 1e3), 0), 'kB')
    : withUnit(formatNumber(bytes / 1e6, 1), 'MB');
