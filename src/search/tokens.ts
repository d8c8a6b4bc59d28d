/** How texts and queries become words. The build and the browser use the same functions. */

/** Words that carry no meaning in a question; they leave the query, unless nothing would be left. */
const stopWords = new Set(
  (
    'a an and any are as at be been between by can could did difference do does explain describe for from get give had has have how i if ' +
    'in into is it its me my of on one or our out please should so some tell than that the their them then there these they this ' +
    'those to us use used using vs versus was we were what when where which who why will with would you your'
  ).split(' '),
);
export const isStopWord = (word: string): boolean => stopWords.has(word);

/** Lower case, without diacritics and typographic variants. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

/**
 * The words of a text, folded, in order. An identifier gives its parts and the whole: `IndexIVFFlat` is index, ivf,
 * flat and indexivfflat; `use_reentrant` is use, reentrant and usereentrant.
 */
export function words(text: string): string[] {
  const out: string[] = [];
  for (const [chunk] of text.normalize('NFKC').matchAll(/[\p{L}\p{N}]+(?:[_.'’-][\p{L}\p{N}]+)*/gu)) {
    const parts = chunk
      .replace(/['’]s$/, '')
      .split(/[_.'’-]/)
      .flatMap((part) => part.split(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u))
      .map(fold)
      .filter((part) => part !== '');
    out.push(...parts);
    if (parts.length > 1) out.push(parts.join(''));
  }
  return out;
}

/** Light stemming: plurals, -ing, -ed, and British spelling, so that quantise, quantizing and quantization meet. */
export function stem(word: string): string {
  let stemmed = word;
  if (!/[a-z]/.test(stemmed) || stemmed.length < 4) return stemmed;
  stemmed = stemmed.replace(/is(ation|ations|e|es|ed|ing|er|ers)$/, 'iz$1');
  if (/(?:[^s]|ss)es$|[^aeious]s$|[aeo]s$/.test(stemmed) && !/(?:ss|us|is|as)$/.test(stemmed)) {
    stemmed = stemmed
      .replace(/ies$/, 'y')
      .replace(/(ss|x|ch|sh)es$/, '$1')
      .replace(/s$/, '');
  }
  for (const ending of ['ization', 'ational', 'ation', 'ing', 'ed', 'er', 'al', 'ity']) {
    if (stemmed.endsWith(ending) && stemmed.length - ending.length >= 4) {
      stemmed = stemmed.slice(0, -ending.length) + (ending === 'ization' ? 'iz' : '');
      if (/([^aeiouls])\1$/.test(stemmed)) stemmed = stemmed.slice(0, -1);
      break;
    }
  }
  return stemmed.length > 4 ? stemmed.replace(/[ey]$/, '') : stemmed;
}
