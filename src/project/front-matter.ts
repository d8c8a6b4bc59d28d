const whole = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;

/** The YAML that a text begins with. It begins in line 2. */
export function frontMatterOf(source: string): string | undefined {
  return whole.exec(source)?.[1];
}

/** The text below the front matter. */
export function bodyOf(source: string): string {
  return source.replace(whole, '');
}

/** The text below the front matter in the lines that it has in the file: whoever reads it on finds no front matter of its own. */
export function belowFrontMatter(source: string): string {
  return source.replace(whole, (head) => head.replace(/[^\n]/g, ''));
}
