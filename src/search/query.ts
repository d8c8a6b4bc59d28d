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
