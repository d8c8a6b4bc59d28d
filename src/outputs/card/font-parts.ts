import { readFileSync } from 'node:fs';
import { packageFile } from '#project/package-root.ts';

/** The files that a variable font comes in, each with the code points that it is for, first and last of each range. */
export function fontParts(font: string): { file: string; unicodeRange: [number, number][] }[] {
  const folder = `@fontsource-variable/${font}`;
  const listed = JSON.parse(readFileSync(packageFile(`${folder}/unicode.json`), 'utf8')) as Record<
    string,
    string
  >;
  return Object.entries(listed).map(([part, ranges]) => ({
    file: packageFile(`${folder}/files/${font}-${part.replace(/[[\]]/g, '')}-wght-normal.woff2`),
    unicodeRange: ranges.split(',').map((range) => {
      const [first, last = first] = range.slice('U+'.length).split('-');
      return [parseInt(first!, 16), parseInt(last!, 16)];
    }),
  }));
}

/** Those of Noto Sans SC for Chinese and Japanese: others are for scripts that Inter has. */
export const chineseParts = () => fontParts('noto-sans-sc').filter(({ file }) => /-sc-\d/.test(file));

/** The mathematical face, as its package has it. */
export const mathFont = '@fontsource/noto-sans-math/files/noto-sans-math-latin-400-normal.woff2';

/** Whether one of its files is for a character. */
export const isFor = (
  { unicodeRange }: Pick<ReturnType<typeof fontParts>[number], 'unicodeRange'>,
  character: string,
): boolean => {
  const code = character.codePointAt(0)!;
  return unicodeRange.some(([first, last]) => first <= code && code <= last);
};
