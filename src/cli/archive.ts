/** Packs the built site into one file that opens from a folder through any static server. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { slug } from 'github-slugger';
import { parse } from 'yaml';
import { commandLine } from '#project/package-root.ts';
import { basePath, contentDir, outDir } from '#project/site.ts';
import { isBuilt } from './serve.ts';
import { zipFolder } from './zip-folder.ts';
import { shownPath } from '#project/shown-path.ts';

if (!isBuilt(outDir)) {
  console.error(`There is no built site in ${shownPath(outDir)}. Run \`${commandLine('build')}\` first.`);
  process.exit(1);
}
const { name } = parse(readFileSync(join(contentDir, 'book.yaml'), 'utf8')) as { name: string };
const version = createHash('sha256')
  .update(readFileSync(join(outDir, 'offline.json')))
  .digest('hex')
  .slice(0, 10);
const file = join(dirname(outDir), `${slug(name)}-${version}.zip`);
const bytes = zipFolder(outDir, basePath.slice(1));
writeFileSync(file, bytes);
console.log(
  `${shownPath(file)}, ${(bytes.length / 1e6).toFixed(1)} MB. To read it: unzip it into a folder of its own, run ` +
    `\`python3 -m http.server\` there, open http://localhost:8000${basePath}`,
);
