/** Renders the site from what was prepared. Started by the build, never by hand. */
import { build } from 'astro';
import { prepared } from '#project/build-data.ts';
import { astroConfig } from './astro-config.ts';
import { asStep } from './step.ts';
import { onlyWrittenPrograms } from './written-programs.ts';

await asStep(() => {
  if (!prepared('book')!.trusted) onlyWrittenPrograms();
  return build({
    ...astroConfig,
    outDir: process.argv[2]!,
    logLevel: process.env['DEBUG_BUILD'] ? 'info' : 'warn',
  });
});
