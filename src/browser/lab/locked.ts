import { lockLanguage } from '#lab/locked-language.ts';
import { pureNames } from '#lab/pure-names.ts';

let isLocked = false;

/** Locks the language before controls and pictures of a book come, which run in the page. */
export function lockForBook(): void {
  // No program may name `Function`, to which all functions lead.
  if (!isLocked) lockLanguage(`${pureNames} Function`.split(' '));
  isLocked = true;
}
