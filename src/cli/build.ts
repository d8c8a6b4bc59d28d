/** Builds the site: checks the content, builds elsewhere, then puts the finished site in place. With --check, only checks. */
import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { checkContent } from '#content-check/check.ts';
import { makeFonts } from '#build/fonts.ts';
import { lostAddresses } from '#build/published.ts';
import { renderedFormulas } from '#build/math.ts';
import { formatProblems } from '#problem.ts';
import { contentDir, outDir } from '#site.ts';
import { waitForBuilds } from './build-lock.ts';
import { bookTexts, filesBelow } from './book-texts.ts';
import { siteOf } from './built-pages.ts';

const started = performance.now();
const show = (path: string) => relative('.', path) || path;

const checked = checkContent(contentDir);
if (checked.problems.length > 0) {
  console.error(
    `${formatProblems(checked.problems)}. Nothing was built${existsSync(outDir) ? `; ${show(outDir)} is as it was` : ''}.`,
  );
  process.exit(1);
}
if (process.argv.includes('--check')) process.exit(0);
await makeFonts(bookTexts(contentDir), renderedFormulas());

await waitForBuilds('.cache/build.lock', (pid) =>
  console.log(`Another build of this project runs (process ${pid}); waiting until it ends …`),
);
const temporary = `${outDir}.building-${process.pid}`;
const previous = `${outDir}.previous-${process.pid}`;
const clean = () => rmSync(temporary, { recursive: true, force: true });
process.on('SIGINT', () => {
  clean();
  process.exit(130);
});
try {
  const { build } = await import('astro');
  await build({ outDir: temporary, logLevel: process.env['DEBUG_BUILD'] ? 'info' : 'warn' });
} catch (error) {
  clean();
  const { message, loc, id, hint } = error as Error & {
    loc?: { file?: string; line?: number; column?: number };
    id?: string;
    hint?: string;
  };
  const place = loc?.file ?? id;
  console.error(
    [place && [show(place), loc?.line, loc?.column].filter(Boolean).join(':'), message, hint]
      .filter(Boolean)
      .join('\n  ') +
      `\n\nThe build stopped. Nothing was built${existsSync(outDir) ? `; ${show(outDir)} is as it was` : ''}.`,
  );
  if (process.env['DEBUG_BUILD']) console.error(error);
  process.exit(1);
}
const lost = checked.published
  ? lostAddresses(checked.published, siteOf(temporary), show(join(contentDir, 'published.yaml')))
  : [];
if (lost.length > 0) {
  clean();
  console.error(
    `${formatProblems(lost)}. Nothing was built${existsSync(outDir) ? `; ${show(outDir)} is as it was` : ''}.`,
  );
  process.exit(1);
}
if (existsSync(outDir)) renameSync(outDir, previous);
renameSync(temporary, outDir);
rmSync(previous, { recursive: true, force: true });

const files = filesBelow(outDir);
const pages = files.filter((file) => file.endsWith('.html')).length;
const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
console.log(
  `${pages} pages, ${(bytes / 1e6).toFixed(1)} MB in ${files.length} files, ${((performance.now() - started) / 1000).toFixed(1)} s: ${show(outDir)}`,
);
