/** Reads and checks the content and makes the fonts. Started by the build, never by hand. */
import { mkdirSync } from 'node:fs';
import { formatProblems } from '#book/problem.ts';
import { withdrawnIn } from '#book/published.ts';
import { readBook } from '#check/read-book.ts';
import { makeFonts } from '#outputs/fonts.ts';
import { setFormulas } from '#render/math.ts';
import { writeBuildData } from '#project/build-data.ts';
import { contentDir } from '#project/site.ts';

import { bookTexts } from './book-texts.ts';
import { asStep, contentFault } from './step.ts';

const [folder] = process.argv.slice(2);

await asStep(async () => {
  const { problems, book, records, pages, published } = readBook(contentDir);
  if (problems.length > 0) {
    console.error(formatProblems(problems));
    process.exit(contentFault);
  }
  // Asked for the check alone.
  if (folder === undefined) return;
  const formulas = setFormulas();
  await makeFonts(bookTexts(contentDir), formulas);
  mkdirSync(folder, { recursive: true });
  writeBuildData(folder, 'book', book!);
  writeBuildData(folder, 'records', records);
  writeBuildData(folder, 'pages', pages);
  writeBuildData(folder, 'withdrawn', withdrawnIn(published));
  writeBuildData(folder, 'formulas', formulas);
});
