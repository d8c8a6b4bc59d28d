/** Renders the site from the build data. Started by the build, never by hand. */
import { build } from 'astro';
import { onlyWrittenPrograms } from '#compute/written-programs.ts';
import { buildData } from '#project/build-data.ts';
import { astroConfig } from './astro-config.ts';
import { asStep } from './step.ts';

await asStep(() => {
  // What nothing can change needs no lock, and regular expressions are twenty times as fast without it.
  if (!buildData('book')!.trusted && buildData('computes')) onlyWrittenPrograms();
  return build({
    ...astroConfig,
    outDir: process.argv[2]!,
    logLevel: process.env['DEBUG_BUILD'] ? 'info' : 'warn',
  });
});
