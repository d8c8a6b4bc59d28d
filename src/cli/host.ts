/**
 * Prints what a host needs to serve a book as the preview does: its configuration, for BASE_PATH, CONTENT_DIR and the site in
 * OUT_DIR.
 */
import { relative } from 'node:path';
import { readBook } from '#check/read-book.ts';
import { caddyfile } from '#outputs/hosts/caddy.ts';
import { githubPagesWorkflow } from '#outputs/hosts/github-pages.ts';
import { headersFile } from '#outputs/hosts/headers-file.ts';
import { policyOf } from '#outputs/hosts/hosting.ts';
import { nginxConfig } from '#outputs/hosts/nginx.ts';
import { basePath, contentDir, outDir } from '#render/site.ts';

/** Of the book that is built, which must lie where the workflow finds it. */
function workflow(): string {
  const folder = relative('.', contentDir);
  const { book } = readBook(contentDir);
  if (book && !folder.startsWith('..')) return githubPagesWorkflow({ name: book.name, folder });
  console.error(
    book
      ? `The book lies in ${contentDir}, outside of this repository.\n  expected: a folder of the repository that the workflow checks out\n  fix: move it below ${process.cwd()}, and name it in CONTENT_DIR`
      : `There is no book in ${contentDir}.\n  expected: a folder with book.yaml\n  fix: set CONTENT_DIR to one`,
  );
  process.exit(1);
}

/** The policy of the site that has been built, which names the styles and the script in its pages by their hashes. */
function builtPolicy(): string {
  const policy = policyOf(outDir);
  if (policy !== undefined) return policy;
  console.error(
    `There is no built site in ${outDir}, whose pages the configuration has to fit.\n  fix: npm run build, with the same settings`,
  );
  process.exit(1);
}

const place = { basePath, root: process.argv[3] ?? '/srv/site', listen: process.argv[4] ?? ':80' };
const files: Record<string, () => string> = {
  nginx: () => nginxConfig({ ...place, listen: place.listen.replace(/^:/, ''), policy: builtPolicy() }),
  caddy: () => caddyfile({ ...place, policy: builtPolicy() }),
  'headers-file': () => headersFile(basePath, builtPolicy()),
  'github-pages': workflow,
};
const name = process.argv[2] ?? '';
if (!Object.hasOwn(files, name)) {
  console.error(
    `There is no host “${name}”. Expected one of ${Object.keys(files).join(', ')}, such as\n` +
      '  npm run --silent host -- nginx /srv/site 127.0.0.1:8080',
  );
  process.exit(1);
}
process.stdout.write(files[name]!());
