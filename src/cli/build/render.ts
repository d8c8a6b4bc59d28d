/** Renders the site from the build data. Started by the build, never by hand. */
import { build } from 'astro';
import { astroConfig } from './astro-config.ts';
import { ownRoot } from './own-root.ts';
import { asStep } from './step.ts';

await asStep(() =>
  build({
    ...astroConfig,
    // Apart from where an author's server runs, whose list of texts a build would replace.
    root: ownRoot(),
    outDir: process.argv[2]!,
    logLevel: process.env['DEBUG_BUILD'] ? 'info' : 'warn',
  }),
);
