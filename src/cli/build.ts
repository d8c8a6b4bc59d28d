/** Builds the site: checks the content, builds elsewhere, then puts the finished site in place. With --check, only checks. */
import { existsSync, rmSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { checkContent } from '#content-check/check.ts';
import { storedChecks } from '#content-check/stored-checks.ts';
import { siteProgram } from '#build/content-hash.ts';
import { makeFonts } from '#build/fonts.ts';
import { forgetOthers, searchedPages } from '#build/kept-pages.ts';
import { writeServiceWorker } from '#build/offline.ts';
import { lostAddresses } from '#build/published.ts';
import type { RenderPlan } from '#build/render-plan.ts';
import { writeSearchIndex } from '#build/search-index.ts';
import { formatProblems } from '#problem.ts';
import { cacheDir, contentDir, outDir } from '#site.ts';
import { bookTexts, filesBelow } from './book-texts.ts';
import { waitForBuilds } from './build-lock.ts';
import { siteOf } from './built-pages.ts';
import { diskFault } from './disk-fault.ts';
import { buildingName, putInPlace, recover, tryPlace } from './place.ts';
import { faultOf } from './render-fault.ts';
import { hasItsAssets, planOf, renderSite } from './rendering.ts';

const started = performance.now();
const show = (path: string) => relative('.', path) || path;

const checks = storedChecks(join(cacheDir, 'checks.json'), siteProgram());
const checked = checkContent(contentDir, checks);
if (checked.problems.length > 0) {
  console.error(
    `${formatProblems(checked.problems)}. Nothing was built${existsSync(outDir) ? `; ${show(outDir)} is as it was` : ''}.`,
  );
  process.exit(1);
}
if (process.argv.includes('--check')) process.exit(0);

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
let plan: RenderPlan;
try {
  await waitForBuilds(resolve('.cache/build.lock'), (pid) =>
    console.log(`Another build of this project runs (process ${pid}); waiting until it ends …`),
  );
  for (const place of [workshop, outDir]) recover(place);
  tryPlace(outDir);
  checks.save();
  await makeFonts(bookTexts(contentDir), checked.signs);
  plan = planOf(checked);
  await renderSite(plan, checked.importing, temporary);
  if (!hasItsAssets(temporary)) {
    plan.render = Object.keys(plan.keys);
    await renderSite(plan, checked.importing, temporary);
  }
  forgetOthers(plan.keys);
  await writeSearchIndex(temporary, searchedPages(plan.keys), checked.book!.topics);
  await writeServiceWorker(temporary);
} catch (error) {
  stop(`${diskFault(error) ?? faultOf(error)}\n\nThe build stopped`, error);
}
const lost = checked.published
  ? lostAddresses(checked.published, siteOf(temporary), show(join(contentDir, 'published.yaml')))
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
