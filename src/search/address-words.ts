import { decoded } from '#book/decoded.ts';

/** The words of an address: its last part that says something, whatever is stuck to it. */
export function wordsOfPath(path: string): string {
  const parts = decoded(path)
    .replace(/\.\w{1,5}$/, '')
    .split('/')
    .map((part) => part.replace(/[^\p{L}\p{N}]+/gu, ' ').trim())
    .filter((part) => part !== '' && !/^(questions?|topics?|index|html|q)$/i.test(part));
  return parts.slice(-2).join(' ').slice(0, 200);
}
