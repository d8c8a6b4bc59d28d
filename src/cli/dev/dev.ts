/** The author's server: live reload, and search over the last build. */
import { copyFileSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { dev } from 'astro';
import { makeFonts } from '#outputs/fonts.ts';
import { fontFolder } from '#outputs/font-folder.ts';
import { makeOwnFonts, soundFonts } from '#outputs/own-fonts.ts';
import { formatProblems } from '#book/problem.ts';
import { readBook } from '#check/read-book.ts';
import { rememberingReader } from '#check/read-cache.ts';
import { linkProblems } from '#check/trust/links.ts';
import { withoutDrafts } from '#check/without-drafts.ts';
import { setFormulas } from '#render/text/math.ts';
import { bookFiles } from '#project/book-files.ts';
import { bookSettings, isTrustedBook } from '#project/book-settings.ts';
import { buildDataVariable, writeBuildData } from '#project/build-data.ts';
import { commandLine } from '#project/package-root.ts';
import { cacheDir, contentDir, outDir, publicFolder, wantedPort } from '#project/site.ts';
import { astroConfig } from '../build/astro-config.ts';
import { bookTexts } from '../build/book-texts.ts';
import { checkInstalled } from '../build/check-installed.ts';
import { enterRoot, removeOldRoots, serverRoot } from '../build/own-root.ts';
import { isChangingPlaces } from '../build/place.ts';
import { argumentsOf } from '../command-line/commands.ts';
import { authoring, builtOnce } from './authoring.ts';
import { contentProblems } from './content-problems.ts';
import { gate, machineNames } from './gate.ts';
import { onlyRead } from './only-read.ts';
import { served, servedAlone, waitInPage, withoutMaps } from './served.ts';
import { valuesHere } from './values-here.ts';

// A build stops here as well. Mended links need a server that has not read what they led to.
const links = existsSync(contentDir) ? linkProblems(contentDir) : [];
if (links.length > 0) {
  console.error(formatProblems(links));
  process.exit(1);
}
removeOldRoots();
enterRoot(serverRoot);
/** Paths that are not watched: builds write to them, or Astro would restart when they change, and then find no texts. */
const unwatched = ['.cache', cacheDir, outDir, 'package.json', 'tsconfig.json'].map((path) => resolve(path));
/** The server's own root is watched all the same: Astro writes its list of texts there, and reads it when it has changed. */
const isUnwatched = (path: string): boolean =>
  !`${path}${sep}`.startsWith(serverRoot + sep) &&
  (unwatched.some((one) => `${path}${sep}`.startsWith(one + sep)) || isChangingPlaces(path, outDir));
const { values } = argumentsOf('dev');
checkInstalled();
const started = Date.now();
const read = rememberingReader();
const atStart = readBook(contentDir, read);
const { problems, book } = withoutDrafts(atStart, contentDir);
await makeFonts(bookTexts(contentDir), setFormulas());
await makeOwnFonts(soundFonts(book?.fonts, problems), bookTexts(contentDir));
// Where that of the book could not be made, its texts have the site's until the server is started again.
const ownText = join(fontFolder, 'own-text.woff2');
if (bookSettings()?.fonts?.text && !existsSync(ownText))
  copyFileSync(join(fontFolder, 'inter.woff2'), ownText);
const folder = join(cacheDir, 'dev');
mkdirSync(folder, { recursive: true });
writeBuildData({ records: atStart.records, pages: atStart.pages }, folder);
process.env[buildDataVariable] = folder;
const ready = Promise.withResolvers<void>();
const { watcher } = await dev({
  ...astroConfig,
  root: serverRoot,
  publicDir: publicFolder(contentDir),
  integrations: [...astroConfig.integrations, authoring(ready.promise)],
  server: {
    port: wantedPort,
    host: values.host ?? false,
    allowedHosts: values.host ? [...machineNames] : [],
    // A page can set its policy by a `meta` element, but not this header.
    headers: { 'X-Content-Type-Options': 'nosniff' },
  },
  vite: {
    ...astroConfig.vite,
    // Not that of a build, which may run meanwhile: Astro empties it.
    cacheDir: join(cacheDir, 'dev', 'vite'),
    plugins: [
      valuesHere,
      ...astroConfig.vite.plugins,
      servedAlone,
      onlyRead(),
      withoutMaps,
      waitInPage,
      contentProblems(contentDir, read, atStart.problems),
      gate(values.host ?? false),
    ],
    // The generator's packages need no bundling. Bundling looks for packages from Astro's root, where a book may have put others, and
    // follows them anywhere: only packages of a trusted book are bundled.
    optimizeDeps: { noDiscovery: !isTrustedBook(), exclude: ['ts-fsrs', 'virtual:search-rules'] },
    server: {
      fs: { allow: served },
      // Vite's default lets pages from other ports of this machine read all answers.
      cors: false,
      watch: {
        ignored: isUnwatched,
        // Editors empty a file before they write it. Whoever reads it in between gets no second event.
        awaitWriteFinish: { stabilityThreshold: 50, pollInterval: 10 },
      },
    },
  },
});
// The book was read before the watcher started: files that have changed in between are reported now.
const changedAt = (file: string) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
for (const path of bookFiles(contentDir).filter((file) => changedAt(file) > started)) {
  watcher.emit('change', path);
  watcher.emit('all', 'change', path);
}
ready.resolve();
if (problems.length === 0) await builtOnce();
else if (problems.every(({ release }) => release))
  console.log(
    `Search and practice show the last build, if there is one. The next stops until what has changed is recorded: ${commandLine('check')} says more.`,
  );
