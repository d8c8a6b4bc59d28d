import { chmodSync, constants, copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readPublic } from '#check/trust/public-files.ts';
import { publicFolder } from '#project/site.ts';

/**
 * Copies the folder `public/` of a book into its finished site, whose own files stay.
 *
 * @returns the paths of what was copied.
 * @throws if the site has made a file of the same name; both are named.
 */
export function copyPublic(contentDir: string, site: string): string[] {
  // The check has refused what may not be copied.
  const { files } = readPublic(contentDir, [], true);
  for (const path of files) {
    const [from, to] = [join(publicFolder(contentDir), path), join(site, path)];
    try {
      mkdirSync(dirname(to), { recursive: true });
      copyFileSync(from, to, constants.COPYFILE_EXCL);
      // A site is read, not called.
      chmodSync(to, 0o644);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      throw new Error(`${from} would replace the site's own /${path}. Rename or remove it.`, {
        cause: error,
      });
    }
  }
  return files;
}
