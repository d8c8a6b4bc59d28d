/** The author's server: live reload, and search over the last build, which is made first if there is none. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dev } from 'astro';
import { checkContent } from '#content-check/check.ts';
import { formatProblems } from '#problem.ts';
import { contentDir, outDir } from '#site.ts';

const { problems } = checkContent(contentDir);
if (problems.length > 0) console.error(`${formatProblems(problems)}.\n`);
else if (!existsSync(join(outDir, 'pagefind'))) {
  console.log('Building once, so that search works …');
  spawnSync(process.execPath, ['src/cli/build.ts'], { stdio: 'inherit' });
}
await dev({ server: { port: Number(process.env['PORT'] || 4321) } });
