/** Renders the site from the build data. Started by the build, never by hand. */
import { build } from 'astro';
import { onlyWrittenPrograms } from '#compute/written-programs.ts';
import { buildData } from '#project/build-data.ts';
import { astroConfig } from './astro-config.ts';
import { asStep } from './step.ts';

await asStep(() => {
  if (!buildData('book')!.trusted) onlyWrittenPrograms();
  return build({
    ...astroConfig,
    outDir: process.argv[2]!,
    logLevel: process.env['DEBUG_BUILD'] ? 'info' : 'warn',
  });
});
