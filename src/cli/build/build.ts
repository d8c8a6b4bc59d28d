/** Builds the site: checks the content, builds elsewhere, then puts the finished site in place. With --check, only checks. */
import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { forgetOthers, searchedPages } from '#outputs/kept-pages.ts';
import { completeServiceWorker } from '#outputs/offline.ts';
import { lostAddresses } from '#book/published.ts';
import { writeSearchIndex } from '#outputs/search/search-index.ts';
import { formatProblems } from '#book/problem.ts';
import { cacheDir, contentDir, outDir } from '#render/site.ts';
import { filesBelow } from './book-texts.ts';
import { waitForBuilds } from './build-lock.ts';
import { siteOf } from './built-pages.ts';
import { diskFault } from './disk-fault.ts';
import { ownProcess, StepError } from './own-process.ts';
import { buildingName, putInPlace, recover, tryPlace } from './place.ts';
import { contentFault, type Prepared } from './prepared.ts';
import { faultOf } from './render-fault.ts';
import { hasItsAssets, renderSite } from './rendering.ts';

const started = performance.now();
const show = (path: string) => relative('.', path) || path;

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
  await ownProcess('src/cli/build/prepare.ts', []).catch((error: unknown) => stop(messageOf(error), error));
  process.exit(0);
}

let prepared: Prepared;
try {
  await waitForBuilds(resolve('.cache/build.lock'), (pid) =>
    console.log(`Another build of this project runs (process ${pid}); waiting until it ends …`),
  );
  for (const place of [workshop, outDir]) recover(place);
  tryPlace(outDir);
  prepared = await prepare();
  const { plan, importing, topics } = prepared;
  await renderSite(plan, importing, temporary);
  if (!hasItsAssets(temporary)) {
    plan.render = Object.keys(plan.keys);
    await renderSite(plan, importing, temporary);
  }
  forgetOthers(plan.keys);
  await writeSearchIndex(temporary, searchedPages(plan.keys), topics);
  await completeServiceWorker(temporary);
} catch (error) {
  stop(messageOf(error), error);
}
const { plan, published } = prepared;
const lost = published
  ? lostAddresses(published, siteOf(temporary), show(join(contentDir, 'published.yaml')))
  : [];
if (lost.length > 0) stop(formatProblems(lost));
try {
  putInPlace(temporary, outDir);
} catch (error) {
  stop(`${diskFault(error) ?? faultOf(error)}\n\nThe finished site could not be put in its place`, error);
}

const files = filesBelow(outDir);
const pages = files.filter((file) => file.endsWith('.html')).length;
const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
const asBefore = Object.keys(plan.keys).length - plan.render.length;
console.log(
  `${pages} pages, ${(bytes / 1e6).toFixed(1)} MB in ${files.length} files, ${((performance.now() - started) / 1000).toFixed(1)} s: ` +
    `${show(outDir)}${asBefore > 0 ? `; answers rendered: ${plan.render.length}, as before: ${asBefore}` : ''}`,
);

/** Checks the content and plans what to render, apart: what that takes is not held while the answers are rendered. */
async function prepare(): Promise<Prepared> {
  mkdirSync(cacheDir, { recursive: true });
  const path = join(cacheDir, `prepared-${process.pid}.json`);
  try {
    await ownProcess('src/cli/build/prepare.ts', [path]);
    return JSON.parse(readFileSync(path, 'utf8')) as Prepared;
  } finally {
    rmSync(path, { force: true });
  }
}

/** What stopped the build, to the end of its sentence. */
function messageOf(error: unknown): string {
  if (error instanceof StepError && error.status === contentFault) return error.message;
  return `${diskFault(error) ?? faultOf(error)}\n\nThe build stopped`;
}

/** Ends a build that has failed. */
function stop(message: string, error?: unknown): never {
  try {
    clean();
  } catch {
    // Where nothing could be written, nothing may be left to clear away.
  }
  console.error(
    `${message}. Nothing was built${existsSync(outDir) ? `; ${show(outDir)} is as it was` : ''}.`,
  );
  if (error && process.env['DEBUG_BUILD']) console.error(error);
  process.exit(1);
}
