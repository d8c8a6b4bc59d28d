/** The title of a part without its number and signs around it. */
export const sectionTitle = (title: string): string =>
  title
    .replace(/^[^\p{L}\p{N}(]*(?:\d{1,3}(?:\.\d{1,3})*\s*[.):–—-]\s*)?[^\p{L}\p{N}(.]*/u, '')
    .replace(/[\s:：#]+$/u, '')
    .trim() || title;
