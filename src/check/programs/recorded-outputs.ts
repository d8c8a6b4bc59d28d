import { existsSync, globSync } from 'node:fs';
import { extname, join } from 'node:path';
import { interpreters } from './runners.ts';

const endings = ['.py', ...Object.keys(interpreters)].map((ending) => ending.slice(1)).join();

/** Programs of a book that have a recorded output beside them, `x.out` beside `x.py`. */
export const programsWithOutput = (contentDir: string): string[] =>
  globSync([`{questions,pages}/*/**/*.{${endings}}`, `*/{,programs/}*.{${endings}}`], {
    cwd: contentDir,
    exclude: (name) => name === 'node_modules',
  })
    .map((program) => join(contentDir, program))
    .filter((program) => existsSync(outputOf(program)))
    .sort();

/** Where the recorded output of a program is or would be. */
export const outputOf = (program: string): string => program.slice(0, -extname(program).length) + '.out';
