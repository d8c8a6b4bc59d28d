import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { decodeEntities } from '#book/entities.ts';
import { isFile } from '#project/book-files.ts';
import { basePath } from '#project/site.ts';

/** Pictures that come along in a package, by their names there. */
export interface Pictures {
  files: Map<string, Uint8Array>;
  /** Takes a picture along that the site has, by its address below the origin; gives its name. */
  take(address: string): string | undefined;
  /** Takes the picture of a question along, as it is by day and by night; gives both names, and what it shows. */
  takeStage(slug: string): { day: string; night: string; label: string } | undefined;
}

/**
 * All notes of a reader share one folder of pictures, so that each is named after its book, and after what it shows: one that
 * changes does not take the place of the one before, which notes of an earlier package show.
 *
 * @param site    Folder of the finished site.
 * @param prefix  Of each name.
 */
export function picturesOf(site: string, prefix: string): Pictures {
  const files = new Map<string, Uint8Array>();
  const keep = (content: Uint8Array, ending: string): string => {
    const name = `${prefix}-${createHash('sha256').update(content).digest('hex').slice(0, 12)}${ending}`;
    files.set(name, content);
    return name;
  };
  return {
    files,
    take(address) {
      if (!address.startsWith(basePath)) return undefined;
      const path = normalize(address.slice(basePath.length).split(/[?#]/, 1)[0]!);
      const file = join(site, path);
      if (path.startsWith('..') || !isFile(file)) return undefined;
      return keep(readFileSync(file), extname(path).toLowerCase());
    },
    takeStage(slug) {
      const file = join(site, 'thumbs', `${slug}.svg`);
      if (!existsSync(file)) return undefined;
      const svg = readFileSync(file, 'utf8');
      const [day, night] = (['light', 'dark'] as const).map((theme) =>
        keep(new TextEncoder().encode(inTheme(svg, theme)), '.svg'),
      );
      const label = decodeEntities(/ aria-label="([^"]*)"/.exec(svg)?.[1] ?? '');
      return { day: day!, night: night!, label };
    },
  };
}

/**
 * A drawing in one theme. On the site it takes light or dark from the page around it; Anki tells a picture nothing, and many of
 * its browsers know no `light-dark()`.
 */
export const inTheme = (svg: string, theme: 'light' | 'dark'): string =>
  svg
    .replace(/light-dark\(([^(),]+), ([^()]+)\)/g, theme === 'light' ? '$1' : '$2')
    .replaceAll('color-scheme: light dark', `color-scheme: ${theme}`);
