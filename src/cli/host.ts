/** Prints what a host needs to serve the site as the preview does: its configuration, for BASE_PATH. */
import { caddyfile } from '#outputs/hosts/caddy.ts';
import { githubPagesWorkflow } from '#outputs/hosts/github-pages.ts';
import { headersFile } from '#outputs/hosts/headers-file.ts';
import { nginxConfig } from '#outputs/hosts/nginx.ts';
import { basePath } from '#render/site.ts';

const place = { basePath, root: process.argv[3] ?? '/srv/site', listen: process.argv[4] ?? ':80' };
const files: Record<string, () => string> = {
  nginx: () => nginxConfig({ ...place, listen: place.listen.replace(/^:/, '') }),
  caddy: () => caddyfile(place),
  'headers-file': () => headersFile(basePath),
  'github-pages': () => githubPagesWorkflow,
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
