/** Renders the site from the build data. Started by the build, never by hand. */
import { build } from 'astro';
import { astroConfig } from './astro-config.ts';
import { asStep } from './step.ts';

await asStep(() =>
  build({
    ...astroConfig,
    outDir: process.argv[2]!,
    logLevel: process.env['DEBUG_BUILD'] ? 'info' : 'warn',
  }),
);
