/**
 * The result of `read`; or a refusal, if the parts of the document lie so deep in each other that the stack overflows,
 * with the line that has most signs for it.
 */
export function orTooDeep<T>(text = '', read: () => T): T | { refused: string } {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const signs = text.split('\n').map((line) => line.match(/[>*_[(<-]|^\s+/g)?.length ?? 0);
    const line = signs.indexOf(signs.reduce((most, count) => Math.max(most, count), 0)) + 1;
    const where = text === '' ? '' : `, likely in line ${line}`;
    return {
      refused: `Quotes, lists, emphasis or HTML are nested too deeply to be read${where}. Expected at most a few hundred levels. Correct or remove that line.`,
    };
  }
}
