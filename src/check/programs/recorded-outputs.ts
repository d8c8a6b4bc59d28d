import { globSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { interpreters } from './runners.ts';

/** Programs of a book that have a recorded output beside them, `x.out` beside `x.py`. */
export function programsWithOutput(contentDir: string): string[] {
  const outputs = globSync(['{questions,pages}/*/**/*.out', '*/*.out'], {
    cwd: contentDir,
    exclude: (name) => name === 'node_modules',
  });
  return outputs
    .map((output) => join(contentDir, output))
    .flatMap((output) =>
      globSync(`${basename(output, '.out')}.*`, { cwd: dirname(output) }).map((name) =>
        join(dirname(output), name),
      ),
    )
    .filter((file) => extname(file) === '.py' || extname(file) in interpreters)
    .sort();
}

export const outputOf = (program: string): string => program.slice(0, -extname(program).length) + '.out';
