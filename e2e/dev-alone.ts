/**
 * Loaded before the author's server: lets it wait until no build runs, and builds until it has ended. Astro keeps what it
 * knows of a book's pages in one folder, which the builds of other tests would write to.
 */
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import * as astro from 'astro';
import { waitForBuilds } from '#cli/build/build-lock.ts';
import { workFolder } from '#project/site.ts';

export async function dev(options: Parameters<typeof astro.dev>[0]): Promise<void> {
  await waitForBuilds(join(workFolder, 'build-lock.db'), () => {});
  await astro.dev(options);
}

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'astro' && context.parentURL?.endsWith('/dev/dev.ts')
      ? { url: import.meta.url, shortCircuit: true }
      : next(specifier, context),
});
