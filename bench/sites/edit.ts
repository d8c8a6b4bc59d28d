import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateBook } from '../book/generate-book.ts';
import { fixed, table, type Column } from '../table.ts';
import { buildSite, inWorkFolder, ours } from './builders.ts';
import type { Run } from './watched-run.ts';

/** Builds generated books from nothing, and again after an edit of one question. */
export const measureEdit = (sizes: readonly number[]): Promise<void> =>
  inWorkFolder(async (work) => {
    const rows: { size: number; clean: Run; edited: Run }[] = [];
    for (const size of sizes) {
      const folder = join(work, String(size));
      const book = generateBook(size, 1);
      ours.prepare(book, folder);
      const clean = await buildSite(ours, folder);
      const edited = join(folder, 'content/questions', book.pages.at(-1)!.slug, 'index.mdx');
      appendFileSync(edited, '\nOne more sentence.\n');
      rows.push({ size, clean, edited: await buildSite(ours, folder) });
    }
    const compared = (head: string, of: (run: Run) => number): Column<(typeof rows)[number]>[] => [
      [head, ({ clean }) => fixed(of(clean), 1)],
      ['edit', ({ edited }) => fixed(of(edited), 1)],
      ['ratio', ({ clean, edited }) => fixed(of(edited) / of(clean), 2)],
    ];
    const columns = [
      ...compared('wall s', ({ ms }) => ms / 1000),
      ...compared('CPU s', (run) => run.cpuSeconds),
    ];
    console.log('Edit: a build after an edit of one question beside one from nothing');
    console.log(table([['questions', ({ size }) => String(size)], ...columns], rows) + '\n');
  });
