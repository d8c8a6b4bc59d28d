/** Renders a site, or a part of it, by the plan that the environment names. Started by the build, never by hand. */
import { build } from 'astro';
import { asStep } from './as-step.ts';

await asStep(() =>
  build({ outDir: process.argv[2]!, logLevel: process.env['DEBUG_BUILD'] ? 'info' : 'warn' }),
);
