/** Prints what a host needs: to build a book when its repository changes, or to serve the site in OUT_DIR as the preview does. */
import { relative } from 'node:path';
import { openedFor } from '#book/analytics.ts';
import { readBook } from '#check/read-book.ts';
import { cloudflareFile, netlifyFile, vercelFile } from '#outputs/hosts/built-there.ts';
import { caddyfile } from '#outputs/hosts/caddy.ts';
import { githubPagesWorkflow } from '#outputs/hosts/github-pages.ts';
import { headersFile } from '#outputs/hosts/headers-file.ts';
import { policyOf } from '#outputs/hosts/hosting.ts';
import { nginxConfig } from '#outputs/hosts/nginx.ts';
import { policyWith } from '#render/security.ts';
import { commandLine, installed } from '#project/package-root.ts';
import { basePath, contentDir, outDir } from '#project/site.ts';
import { checkBuilt } from '../build/check-built.ts';
import { argumentsOf, usageOf } from '../command-line/commands.ts';
import { outsidePackage } from './outside-package.ts';
import { stop } from '../command-line/stop.ts';

/** The book as a host finds it in what it checks out, and its folder where that is not the whole. */
function bookThere(): { name: string; folder: string | undefined; policy: string } {
  const folder = relative('.', contentDir);
  const { book } = readBook(contentDir);
  if (!book)
    stop(
      `There is no book in ${contentDir}.\n  expected: a folder with book.yaml\n  fix: set CONTENT_DIR to such a folder`,
    );
  if (folder.startsWith('..'))
    stop(
      `The book lies in ${contentDir}, outside this repository.\n  expected: a folder of the repository that the host checks out\n  fix: move it below ${process.cwd()}, and name it in CONTENT_DIR`,
    );
  const outside = installed ? outsidePackage(process.cwd()) : undefined;
  if (outside !== undefined) console.error(outside);
  return {
    name: book.name,
    folder: installed && folder === '' ? undefined : folder,
    policy: policyWith(book.analytics ? openedFor(book.analytics) : {}),
  };
}

function building(): { name: string; command: string; policy: string } {
  const { name, folder, policy } = bookThere();
  if (basePath !== '/')
    stop(
      `BASE_PATH is ${basePath}, but this host publishes a site at the root of its domain.\n  expected: no BASE_PATH, or one of github-pages, nginx, caddy\n  fix: leave BASE_PATH out`,
    );
  // In single quotes a shell takes every sign as it is.
  const set = folder === undefined ? '' : `CONTENT_DIR='${folder.replaceAll("'", `'\\''`)}' `;
  return { name, command: set + commandLine('build'), policy };
}

/** The policy of the site that has been built, which names the styles and the script in its pages by their hashes. */
function builtPolicy(): string {
  checkBuilt();
  const policy = policyOf(outDir);
  if (policy === undefined)
    stop(`The policy of the site is none that a build makes.\n  fix: ${commandLine('build')}`);
  return policy;
}

const [name = '', root = '/srv/site', listen = ':80'] = argumentsOf('host').positionals;
const place = { basePath, root, listen };
const where =
  basePath === '/'
    ? ''
    : `# The site lies in ${root.replace(/\/$/, '')}${basePath}: in the folder that BASE_PATH names.\n`;
const files: Record<string, () => string> = {
  'github-pages': () => `# .github/workflows/pages.yml\n${githubPagesWorkflow(bookThere())}`,
  netlify: () => `# netlify.toml\n${netlifyFile(building())}`,
  // JSON has no comments.
  vercel: () => vercelFile(building()),
  cloudflare: () => `// wrangler.jsonc\n${cloudflareFile(building())}`,
  nginx: () =>
    `# A file that nginx includes below "http", such as /etc/nginx/conf.d/site.conf\n${where}` +
    nginxConfig({ ...place, listen: listen.replace(/^:/, ''), policy: builtPolicy() }),
  caddy: () => `# Caddyfile\n${where}${caddyfile({ ...place, policy: builtPolicy() })}`,
  'headers-file': () =>
    `# _headers, in the folder that is published\n${headersFile(basePath, builtPolicy())}`,
};
if (!Object.hasOwn(files, name))
  stop(
    `${name === '' ? 'No host was named.' : `There is no host “${name}”.`} Expected one of ${Object.keys(files).join(', ')}.\n\n${usageOf('host')}`,
  );
process.stdout.write(files[name]!());
