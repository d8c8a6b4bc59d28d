import { readFileSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import subsetFont from 'subset-font';
import type { Problem } from '#book/problem.ts';
import type { Book, Font } from '#book/schema.ts';
import { contentDir } from '#project/site.ts';
import { shownPath } from '#project/shown-path.ts';
import { fallbackFaces, fallbackNames } from './fallback-faces.ts';
import { allCharacters, made } from './fonts.ts';

type Fonts = NonNullable<Book['fonts']>;
type Role = keyof Fonts;

/** Most bytes of a font as readers get it. */
const largestFont = 100_000;

/** Families as styles name them. */
export const textFamily = 'Own Text';
const families: Readonly<Record<Role, string>> = {
  text: textFamily,
  heading: 'Own Heading',
  code: 'Own Code',
};

/** A file of a font: its name in the folder of fonts, and what it is for. */
interface Face {
  name: string;
  path: string;
  style: 'normal' | 'italic';
  weight: number;
}

const facesOf = (role: Role, { file, bold, italic }: Font): Face[] =>
  [
    { name: `own-${role}`, file, style: 'normal' as const, weight: 400 },
    { name: `own-${role}-bold`, file: bold, style: 'normal' as const, weight: 700 },
    { name: `own-${role}-italic`, file: italic, style: 'italic' as const, weight: 400 },
  ].flatMap(({ file, ...face }) => (file === undefined ? [] : { ...face, path: join(contentDir, file) }));

/** The axes of a font: the least, usual and greatest value of each axis, by its tag. */
function axesOf(font: Buffer): Record<string, { min: number; usual: number; max: number }> {
  for (let at = 12; at < 12 + 16 * font.readUInt16BE(4); at += 16) {
    if (font.toString('latin1', at, at + 4) !== 'fvar') continue;
    const table = font.readUInt32BE(at + 8);
    const [first, count, size] = [4, 8, 10].map((offset) => font.readUInt16BE(table + offset)) as [
      number,
      number,
      number,
    ];
    return Object.fromEntries(
      Array.from({ length: count }, (_, index) => {
        const axis = table + first + index * size;
        const [min, usual, max] = [4, 8, 12].map((offset) => font.readInt32BE(axis + offset) / 65_536);
        return [font.toString('latin1', axis, axis + 4), { min: min!, usual: usual!, max: max! }];
      }),
    );
  }
  return {};
}

/** A face reduced to some characters, and the weights that it has. */
async function reduced({ path, weight }: Face, role: Role, characters: readonly string[]) {
  const text = characters.join('');
  try {
    const source = readFileSync(path);
    const axes = axesOf(Buffer.from(await subsetFont(source, 'a', { targetFormat: 'sfnt' })));
    const within = (value: number) => Math.min(Math.max(value, axes['wght']!.min), axes['wght']!.max);
    const weights = axes['wght'] ? { min: within(400), max: within(700) } : undefined;
    const pinned = Object.entries(axes).map(([tag, { usual }]) => [tag, usual] as const);
    const subset = (wght?: number | { min: number; max: number }) =>
      subsetFont(source, text, {
        targetFormat: 'woff2',
        variationAxes: { ...Object.fromEntries(pinned), ...(wght !== undefined && { wght }) },
        // Figures of one width are for tables. What joins letters is not for code.
        keepFeatures: ['ccmp', 'locl', 'mark', 'mkmk', ...(role === 'code' ? [] : ['kern', 'liga', 'tnum'])],
      });
    const isRange = weights && weights.min < weights.max;
    return {
      bytes: await subset(isRange ? weights : undefined),
      weight: isRange ? `${weights.min} ${weights.max}` : String(weight),
      at: (wght: number) => subset(weights && within(wght)),
    };
  } catch (error) {
    throw new Error(
      `${shownPath(path)} cannot be read as a font: ${(error as Error).message}. Expected a WOFF2, TrueType or OpenType font; save or download it again.`,
      { cause: error },
    );
  }
}

/** Fonts of readers' systems that stand in for a role's; those of texts have its measures. */
function standIns(role: Role, { serif }: Font): string {
  if (role === 'code') return "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace";
  if (role === 'heading') return serif ? 'serif' : 'system-ui, sans-serif';
  const measured = fallbackNames(textFamily, serif ? 'serif' : 'sans').map((name) => `'${name}'`);
  return [...measured, serif ? 'serif' : 'system-ui, sans-serif'].join(', ');
}

const system = 'var(--font-system)';

/** The rules that use some fonts: on pages that find them in the browser's cache, as the site's own (browser/page/fonts.ts). */
function roleRules(roles: readonly (readonly [Role, Font])[]): string {
  const set = (own: (role: Role) => string) =>
    `:root { ${roles
      .map(
        ([role, font]) => `--font-${role}: ${own(role)}${role === 'text' ? system : standIns(role, font)};`,
      )
      .join(' ')} }`;
  const known = set((role) => `'${families[role]}', `);
  const text = roles.find(([role]) => role === 'text')?.[1];
  return `@layer book {
${text ? `:root { --font-system: ${standIns('text', text)}; }` : ''}
${set(() => '')}
${known.replace(':root', ':root[data-fonts]')}
${text ? `:root[data-fonts~='math'] { --font-text: '${textFamily}', 'Noto Sans Math', ${system}; }` : ''}
@media (scripting: none) { ${known} }
${roles.some(([role]) => role === 'heading') ? 'h1, h2, h3, h4, .display-title, .site-name { font-family: var(--font-heading); }' : ''}
}
`;
}

/** The faces of a role's font, and of what stands in for it with its measures. */
async function facesIn(role: Role, font: Font, characters: readonly string[]): Promise<string> {
  const family = families[role];
  const faces = await Promise.all(
    facesOf(role, font).map(async (face) => ({ ...face, ...(await reduced(face, role, characters)) })),
  );
  const rules = await Promise.all(
    faces.map(async ({ name, path, bytes, style, weight }) => {
      if (bytes.length > largestFont)
        throw new Error(
          `${shownPath(path)} has ${Math.ceil(bytes.length / 1000)} kB with the ${characters.length} characters of the book alone. Expected at most ${largestFont / 1000} kB; choose a lighter font, or one of a single weight.`,
        );
      await made(`${name}.woff2`, [Buffer.from(bytes).toString('base64')], async () => bytes);
      const italic = style === 'italic' ? 'font-style: italic; ' : '';
      return `@font-face { font-family: '${family}'; src: url('@fonts/${name}.woff2'); font-weight: ${weight}; ${italic}font-display: optional; }\n`;
    }),
  );
  if (role !== 'text') return rules.join('');
  const regular = faces[0]!;
  const bold = faces.find(({ weight }) => weight === '700');
  const measured = [await regular.at(400), bold?.bytes ?? (await regular.at(660))] as const;
  return (await fallbackFaces(family, measured, font.serif ? 'serif' : 'sans')) + rules.join('');
}

/**
 * Makes the fonts of a book's own, reduced to the characters that it uses, and the styles that use them: `own.css`, which is
 * empty for a book without.
 *
 * @param text  All texts of the book.
 * @throws if a file is no font, or is too large; names it.
 */
export async function makeOwnFonts(fonts: Book['fonts'], text: Iterable<string>): Promise<void> {
  const roles = (['text', 'heading', 'code'] as const).flatMap((role) =>
    fonts?.[role] ? [[role, fonts[role]] as const] : [],
  );
  const characters = roles.length > 0 ? allCharacters(text).sort() : [];
  const files = roles.flatMap(([role, font]) => facesOf(role, font).map(({ path }) => path));
  const sources = files.map((path) => readFileSync(path).toString('base64'));
  await made('own.css', ['own faces 3', fonts, characters.join(''), sources], async () => {
    const faces = await Promise.all(roles.map(([role, font]) => facesIn(role, font, characters)));
    return roles.length > 0 ? faces.join('') + roleRules(roles) : '/* None. */';
  });
}

/** The fonts of a book, but none where something is wrong with its settings or with one of their files. */
export function soundFonts(fonts: Book['fonts'], problems: readonly Problem[]): Book['fonts'] {
  const files = Object.values(fonts ?? {}).flatMap((font) => facesOf('text', font).map(({ path }) => path));
  const read = [join(contentDir, 'book.yaml'), ...files].map(shownPath);
  const isWrong = problems.some(({ file }) => read.some((path) => `${path}${sep}`.startsWith(file + sep)));
  return isWrong ? undefined : fonts;
}

/** The record of each font of a book beside those that the site brings: its files, and its licence in full where it is one. */
export const ownLicenses = (fonts: Book['fonts']): string[] =>
  Object.values(fonts ?? {}).map(({ file, license }) => {
    const isFile = ['.txt', '.md'].includes(extname(license));
    return `${file}\n${'='.repeat(file.length)}\n\n${isFile ? readFileSync(join(contentDir, license), 'utf8').trim() : license}\n`;
  });
