/** Checks the content, makes the fonts and plans what to render. Started by the build, never by hand. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkContent } from '#check/check.ts';
import { storedChecks } from '#check/stored-checks.ts';
import { siteProgram } from '#outputs/content-hash.ts';
import { makeFonts } from '#outputs/fonts.ts';
import { formatProblems } from '#book/problem.ts';
import { cacheDir, contentDir } from '#render/site.ts';
import { asStep } from './as-step.ts';
import { bookTexts } from './book-texts.ts';
import { planOf } from './plan.ts';
import { contentFault, type Prepared } from './prepared.ts';

const [path] = process.argv.slice(2);

await asStep(async () => {
  const checks = storedChecks(join(cacheDir, 'checks.json'), siteProgram());
  const checked = checkContent(contentDir, checks);
  if (checked.problems.length > 0) {
    console.error(formatProblems(checked.problems));
    process.exit(contentFault);
  }
  // Asked for the check alone.
  if (path === undefined) return;
  checks.save();
  await makeFonts(bookTexts(contentDir), checked.signs);
  const { book, importing, published } = checked;
  const prepared: Prepared = {
    plan: planOf(checked),
    importing: [...importing],
    topics: book!.topics,
    ...(published && { published }),
  };
  writeFileSync(path, JSON.stringify(prepared));
});
