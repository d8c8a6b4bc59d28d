import { resolve } from 'node:path';
import { cacheDir } from '#project/site.ts';

/** Where styles find the fonts, as `@fonts/…`. */
export const fontFolder = resolve(cacheDir, 'fonts');
