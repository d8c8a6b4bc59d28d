/** Serves the built site on this machine. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine } from '#project/package-root.ts';
import { shownPath } from '#project/shown-path.ts';
import { basePath, outDir, wantedPort } from '#project/site.ts';
import { recover } from '../build/place.ts';
import { checkBuilt } from '../build/check-built.ts';
import { listen } from './free-port.ts';
import { serveSite } from './serve.ts';
import { stop } from '../command-line/stop.ts';

recover(outDir);
checkBuilt();
// A site that came with a book may hold links to what lies elsewhere; one that is built holds none.
const link = readdirSync(outDir, { withFileTypes: true, recursive: true }).find((entry) =>
  entry.isSymbolicLink(),
);
if (link)
  stop(
    `${shownPath(join(link.parentPath, link.name))} is a symbolic link, which no build makes. Run \`${commandLine('build')}\` again.`,
  );
const port = await listen(serveSite(outDir, basePath), wantedPort);
console.log(`http://localhost:${port}${basePath}`);
