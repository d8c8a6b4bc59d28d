import { childrenOf, declaresTypes, isNode, type Node } from './program-tree.ts';

/** A text of a program that people may read, as long as its place in the source: what is no text is blank. */
export interface ProgramText {
  text: string;
  at: number;
}

/** Stands for a value within a text, so that the words before and after it are not read as one phrase. */
const gap = '…';
const blank = (text: string) => ' '.repeat(text.length);

/** The texts of a program: its strings and templates, joined where `+` joins them, but for identifiers. */
export function textsOf(program: unknown, source: string): ProgramText[] {
  const texts: ProgramText[] = [];
  if (isNode(program)) collect(program, source, texts);
  return texts;
}

const isString = (node: Node) => node.type === 'Literal' && typeof node.value === 'string';
const isText = (node: Node) =>
  isString(node) ||
  node.type === 'TemplateLiteral' ||
  (node.type === 'BinaryExpression' && node.operator === '+');

function collect(node: Node, source: string, texts: ProgramText[]): void {
  if (declaresTypes.has(node.type)) return;
  if (isText(node)) {
    const written = blank(source.slice(node.start, node.end)).split('');
    fill(node, { written, from: node.start, source, texts });
    const text = withoutTags(written.join(''));
    // A word in small letters is the name of a state, a role or a colour.
    if (/\S\s+\S/.test(text.trim()) || /\p{Lu}/u.test(text)) texts.push({ text, at: node.start });
    return;
  }
  // Names of properties and of modules are not shown.
  const named = /^(?:Import|Export)/.test(node.type)
    ? 'source'
    : 'computed' in node && !node.computed && 'key';
  for (const child of childrenOf(node, named || undefined)) collect(child, source, texts);
}

interface Filling {
  written: string[];
  from: number;
  source: string;
  texts: ProgramText[];
}

/** Writes the words of a text at their places, and goes on into the values between them. */
function fill(node: Node, filling: Filling): void {
  const { written, from, source, texts } = filling;
  const write = (raw: string, at: number) => written.splice(at - from, raw.length, ...withoutEscapes(raw));
  if (isString(node)) write(source.slice(node.start + 1, node.end - 1), node.start + 1);
  else if (node.type === 'TemplateLiteral') {
    for (const quasi of node.quasis as (Node & { value: { raw: string } })[])
      write(quasi.value.raw, source.indexOf(quasi.value.raw, quasi.start));
    for (const expression of node.expressions as Node[]) leaveGap(expression);
  } else if (isText(node)) for (const side of ['left', 'right']) fill(node[side] as Node, filling);
  else leaveGap(node);

  function leaveGap(value: Node): void {
    written[value.start - from] = gap;
    collect(value, source, texts);
  }
}

/** In single characters, each escape as so many spaces. */
const withoutEscapes = (raw: string): string[] =>
  raw.replace(/\\(?:u\{[^}]*\}|u[\da-f]{4}|x[\da-f]{2}|[^])/gi, blank).split('');

/** Without HTML, but for the attributes that are read out or shown. */
const withoutTags = (text: string): string =>
  text.replace(/<[a-z/][^<>]*(?:>|$)/gi, (tag) => {
    const shown = [...tag.matchAll(/(?<=\s(?:title|alt|aria-label)=")[^"]*/g)];
    return shown.reduce(
      (left, { 0: value, index }) => left.slice(0, index) + value + left.slice(index + value.length),
      blank(tag),
    );
  });
