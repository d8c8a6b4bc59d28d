/** Why a document is not read, and what to do about it. */
export class Refusal extends Error {}

/** What to say of a document that is not read. A mistake of the program is thrown on. */
export function refusalOf(error: unknown): { refused: string } {
  if (error instanceof RangeError)
    return { refused: 'Its parts are nested too deeply. Export it as Markdown.' };
  const { code, message } = error as NodeJS.ErrnoException;
  if (!(error instanceof Refusal) && code === undefined) throw error;
  return { refused: code === 'ENOENT' ? 'There is no such file.' : message };
}

/**
 * The result of `read`; or a Refusal, if the parts of the text lie so deep in each other that the stack overflows, with the
 * line that has most signs for it.
 */
export function unlessTooDeep<T>(text = '', read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const signs = text.split('\n').map((line) => line.match(/[>*_[(<-]|^\s+/g)?.length ?? 0);
    const line = signs.indexOf(signs.reduce((most, count) => Math.max(most, count), 0)) + 1;
    const where = text === '' ? '' : `, likely in line ${line}`;
    throw new Refusal(
      `Quotes, lists, emphasis or HTML are nested too deeply to be read${where}. Expected at most a few hundred levels. Correct or remove that line.`,
    );
  }
}
