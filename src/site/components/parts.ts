import { basename } from 'node:path';
import { components } from 'virtual:own-components';

const files = import.meta.glob<unknown>('./parts/*.astro', {
  import: 'default',
  eager: true,
  // In a book's own folder this file lies in node_modules.
  exhaustive: true,
});

/** Parts that a question uses without importing them, and the book's own. Fence sets fenced code, Picture an image. */
export const parts = {
  ...components,
  ...Object.fromEntries(Object.entries(files).map(([path, part]) => [basename(path, '.astro'), part])),
};
