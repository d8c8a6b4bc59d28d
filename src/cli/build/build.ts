/**
 * Builds the site: checks the content, builds elsewhere, then puts the finished site in place. With --check, only checks; with
 * --pdf, prints the book too.
 */
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { formatProblems } from '#book/problem.ts';
import { exportedBook } from '#outputs/exports/exported-book.ts';
import { writeExports } from '#outputs/exports/write-exports.ts';
import { findChromium } from '#outputs/ebook/chromium.ts';
import { keptPagesAreStale } from '#outputs/kept-pages.ts';
import { completeServiceWorker } from '#outputs/offline.ts';
import { searchedPages } from '#outputs/search/searched-page.ts';
import { languageNamed } from '#search/named-language.ts';
import { writeSearchIndex } from '#outputs/search/search-index.ts';
import { buildDataVariable, readBuildData, writeBuildData } from '#project/build-data.ts';
import { bookSettings } from '#project/book-settings.ts';
import { lastChanges } from '#project/last-changes.ts';
import { installed } from '#project/package-root.ts';
import { cacheDir, contentDir, outDir, siteUrl } from '#project/site.ts';
import { filesBelow } from './files-below.ts';
import { waitForBuilds } from './build-lock.ts';
import { copyPublic } from './copy-public.ts';
import { diskError } from './disk-error.ts';
import { learnedFrom } from './learned-from.ts';
import { ownProcess, StepError } from './own-process.ts';
import { buildingName, replaceSite, recover, tryPlace } from './place.ts';
import { contentErrorStatus } from './step.ts';
import { lostOfSite, publishedAddresses } from './published-site.ts';
import { problemText } from './render-problem.ts';
import { inputsHash, isUnchanged, rememberSite } from './unchanged.ts';
import { shownPath } from '#project/shown-path.ts';

const started = performance.now();

// Below the project, since Astro moves files from there, and moves none to another disk.
const workshop = resolve('.cache/site');
const temporary = buildingName(workshop);
const clean = () => {
  for (const folder of [temporary, buildingName(outDir)]) rmSync(folder, { recursive: true, force: true });
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    clean();
    process.exit(130);
  });
}
if (process.argv.includes('--check')) {
  await ownProcess(join(import.meta.dirname, './prepare.ts'), []).catch((error: unknown) =>
    stop(messageOf(error), error),
  );
  process.exit(0);
}

const folder = join(cacheDir, 'build-data');
const printed = process.argv.includes('--pdf');
let inputs: string;
try {
  // Reported before a long build.
  if (printed) findChromium();
  await waitForBuilds(resolve('.cache/build-lock.db'), () =>
    console.log('Another build of this project is running; waiting until it ends …'),
  );
  for (const place of [workshop, outDir]) recover(place);
  const { repository, edit } = bookSettings() ?? {};
  const changed = (repository ?? edit) ? lastChanges(contentDir) : {};
  inputs = inputsHash([printed, changed]);
  if (isUnchanged(inputs, outDir, cacheDir)) finish(', nothing has changed since');
  tryPlace(outDir);
  mkdirSync(folder, { recursive: true });
  writeBuildData(folder, 'changed', changed);
  await ownProcess(join(import.meta.dirname, './prepare.ts'), [folder], {
    NODE_COMPILE_CACHE: join(cacheDir, 'node'),
  });
  writeBuildData(folder, 'printed', printed);
  const render = () =>
    ownProcess(join(import.meta.dirname, './render.ts'), [temporary], { [buildDataVariable]: folder });
  await render().catch((error: unknown) => {
    if (!(error instanceof StepError) || error.status !== keptPagesAreStale) throw error;
    rmSync(temporary, { recursive: true, force: true });
    return render();
  });
  const [book, records] = [readBuildData(folder, 'book'), readBuildData(folder, 'records')];
  const answers = readBuildData(folder, 'answers');
  const own = readBuildData(folder, 'pages');
  const searched = searchedPages(answers, records, own, languageNamed(book.language));
  const learned = await learnedFrom(readBuildData(folder, 'asked'), searched);
  await writeSearchIndex(temporary, searched, book, learned);
  const exported = exportedBook(book, records, readBuildData(folder, 'cards'), answers, temporary);
  await writeExports(exported, printed);
  await completeServiceWorker(temporary, copyPublic(contentDir, temporary));
} catch (error) {
  stop(messageOf(error), error);
}
const published = publishedAddresses();
const gone = published ? lostOfSite(published, folder) : [];
if (gone.length > 0) stop(formatProblems(gone));
try {
  replaceSite(temporary, outDir);
} catch (error) {
  stop(`${diskError(error) ?? problemText(error)}\n\nThe finished site could not be moved into place`, error);
}
rememberSite(inputs, outDir, cacheDir);
finish();

function finish(remark = ''): never {
  const files = filesBelow(outDir);
  const pages = files.filter((file) => file.endsWith('.html')).length;
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const drafts = readBuildData(folder, 'drafts').length;
  const left = drafts > 0 ? `, ${drafts} ${drafts === 1 ? 'draft' : 'drafts'} left out` : '';
  const what = `${pages} pages, ${(bytes / 1e6).toFixed(1)} MB in ${files.length} files`;
  console.log(`${what}, ${seconds} s${left}${remark}: ${shownPath(outDir)}`);
  if (installed && !process.env['SITE_URL'])
    console.log(`Its addresses begin with ${siteUrl}: set SITE_URL before you publish it.`);
  process.exit(0);
}

/** Why the build stopped, to the end of its sentence. */
function messageOf(error: unknown): string {
  if (error instanceof StepError && error.status === contentErrorStatus) return error.message;
  return `${diskError(error) ?? problemText(error)}\n\nThe build stopped`;
}

function stop(message: string, error?: unknown): never {
  try {
    clean();
  } catch {
    // Where nothing could be written, nothing may be left to clear away.
  }
  console.error(
    `${message}. Nothing was built${existsSync(outDir) ? `; ${shownPath(outDir)} is unchanged` : ''}.`,
  );
  if (error && process.env['DEBUG_BUILD']) console.error(error);
  process.exit(1);
}
