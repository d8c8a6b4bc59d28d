/** Reads and checks the content, computes what its labs show first, and makes the fonts. Started by the build, never by hand. */
import { mkdirSync } from 'node:fs';
import { formatProblems } from '#book/problem.ts';
import { withdrawnIn } from '#book/published.ts';
import { readBook } from '#check/read-book.ts';
import { computeLabs } from '#compute/compute-labs.ts';
import { isKept } from '#compute/kept.ts';
import { makeFonts } from '#outputs/fonts.ts';
import { setFormulas } from '#render/math.ts';
import { writeBuildData } from '#project/build-data.ts';
import { contentDir } from '#project/site.ts';
import { bookTexts } from './book-texts.ts';
import { labFolders } from './lab-folders.ts';
import { pageKeys } from './page-keys.ts';
import { asStep, contentErrorStatus } from './step.ts';

const [folder] = process.argv.slice(2);

await asStep(async () => {
  const read = readBook(contentDir);
  const { problems, book, records, pages, published } = read;
  if (problems.length > 0) {
    console.error(formatProblems(problems));
    process.exit(contentErrorStatus);
  }
  // Asked for the check alone.
  if (folder === undefined) return;
  const formulas = setFormulas();
  const [programs] = await Promise.all([
    computeLabs(labFolders(records, pages)),
    makeFonts(bookTexts(contentDir), formulas),
  ]);
  mkdirSync(folder, { recursive: true });
  writeBuildData(folder, 'book', book!);
  writeBuildData(folder, 'records', records);
  writeBuildData(folder, 'pages', pages);
  writeBuildData(folder, 'withdrawn', withdrawnIn(published));
  writeBuildData(folder, 'formulas', formulas);
  writeBuildData(folder, 'labPrograms', programs);
  const keys = pageKeys(read);
  writeBuildData(folder, 'pageKeys', keys);
  writeBuildData(
    folder,
    'keptPages',
    Object.keys(keys).filter((slug) => isKept('pages', keys[slug]!)),
  );
});
