import { splitScripts, unspacedRun } from './languages/scripts.ts';

/** How texts and queries become words. The build and the browser use the same functions. */

const greek =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau upsilon phi chi psi omega'.split(
    ' ',
  );

/** Lower case, without accents and typographic variants; Greek letters by their names. The marks of other scripts are letters. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]+/g, '')
    .normalize()
    .toLowerCase()
    .replace(/[α-ω]/g, (letter) => greek[letter.charCodeAt(0) - 0x3b1]!);
}

/** An elided article or pronoun, as in l’étoile or qu’une. */
const elision = /^(?:[cdjlmnst]|qu)['’](?=\p{L}{2})/iu;

/**
 * The words of a text, folded, in order. An identifier gives its parts, and the whole where these are two, for that is
 * also written as one word: `OvenNGCDoor` is oven, ngc and door; `use_convection` is use, convection and useconvection;
 * `n^2` is n, 2 and n2. A text written without spaces between words gives its pairs of characters: no two systems divide
 * such a text alike, and any word of it is in its pairs.
 *
 * @param single  Whether it gives the characters too, for a word may have one only.
 */
export function words(text: string, single = false): string[] {
  const out: string[] = [];
  for (const found of text.normalize('NFKC').match(run) ?? []) {
    // Most words are plain, and most time is spent on words.
    if (plain.test(found)) {
      out.push(found.toLowerCase());
      continue;
    }
    const chunk = found
      .replace(elision, '')
      .replace(/['’]s$/, '')
      .replace(/['’]/g, '');
    const parts = chunk
      .split(/[_.^-]/)
      .flatMap((part) => splitScripts(part).flatMap((run) => splitRun(run, single)))
      .map(fold)
      .filter((part) => part !== '');
    out.push(...parts);
    if (parts.length === 2 && !unspacedRun.test(chunk)) out.push(parts.join(''));
  }
  return out;
}

const run = /[\p{L}\p{N}\p{M}]+(?:[_.^'’-][\p{L}\p{N}\p{M}]+)*/gu;

/** A word that has no parts and nothing to fold but its first letter. */
const plain = /^(?:[A-Za-z][a-z]*|\d+)$/;

/** Pairs of characters of a run without spaces, or the humps of an identifier. */
function splitRun(run: string, single: boolean): string[] {
  if (!unspacedRun.test(run)) return humps(run);
  const characters = [...run];
  const pairs = characters.slice(1).map((second, at) => characters[at]! + second);
  return single || pairs.length === 0 ? [...characters, ...pairs] : pairs;
}

/** The parts of a camel-case name, none shorter than three letters: LaTeX stays whole, pdfLaTeX is pdf and LaTeX. */
function humps(name: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (const { index } of name.matchAll(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu)) {
    if (index - start < 3 || name.length - index < 3) continue;
    parts.push(name.slice(start, index));
    start = index;
  }
  parts.push(name.slice(start));
  return parts;
}
