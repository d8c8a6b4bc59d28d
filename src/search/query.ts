/** Words that carry no meaning in a question; they leave the query, unless nothing would be left. */
const stopWords = new Set(
  (
    'a an and are as at be been by can could do does did explain describe for from get give had has have how i if in into is it its me my of on or our ' +
    'please should so tell than that the their them then there these they this those to us was we were what when where which who why will with would you your'
  ).split(' '),
);

export interface Plan {
  /** What is asked of the index first. */
  words: string[];
}

/** Splits a query into the words that matter, in order and once each. */
export function planQuery(query: string): Plan {
  const all = query
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}_+#.-]+/u)
    .map((word) => word.replace(/^[.\-+]+|[.\-]+$/g, ''))
    .filter((word) => word !== '');
  const meaningful = all.filter((word) => !stopWords.has(word));
  return { words: [...new Set(meaningful.length > 0 ? meaningful : all)] };
}

/**
 * Whether words that the index matched answer a word of the query. For a word it does not know, the index falls back
 * to ever shorter beginnings of it; a match must share at least four letters, or the whole of a shorter word.
 */
export function isGenuine(matched: readonly string[], words: readonly string[]): boolean {
  return matched.some((match) =>
    words.some((word) => {
      const needed = Math.max(Math.min(4, word.length), Math.floor(word.length / 2));
      return match.normalize('NFKC').toLowerCase().startsWith(word.slice(0, needed));
    }),
  );
}
