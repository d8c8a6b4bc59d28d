/** Builds the site: checks the content, builds elsewhere, then puts the finished site in place. */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { formatProblems } from '#book/problem.ts';
import { findChromium } from '#outputs/ebook/chromium.ts';
import { headersFile } from '#outputs/hosts/headers-file.ts';
import { policyOf } from '#outputs/hosts/hosting.ts';
import { readBuildData } from '#project/build-data.ts';
import { bookSettings } from '#project/book-settings.ts';
import { lastChanges } from '#project/last-changes.ts';
import { installed } from '#project/package-root.ts';
import {
  basePath,
  cacheDir,
  contentDir,
  languageFolder,
  outDir,
  siteUrl,
  workFolder,
} from '#project/site.ts';
import { argumentsOf } from '../command-line/commands.ts';
import { checkInstalled } from './check-installed.ts';
import { waitForBuilds } from './build-lock.ts';
import { buildFolder as folder, makeSite } from './make-site.ts';
import { ownProcess, StepError } from './own-process.ts';
import { buildingName, replaceSite, recover, tryPlace } from './place.ts';
import { contentErrorStatus } from './step.ts';
import { lostOfSite, publishedAddresses } from './published-site.ts';
import { problemText } from './render-problem.ts';
import { inputsHash, isUnchanged, rememberSite, siteFiles } from './unchanged.ts';
import { shownPath } from '#project/shown-path.ts';

const started = performance.now();
const { values: asked } = argumentsOf('build');

// Below the project, since Astro moves files from there, and moves none to another disk.
const workshop = join(workFolder, 'site');
const temporary = buildingName(workshop);
const clean = () => {
  for (const folder of [temporary, buildingName(outDir)]) rmSync(folder, { recursive: true, force: true });
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    clean();
    process.exit(128 + constants.signals[signal]);
  });
}
if (asked.check) {
  await ownProcess(join(import.meta.dirname, './prepare.ts'), []).catch((error: unknown) =>
    stop(messageOf(error), error),
  );
  process.exit(0);
}

checkInstalled();
const printed = asked.pdf ?? false;
let inputs: string;
try {
  // Reported before a long build.
  if (printed) findChromium();
  await waitForBuilds(join(workFolder, 'build-lock.db'), () =>
    console.log('Another build of this project is running; waiting until it ends …'),
  );
  for (const place of [workshop, outDir]) recover(place);
  const { repository, edit } = bookSettings() ?? {};
  const changed = (repository ?? edit) ? lastChanges(contentDir) : {};
  inputs = inputsHash([printed, changed]);
  const before = siteFiles(outDir);
  if (isUnchanged(inputs, before, cacheDir)) finish(before, ', nothing has changed since');
  tryPlace(outDir);
  await makeSite(temporary, changed, printed);
  for (const language of readBuildData(folder, 'book').translations)
    await ownProcess(
      join(import.meta.dirname, './translate.ts'),
      [join(temporary, languageFolder(language)), folder],
      { BOOK_LANGUAGE: language },
    );
  writeFileSync(join(temporary, '_headers'), headersFile(basePath, policyOf(temporary)!));
} catch (error) {
  stop(messageOf(error), error);
}
const published = publishedAddresses();
const gone = published ? lostOfSite(published, folder) : [];
if (gone.length > 0) stop(formatProblems(gone));
try {
  replaceSite(temporary, outDir);
} catch (error) {
  stop(`${problemText(error)}\n\nThe finished site could not be moved into place`, error);
}
const finished = siteFiles(outDir);
rememberSite(inputs, finished, cacheDir);
finish(finished);

function finish(files: ReturnType<typeof siteFiles>, remark = ''): never {
  const pages = files.filter(([path]) => path.endsWith('.html')).length;
  const bytes = files.reduce((sum, [, size]) => sum + size, 0);
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
  return `${problemText(error)}\n\nThe build stopped`;
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
