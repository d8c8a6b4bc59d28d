import { existsSync, realpathSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { unescape } from 'node:querystring';
import { packageRoot } from '#project/package-root.ts';
import { cacheDir, contentDir, publicFolder } from '#project/site.ts';

/** Folders that an author's server serves files from: fonts and pictures may lie outside the folder of the command. */
export const served: string[] = [resolve('.'), packageRoot, contentDir, cacheDir];

const isServed = (path: string): boolean => served.some((folder) => `${path}${sep}`.startsWith(folder + sep));

/** Whether an address of the server names a link that leads out of them: Vite looks at names alone. */
export function leadsOut(pathname: string): boolean {
  const [, file, name = ''] = /^(?:\/@fs(\/.*)|(.*))$/s.exec(unescape(pathname))!;
  const named =
    file !== undefined
      ? [resolve(file)]
      : [resolve('.'), publicFolder(contentDir)].map((at) => join(at, name));
  return named.some((path) => isServed(path) && existsSync(path) && !isServed(realpathSync(path)));
}
