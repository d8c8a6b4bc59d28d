import type { Messages } from '#messages/languages.ts';

/** Kinds of asides that other tools have for one. */
const same: Readonly<Record<string, string>> = {
  hint: 'tip',
  check: 'success',
  done: 'success',
  help: 'question',
  faq: 'question',
  caution: 'warning',
  attention: 'warning',
  failure: 'error',
  bug: 'error',
  abstract: 'summary',
  tldr: 'summary',
};

/** Title of an aside that has none of its own; a kind that has no word by its own name. */
export function asideTitle(kind: string, asides: Messages['asides']): string {
  const name = kind.toLowerCase();
  const title = new Map(Object.entries(asides)).get(same[name] ?? name);
  return title ?? kind.charAt(0).toUpperCase() + name.slice(1);
}
