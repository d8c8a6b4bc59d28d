/** Reads and checks the content, computes what its programs show, and makes the fonts. Started by the build, never by hand. */
import { formatProblems, type Problem } from '#book/problem.ts';
import { withdrawnIn } from '#book/published.ts';
import { readBook } from '#check/read-book.ts';
import { withoutDrafts } from '#check/without-drafts.ts';
import { claimProblems } from '#compute/claim-problems.ts';
import { isKept } from '#compute/kept.ts';
import { claimsIn } from '#compute/recorded-claims.ts';
import { makeFonts } from '#outputs/fonts.ts';
import { makeOwnFonts } from '#outputs/own-fonts.ts';
import { setFormulas } from '#render/text/math.ts';
import { readBuildData, writeBuildData } from '#project/build-data.ts';
import { contentDir, translation } from '#project/site.ts';
import { bookTexts } from './book-texts.ts';
import { claimFolders, computed } from './computed.ts';
import { pageKeys } from './page-keys.ts';
import { asStep, contentErrorStatus } from './step.ts';

const [folder] = process.argv.slice(2);

await asStep(async () => {
  const read = withoutDrafts(readBook(contentDir), contentDir);
  const { problems, book, records, drafts, pages, asked, published, references } = read;
  const refuse = (found: readonly Problem[]) => {
    if (found.length === 0) return;
    console.error(formatProblems(found));
    process.exit(contentErrorStatus);
  };
  refuse(problems);
  if (translation === undefined)
    for (const language of book?.translations ?? [])
      refuse(readBook(contentDir, undefined, language).problems);
  // After what may not run was refused.
  const claims = claimFolders(records, pages).map(async (page) => claimProblems(page, await claimsIn(page)));
  refuse((await Promise.all(claims)).flat());
  // Asked for the check alone.
  if (folder === undefined) return;
  const formulas = setFormulas();
  const [{ labs, stages, values }] = await Promise.all([
    computed(records, pages),
    makeFonts(bookTexts(contentDir), formulas),
    makeOwnFonts(book!.fonts, bookTexts(contentDir)),
  ]);
  const changed = readBuildData(folder, 'changed');
  for (const record of records) record.changed = changed[`questions/${record.slug}`];
  for (const page of pages) page.changed = changed[`pages/${page.slug}`];
  const keys = pageKeys(read);
  const keptPages = Object.keys(keys).filter((slug) => isKept('pages', keys[slug]!));
  const addresses = { published: published?.questions ?? {}, withdrawn: withdrawnIn(published) };
  const ofBook = { book: book!, records, drafts, pages, references, asked, ...addresses };
  writeBuildData({ ...ofBook, formulas, labs, stages, values, pageKeys: keys, keptPages }, folder);
});
