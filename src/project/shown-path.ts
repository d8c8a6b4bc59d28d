import { relative } from 'node:path';

/** A path as its author knows it: from the folder that the command runs in. */
export const shownPath = (path: string): string => relative('.', path) || path;
