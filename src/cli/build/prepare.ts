/** Reads and checks the content, computes what its labs show first, and makes the fonts. Started by the build, never by hand. */
import { formatProblems, type Problem } from '#book/problem.ts';
import { withdrawnIn } from '#book/published.ts';
import { readBook } from '#check/read-book.ts';
import { withoutDrafts } from '#check/without-drafts.ts';
import { claimProblems } from '#compute/claim-problems.ts';
import { firstFrame } from '#compute/first-frame.ts';
import { isKept } from '#compute/kept.ts';
import { labProgram } from '#compute/lab-program.ts';
import { claimsIn } from '#compute/recorded-claims.ts';
import { makeFonts } from '#outputs/fonts.ts';
import { setFormulas } from '#render/math.ts';
import { readBuildData, writeBuildData } from '#project/build-data.ts';
import { contentDir } from '#project/site.ts';
import { bookTexts } from './book-texts.ts';
import { claimFolders, labFolders } from './lab-folders.ts';
import { pageKeys } from './page-keys.ts';
import { asStep, contentErrorStatus } from './step.ts';

const [folder] = process.argv.slice(2);

await asStep(async () => {
  const read = withoutDrafts(readBook(contentDir), contentDir);
  const { problems, book, records, drafts, pages, asked, computes, published, references } = read;
  const refuse = (found: readonly Problem[]) => {
    if (found.length === 0) return;
    console.error(formatProblems(found));
    process.exit(contentErrorStatus);
  };
  refuse(problems);
  // After what may not run was refused.
  const claims = claimFolders(records, pages).map(async (page) => claimProblems(page, await claimsIn(page)));
  refuse((await Promise.all(claims)).flat());
  // Asked for the check alone.
  if (folder === undefined) return;
  const formulas = setFormulas();
  const programs = await Promise.all(labFolders(records, pages).map((lab) => labProgram(lab)));
  await Promise.all([...programs.map(firstFrame), makeFonts(bookTexts(contentDir), formulas)]);
  const changed = readBuildData(folder, 'changed');
  for (const record of records) record.changed = changed[`questions/${record.slug}`];
  for (const page of pages) page.changed = changed[`pages/${page.slug}`];
  writeBuildData(folder, 'book', book!);
  writeBuildData(folder, 'records', records);
  writeBuildData(folder, 'drafts', drafts);
  writeBuildData(folder, 'pages', pages);
  writeBuildData(folder, 'references', references);
  writeBuildData(folder, 'asked', asked);
  writeBuildData(folder, 'computes', computes);
  writeBuildData(folder, 'withdrawn', withdrawnIn(published));
  writeBuildData(folder, 'formulas', formulas);
  writeBuildData(folder, 'labPrograms', Object.fromEntries(programs.map((lab) => [lab.folder, lab])));
  const keys = pageKeys(read);
  writeBuildData(folder, 'pageKeys', keys);
  writeBuildData(
    folder,
    'keptPages',
    Object.keys(keys).filter((slug) => isKept('pages', keys[slug]!)),
  );
});
