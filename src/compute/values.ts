import { basename, dirname } from 'node:path';
import { uneval } from 'devalue';
import type { Computed } from '#book/computed.ts';
import { askProgram } from './ask-program.ts';
import { labProgram } from './lab-program.ts';
import type { BraceValue } from './program-thread.ts';

/** Entries of a list that a page can show, empty ones counted: they take no room before a page is made of them. */
const mostEntries = 100_000;

function refuseLong(thing: unknown): void {
  if (Array.isArray(thing) && thing.length > mostEntries)
    throw new Error(`a list has ${thing.length} entries, and may have ${mostEntries}`);
}

/**
 * The values of the programs in the braces of a text, written out as JavaScript, by their programs.
 *
 * @param file  Path of the text, which its imports start from.
 * @throws with the place as `loc` if one stops with an error, or gives more than data.
 */
export async function valuesIn(
  file: string,
  { imports, braces, literals }: Computed,
): Promise<Record<string, string>> {
  const written = Object.fromEntries(literals.map((code) => [code, code]));
  if (braces.length === 0) return written;
  const bundled = await labProgram(
    dirname(file),
    `${basename(file)}.values.ts`,
    `${imports}\nexport const values = [${braces.map(({ code }) => `() => (${code}\n)`).join(',\n')}];`,
  );
  const writtenOut = (made: unknown): string =>
    JSON.stringify(
      Object.fromEntries(
        (made as BraceValue[]).map((outcome, at) => {
          const { code, line } = braces[at]!;
          const stopped = (why: string) => {
            const braces = `The braces {${code.trim().slice(0, 60)}}`;
            return Object.assign(new Error(`${braces} ${why}`), { loc: { file, line } });
          };
          if (!('value' in outcome)) throw stopped(`stopped with an error: ${outcome.error}`);
          try {
            const text = uneval(outcome.value, refuseLong);
            // A page asks for it: of an object whose `toString` is none there is no text.
            void String(outcome.value);
            return [code, text] as const;
          } catch (error) {
            throw stopped(`have a value that no text can show: ${(error as Error).message}`);
          }
        }),
      ),
    );
  // What stops before any braces is said of the text.
  const program = { ...bundled, file: basename(file) };
  return { ...written, ...(await askProgram<Record<string, string>>(program, { of: 'values' }, writtenOut)) };
}
