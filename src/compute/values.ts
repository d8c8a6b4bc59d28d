import { basename, dirname } from 'node:path';
import type { Computed } from '#book/computed.ts';
import { askProgram } from './ask-program.ts';
import { labProgram } from './lab-program.ts';
import type { BraceValue } from './program-thread.ts';

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
  // What stops before any braces is said of the text.
  const program = { ...bundled, file: basename(file) };
  const given = await askProgram<BraceValue[]>(program, { of: 'values' });
  const computed = given.map((value, at) => {
    const { code, line } = braces[at]!;
    if ('text' in value) return [code, value.text] as const;
    const why =
      'error' in value
        ? `stopped with an error: ${value.error}`
        : `have a value that no text can show: ${value.noData}`;
    const message = `The braces {${code.trim().slice(0, 60)}} ${why}`;
    throw Object.assign(new Error(message), { loc: { file, line } });
  });
  return { ...written, ...Object.fromEntries(computed) };
}
