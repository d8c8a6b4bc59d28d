import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** Whether the text of book.yaml has the words that whoever looks for them finds: YAML has many others. */
export const saysTrusted = (source: string): boolean =>
  source.split(/\r?\n/).some((line) => /^trusted: +true *(?:#.*)?$/.test(line));

/**
 * Whether a book is trusted: by those words, and by what its book.yaml says, for they may stand in a text of it. Undefined if the
 * words are there, but the text is no YAML.
 */
export function trustIn(source: string): boolean | undefined {
  if (!saysTrusted(source)) return false;
  try {
    return (parse(source) as { trusted?: unknown } | null)?.trusted === true;
  } catch {
    return undefined;
  }
}

export const isTrusted = (source: string): boolean => trustIn(source) ?? false;

/** Whether the book in a folder is trusted, by a book.yaml that is no link, whatever is wrong in the rest of it. */
export function isTrustedIn(folder: string): boolean {
  const settings = join(folder, 'book.yaml');
  const isFile = lstatSync(settings, { throwIfNoEntry: false })?.isFile() ?? false;
  return isFile && isTrusted(readFileSync(settings, 'utf8'));
}
