import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { commandLine, installed } from '#project/package-root.ts';

/** Stops a command that needs Astro, which looks for its own modules from the folder of the command, where it finds none. */
export function checkInstalled(): void {
  try {
    createRequire(resolve('package.json')).resolve('astro/package.json');
  } catch {
    console.error(
      'What makes the site is not installed in this folder.\n' +
        '  expected: a folder node_modules with it, here or in a folder above\n' +
        `  fix: ${installed ? `npm install grounded, then ${commandLine('build')}` : 'call the command in the folder of the generator, with CONTENT_DIR set to that of the book'}`,
    );
    process.exit(1);
  }
}
