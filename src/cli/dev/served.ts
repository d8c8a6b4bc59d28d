import { existsSync, realpathSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { unescape } from 'node:querystring';
import { whyNoCopy } from '#check/trust/site-programs.ts';
import { bookSettings } from '#project/book-settings.ts';
import { packageRoot } from '#project/package-root.ts';
import { cacheDir, contentDir, publicFolder } from '#project/site.ts';

/** Folders that an author's server serves files from: fonts and pictures may lie outside the folder of the command. */
export const served: string[] = [resolve('.'), packageRoot, contentDir, cacheDir];

const isServed = (path: string): boolean => served.some((folder) => `${path}${sep}`.startsWith(folder + sep));

/** Files that a browser opens as pages, in which programs run. */
const pages = /\.(?:svgz?|s?html?|xht(?:ml)?|xml|xslt?)$/i;

/** Whether an address names a link that leads out of them, or a page with programs: Vite looks at names alone. */
export function isKeptBack(pathname: string): boolean {
  const [, file, name = ''] = /^(?:\/@fs(\/.*)|(.*))$/s.exec(unescape(pathname))!;
  const named =
    file !== undefined
      ? [resolve(file)]
      : [resolve('.'), publicFolder(contentDir)].map((at) => resolve(join(at, name)));
  const isRefused = (path: string) =>
    !isServed(realpathSync(path)) ||
    (pages.test(path) && !bookSettings()?.trusted && whyNoCopy(path) !== undefined);
  return named.some(
    (path) => isServed(path) && existsSync(path) && statSync(path).isFile() && isRefused(path),
  );
}
