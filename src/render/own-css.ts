import { transform, type TokenOrValue } from 'lightningcss';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { activePart } from '#book/look/picture.ts';
import { placeIn, type Problem } from '#book/problem.ts';
import { shownPath } from '#project/shown-path.ts';
import { nestedTooDeep } from './text/nesting.ts';
import { pictureIn } from './picture.ts';
import { quotedFile } from '#project/quoted-file.ts';

/** Most bytes of a book's styles as they stand in every page, and of a picture among them. */
const largestCss = 16_000;
/** With space and comments: what is longer is not parsed, which would take long. */
const largestSource = 3 * largestCss;
const largestCssPicture = 4_000;
/** The parser ends the whole process at some hundreds. */
const mostNested = 30;

/** A custom property that a style sheet sets. */
export interface SetProperty {
  name: string;
  value: readonly TokenOrValue[];
  line: number;
  /** Whether it is set in `:root` or `html` alone, whatever the reader's screen and theme. */
  atRoot: boolean;
  /** Whether it is set for one theme only: where the reader's system, or an attribute of the page, asks for it. */
  forTheme: boolean;
}

/** A style sheet as pages have it, the custom properties that it sets and those that it uses without a fallback. */
export interface OwnCss {
  css: string;
  set: SetProperty[];
  used: Map<string, number>;
  problems: Problem[];
}

/** Rules that load something, or mean nothing in a layer, with what to do instead. */
const refusedRules: Readonly<Record<string, string>> = {
  import: 'write its rules into this file',
  'font-face': 'name the font in book.yaml with `fonts:` (see `help look`)',
  namespace: 'remove it',
};

/** Functions that load what a text in quotes names, or once ran a program. */
const refusedFunctions = /^(?:-webkit-)?(?:image-set|image|src|cross-fade|element|expression|paint)$/i;

/** A part of a style sheet as the parser gives it, as far as it is looked at: a rule, a declaration, a value. */
interface Part {
  type?: string;
  property?: string;
  url?: string;
  loc?: { line: number };
  value?: {
    name?: string | { ident: string };
    value?: TokenOrValue[];
    fallback?: unknown;
    loc?: { line: number };
    selectors?: unknown;
    query?: unknown;
  };
}

interface Around {
  /** The line of the rule around it, from 0. */
  line: number;
  /** The rules around it, as texts. */
  scope: readonly string[];
}

/** All parts of a style sheet: the parser's own way through calls for less than there is. */
function* rulesIn(node: unknown, around: Around): Generator<[Part, Around]> {
  if (typeof node !== 'object' || node === null) return;
  const part = node as Part;
  const inside = insideOf(part, around);
  yield [part, inside];
  // What a refused rule holds is refused with it.
  if (Object.hasOwn(refusedRules, part.type ?? '')) return;
  for (const child of Object.values(node)) yield* rulesIn(child, inside);
}

function insideOf({ type, value }: Part, around: Around): Around {
  if (type === undefined || type === 'nested-declarations' || !value?.loc) return around;
  const scope = JSON.stringify(value.selectors ?? value.query ?? type);
  return { line: value.loc.line, scope: [...around.scope, scope] };
}

const isAddress = (url: string): boolean => !/^data:image\/|^#/.test(url);

/** Why a part may not stand in a book's style sheet, if it may not, and at which words of it. */
function refusal({ type = '', value, url }: Part, path: string, root: string) {
  const fix = Object.hasOwn(refusedRules, type) ? refusedRules[type] : undefined;
  if (fix !== undefined)
    return {
      at: '',
      message: `A style sheet of a book has no @${type}.`,
      expected: 'rules for what pages show, and nothing that loads another file',
      fix,
    };
  const name = type === 'function' ? String(value?.name) : type;
  if (refusedFunctions.test(name))
    return {
      at: `${name}(`,
      message: `The function ${name}() could load something.`,
      expected: 'a picture of the book as url(./name.png), or a gradient',
      fix: 'write it like that',
    };
  const picture = url !== undefined && isAddress(url) ? pictureAt(url, path, root) : '';
  if (typeof picture === 'string') return undefined;
  const message = `url(${url!.slice(0, 80)}) ${picture.why}.`;
  return { at: '', message, expected: expectedPicture, fix: picture.fix };
}

/** Notes the custom property that a part sets or uses, if it does. */
function noteProperty(
  { type, property, value }: Part,
  { scope }: Around,
  line: (text: string) => number,
  own: OwnCss,
) {
  const { name } = value ?? {};
  if (property === 'custom' && typeof name === 'string' && name.startsWith('--'))
    own.set.push({
      name,
      value: value?.value ?? [],
      line: line(name),
      atRoot: scope.length === 1 && roots.has(scope[0]!),
      forTheme: scope.some((rule) => /"(?:prefers-color-scheme|data-theme)"/.test(rule)),
    });
  if (type === 'var' && typeof name === 'object' && !value?.fallback && !own.used.has(name.ident))
    own.used.set(name.ident, line(name.ident));
}

const unreadable = (why: string) => ({
  message: `This cannot be read as CSS: ${why}.`,
  expected: 'rules that browsers know, with their brackets closed',
  fix: 'correct it',
});
const tooLarge = (length: number) => ({
  message: `The file has ${Math.ceil(length / 1000)} kB.`,
  expected: `at most ${largestSource / 1000} kB, with space and comments`,
  fix: 'shorten it',
});

const tooMuch = (length: number) => ({
  message: `The styles have ${Math.ceil(length / 1000)} kB, and stand in every page.`,
  expected: `at most ${largestCss / 1000} kB without space and comments, with their pictures`,
  fix: 'shorten them',
});

/**
 * Reads a book's style sheet. Nothing of it loads anything: its pictures come to stand in it, and whatever names something
 * else is a problem.
 *
 * @param path  Its file. @param root  The book's folder, which holds its pictures.
 */
export function readOwnCss(path: string, root: string, source = readFileSync(path, 'utf8')): OwnCss {
  const file = shownPath(path);
  const own: OwnCss = { css: '', set: [], used: new Map(), problems: [] };
  const say = (line: number, problem: Omit<Problem, 'file' | 'line'>) =>
    void own.problems.push({ file, line, ...problem });
  const unread = (line: number, why: string) => say(line, unreadable(why));
  if (source.length > largestSource) {
    say(1, tooLarge(source.length));
    return own;
  }
  const deep = nestedTooDeep(source, mostNested);
  if (deep !== undefined) {
    unread(placeIn(source, deep).line, 'brackets are nested too deeply');
    return own;
  }
  const lines = source.split('\n');
  const read = (part: Part, around: Around) => {
    const lineOf = (text: string) =>
      Math.max(
        lines.findIndex((found, at) => at >= around.line && found.includes(text)),
        around.line,
      ) + 1;
    const { at, ...refused } = refusal(part, path, root) ?? {};
    if (at !== undefined) say(part.loc?.line ?? lineOf(at), refused as Omit<Problem, 'file'>);
    noteProperty(part, around, lineOf, own);
  };
  try {
    const { code, warnings } = transform({
      filename: file,
      code: Buffer.from(source),
      minify: true,
      errorRecovery: true,
      visitor: {
        StyleSheet({ rules }) {
          for (const [part, around] of rulesIn(rules, { line: 0, scope: [] })) read(part, around);
        },
        Url(url) {
          const picture = isAddress(url.url) ? pictureAt(url.url, path, root) : undefined;
          return typeof picture === 'string' ? { ...url, url: picture } : undefined;
        },
      },
    });
    // What the parser has written has that in it still.
    const refused = own.problems.length > 0;
    for (const { message, loc } of warnings) unread(loc.line, message);
    if (code.length > largestCss) say(1, tooMuch(code.length));
    // In a text of CSS the sign before a slash changes nothing, and the text ends no element of the page.
    own.css = code.toString().replaceAll('</', '<\\/');
    if (!refused && loads(own.css, path, root))
      say(lines.findIndex((text) => /\w\/\*/.test(text)) + 1 || 1, joined);
  } catch (error) {
    const { message, loc } = error as Error & { loc?: { line: number } };
    unread(loc?.line ?? 1, message);
  }
  return own;
}

const expectedPicture = `a picture of the book of at most ${largestCssPicture / 1000} kB, by its path from this file, such as ./paper.png`;

const joined = {
  message: 'Without its comments this would load something.',
  expected: expectedPicture,
  fix: 'write url( and other functions without a comment before the bracket',
};

/** Whether a text that the parser has written holds what may not stand there: it joins words that a comment had kept apart. */
function loads(css: string, path: string, root: string): boolean {
  let found = false;
  const StyleSheet = ({ rules }: { rules: unknown }) => {
    for (const [part] of rulesIn(rules, { line: 0, scope: [] }))
      found ||= refusal(part, path, root) !== undefined || (part.url !== undefined && isAddress(part.url));
  };
  transform({ filename: path, code: Buffer.from(css), errorRecovery: true, visitor: { StyleSheet } });
  return found;
}

/** Selectors of the page as a whole, as the parser gives them. */
const roots: ReadonlySet<string> = new Set(
  [
    { type: 'pseudo-class', kind: 'root' },
    { type: 'type', name: 'html' },
  ].map((selector) => JSON.stringify([[selector]])),
);

/** A picture of the book as an address that holds it, or why there is none. */
function pictureAt(url: string, path: string, root: string): string | { why: string; fix: string } {
  const no = (why: string, fix: string) => ({ why, fix });
  if (/^[a-z][a-z\d+.-]*:|^[/\\]/i.test(url))
    return no('would load something from elsewhere', 'copy the picture into the book, and name it there');
  const target = quotedFile(resolve(dirname(path), url), root);
  if (target === undefined) return no('lies outside the book’s folder', 'copy the picture into the folder');
  if (!existsSync(target)) return no('names no file', `add ${shownPath(target)}, or correct the name`);
  const { size } = statSync(target);
  if (size > largestCssPicture)
    return no(
      `has ${Math.ceil(size / 1000)} kB, which every page would carry`,
      'make it smaller, or show it in a text as ![what it shows](picture.png)',
    );
  const picture = pictureIn(target);
  if (!picture) return no('names no picture', 'name a PNG, JPEG, GIF, WebP, AVIF or SVG');
  const { bytes, kind, type } = picture;
  const part = kind === 'svg' ? activePart(bytes.toString('utf8')) : undefined;
  if (part) return no(`contains ${part.what}`, 'remove it, or save the drawing as plain SVG');
  return `data:${type};base64,${bytes.toString('base64')}`;
}
