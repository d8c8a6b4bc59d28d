import { relative } from 'node:path';

/** A path as its author knows it: from the folder that the command runs in, and in one line whatever its name is. */
export const shownPath = (path: string): string =>
  (relative('.', path) || path).replace(/[\n\u2028\u2029]/g, '\ufffd');
