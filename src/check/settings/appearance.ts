import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { accentOf, leastContrast, leastOn, readable, shownContrast } from '#book/look/accent.ts';
import { activePart, largestLogo, logoKinds, logoSide } from '#book/look/picture.ts';
import type { Problem } from '#book/problem.ts';
import type { Book } from '#book/schema.ts';
import { symbolProblems } from '#book/look/symbol.ts';
import { pictureIn } from '#render/picture.ts';
import { quotedFile } from '#project/quoted-file.ts';
import { shownPath } from '#project/shown-path.ts';
import type { LocateField } from '../front-matter/front-matter.ts';

/** Problems of a book's colours, logo and symbol. */
export function appearanceProblems(
  contentDir: string,
  book: Book | undefined,
  locate: LocateField,
): Problem[] {
  const symbol = join(contentDir, 'symbol.svg');
  const problems = existsSync(symbol) ? symbolProblems(readFileSync(symbol, 'utf8'), shownPath(symbol)) : [];
  if (book?.accent !== undefined) problems.push(...accentProblems(book.accent, locate));
  if (book?.logo === undefined) return problems;
  const file = quotedFile(book.logo, contentDir);
  const problem = logoProblem(book.logo, file);
  return problem ? [...problems, { ...locate(['logo']), ...problem }] : problems;
}

function accentProblems(accent: NonNullable<Book['accent']>, locate: LocateField): Problem[] {
  const colours = accentOf(accent);
  return (['light', 'dark'] as const).flatMap((theme) => {
    const colour = colours[theme];
    const { ratio, ground } = leastOn(colour, theme);
    if (ratio >= leastContrast) return [];
    return {
      ...locate(typeof accent === 'string' ? ['accent'] : ['accent', theme]),
      message: `The accent colour ${colour} has a contrast of ${shownContrast(ratio)} with ${ground}, the background of text in that colour in the ${theme} theme.`,
      expected: `at least ${leastContrast}, so that links can be read (WCAG 2.2, 1.4.3)`,
      fix: `the nearest colour with that contrast is "${readable(colour, theme)}"`,
    };
  });
}

type LogoProblem = Pick<Problem, 'message'> & Partial<Problem>;

function logoProblem(logo: string, path: string | undefined): LogoProblem | undefined {
  const problem = (message: string, fix: string, more?: Partial<Problem>) => ({
    message,
    expected: `an SVG, PNG or WebP in the book’s folder: about as wide as it is high, ${logoSide.least} to ${logoSide.most} px, at most ${largestLogo / 1000} kB`,
    fix,
    ...more,
  });
  if (path === undefined)
    return problem(`The logo "${logo}" is outside the book’s folder.`, 'copy it into the folder');
  if (!existsSync(path))
    return problem(`The logo "${logo}" does not exist.`, `add ${shownPath(path)}, or correct the name`);
  const { size } = statSync(path);
  if (size > largestLogo)
    return problem(
      `The size of the logo "${logo}" is ${Math.ceil(size / 1000)} kB.`,
      'scale it down, or save it as SVG',
    );
  const picture = pictureIn(path);
  if (!picture)
    return problem(`The logo "${logo}" cannot be read as a picture.`, 'save it again as SVG or PNG');
  const { bytes, width, height, kind } = picture;
  if (!logoKinds.some((known) => known === kind))
    return problem(
      `The logo "${logo}" is not in a format that every browser shows as an icon.`,
      'save it as SVG or PNG',
    );
  const part = kind === 'svg' ? activePart(bytes.toString('utf8')) : undefined;
  if (part)
    return problem(`The logo contains ${part.what}.`, 'remove it, or save the drawing as plain SVG', {
      file: shownPath(path),
      line: part.line,
      column: undefined,
    });
  const [least, most] = [Math.min(width, height), Math.max(width, height)];
  const isOfSize = kind === 'svg' || (least >= logoSide.least && most <= logoSide.most);
  return isOfSize && most <= 1.25 * least
    ? undefined
    : problem(
        `The logo "${logo}" is ${width} px wide and ${height} px high.`,
        'crop it to a square of such a size, because it is also the icon of the pages',
      );
}
