import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nearest } from '#book/problem.ts';
import { writePublished } from '#book/published.ts';
import { commandLine } from '#project/package-root.ts';
import { shownPath } from '#project/shown-path.ts';
import { contentDir } from '#project/site.ts';
import { writeWhole } from '#project/write-whole.ts';
import { publishedAddresses, publishedFile } from '../build/published-site.ts';
import { stop } from '../command-line/stop.ts';
import { today } from '../command-line/today.ts';

/**
 * Takes a published question back on purpose: from now on its address says so.
 *
 * @param build  Builds the site, and says whether that went well.
 */
export function withdraw(slug: string, why: string, build: () => boolean): void {
  if (why === '')
    stop(
      `No reason was given.\n  expected: why it is withdrawn, in a sentence for readers who follow an old link\n  fix: ${commandLine('record', `--withdraw ${slug} "Why."`)}\n\nNothing was withdrawn.`,
    );
  const published = publishedAddresses();
  const page = published?.questions[slug];
  const known = Object.keys(published?.questions ?? {});
  const meant = nearest(slug, known);
  if (!published || !page)
    stop(
      `/questions/${slug}/ is not on the list of published addresses.${meant === undefined ? '' : ` Did you mean ${meant}?`}\n  expected: one of ${known.join(', ') || 'none: nothing was published yet'}\n  fix: for a question that was never published delete its folder; nothing else is needed\n\nNothing was withdrawn.`,
    );
  if (page.withdrawn !== undefined)
    stop(`/questions/${slug}/ was withdrawn on ${page.withdrawn} already. Nothing was changed.`);
  const folder = join(contentDir, 'questions', slug);
  if (existsSync(folder))
    stop(
      `${shownPath(folder)} still exists.\n  expected: a question whose folder has been deleted\n  fix: delete the folder, then ${commandLine('record', `--withdraw ${slug} "Why."`)}\n\nNothing was withdrawn.`,
    );
  const before = readFileSync(publishedFile, 'utf8');
  const entry = { ...page, withdrawn: today(), why };
  writeWhole(
    publishedFile,
    writePublished({ ...published, questions: { ...published.questions, [slug]: entry } }),
  );
  if (!build()) {
    writeWhole(publishedFile, before);
    stop('\nNothing was withdrawn.');
  }
  console.log(
    `/questions/${slug}/ now says that it was withdrawn, and its number ${page.number} is not used again.`,
  );
}
