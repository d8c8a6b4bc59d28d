/** Renders the site from the build data. Started by the build, never by hand. */
import { build } from 'astro';
import { astroConfig } from './astro-config.ts';
import { buildRoot, enterRoot } from './own-root.ts';
import { asStep } from './step.ts';

const outDir = process.argv[2]!;
// Astro runs what it has bundled from there.
enterRoot(buildRoot, outDir);
await asStep(() =>
  build({
    ...astroConfig,
    root: buildRoot,
    outDir,
    logLevel: process.env['DEBUG_BUILD'] ? 'info' : 'warn',
  }),
);
