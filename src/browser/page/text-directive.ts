/** Text fragments (WICG Scroll To Text Fragment): a link that leads to a text and marks it. */

const wordsOf = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/** A dash joins the parts of a directive, so that one in a text must be encoded too. Half a character has no encoding. */
const encode = (text: string): string => encodeURIComponent(text.toWellFormed()).replace(/-/g, '%2D');

/** Number of words that mark either end of a long selection, and that distinguish equal texts. */
const edgeWords = 5;
const contextWords = 4;
const longest = 100;

/**
 * The directive for a selection.
 *
 * @param runs     The selection's text in pieces that are adjacent on the page: no citation, formula or block between.
 * @param before   Text before the selection in the same piece.
 * @param after    Text after it.
 * @param article  The whole text, to see whether the selection is unique in it.
 * @returns such as `text=prefix-,start,end,-suffix`; undefined for a selection without a word.
 */
export function textDirective(
  runs: readonly string[],
  before: string,
  after: string,
  article: string,
): string | undefined {
  // A text is found by whole words only: half a word at either end is completed, and so is one that a mark clings to.
  const [head] = /[\p{L}\p{N}]*$/u.exec(before)!;
  const [tail] = /^[\p{L}\p{N}]*/u.exec(after)!;
  const complete = runs.map((run, at) => (at === 0 ? head : '') + run + (at === runs.length - 1 ? tail : ''));
  const pieces = complete.map((run) => wordsOf(run).join(' ')).filter((piece) => /[\p{L}\p{N}]/u.test(piece));
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const whole = pieces.length === 1 && first.length <= longest;
  const start = whole ? first : wordsOf(first).slice(0, edgeWords).join(' ');
  const end = whole ? undefined : wordsOf(last).slice(-edgeWords).join(' ');
  const text = wordsOf(article).join(' ').toLowerCase();
  const occurrences = text.split(start.toLowerCase()).length - 1;
  const context = occurrences > 1;
  const prefix = context
    ? wordsOf(before.slice(0, before.length - head.length))
        .slice(-contextWords)
        .join(' ')
    : '';
  const suffix = context && whole ? wordsOf(after.slice(tail.length)).slice(0, contextWords).join(' ') : '';
  return (
    'text=' +
    [
      ...(prefix ? [`${encode(prefix)}-`] : []),
      encode(start),
      ...(end !== undefined ? [encode(end)] : []),
      ...(suffix ? [`-${encode(suffix)}`] : []),
    ].join(',')
  );
}
