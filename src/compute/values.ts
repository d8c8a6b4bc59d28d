import { basename, dirname } from 'node:path';
import { parse, uneval } from 'devalue';
import { mute } from '#book/problem.ts';
import type { Computed } from '#book/computed.ts';
import { askProgram } from './ask-program.ts';
import { refuseLong } from './data-lists.ts';
import { labProgram } from './lab-program.ts';
import type { BraceValue } from './program-process.ts';

/** Data as JavaScript: what another process says is read as data, whoever has said it. */
function writtenOut(data: string): string {
  const value: unknown = parse(data);
  refuseLong(value);
  // A page asks for it: of an object whose `toString` is none there is no text.
  void String(value);
  return uneval(value);
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
  // Anew, since bundlers look for marks of their own in code, and put something else in their place.
  const written = Object.fromEntries(literals.map(({ code, value }) => [code, uneval(value)]));
  if (braces.length === 0) return written;
  const bundled = await labProgram(
    dirname(file),
    `${basename(file)}.values.ts`,
    `${imports}\nexport const values = [${braces.map(({ code }) => `() => (${code}\n)`).join(',\n')}];`,
  );
  const valueOf = (given: BraceValue | undefined, { code, line }: (typeof braces)[number]) => {
    const stopped = (why: string) =>
      Object.assign(new Error(mute(`The braces {${code.trim().slice(0, 60)}} ${why}`)), {
        loc: { file, line },
      });
    if (!given || 'error' in given) throw stopped(`stopped with an error: ${given?.error}`);
    try {
      if ('noData' in given) throw new Error(given.noData);
      return [code, writtenOut(given.data)] as const;
    } catch (error) {
      throw stopped(`have a value that no text can show: ${(error as Error).message}`);
    }
  };
  const allWritten = (json: string): string => {
    const given = JSON.parse(json) as BraceValue[] | null;
    return JSON.stringify(Object.fromEntries(braces.map((brace, at) => valueOf(given?.[at], brace))));
  };
  // Bundled they are the same however they are written.
  const ask = { of: 'values', named: braces.map(({ code }) => code) } as const;
  // What stops before any braces is said of the text.
  const program = { ...bundled, file: basename(file) };
  return { ...written, ...(await askProgram<Record<string, string>>(program, ask, allWritten)) };
}
