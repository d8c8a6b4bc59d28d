import { isCollection, isScalar, visit, type Document, type YAMLParseError } from 'yaml';

/** Something that keeps a text from being YAML. */
export interface YamlError {
  /** Where it stands in the source, in characters from 0. */
  at: number;
  message: string;
  expected?: string;
  fix: string;
}

const inQuotes = 'put the value in quotes, or after ">-" on lines of its own';
const oneALine = 'one "name: value" a line, lists indented with "- "';

/** Errors that spoil one value: what follows them is read as it is meant. */
const local = new Set(['DUPLICATE_KEY', 'BAD_SCALAR_START', 'BAD_DQ_ESCAPE']);

const most = 10;

/** Errors of a document, in order, up to the first that others may only follow from. */
export function yamlErrors(source: string, document: Document): YamlError[] {
  const unmerged = source.search(/^<{7}(?: |$)/m);
  if (unmerged >= 0 && document.errors.length > 0) return [{ at: unmerged, ...conflict }];
  const errors = document.errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
  const found: YamlError[] = [];
  for (const [index, error] of errors.entries()) {
    const alike = errors.filter(({ pos }) => pos[0] === error.pos[0]).map(({ code }) => code);
    if (errors[index - 1]?.pos[0] === error.pos[0]) continue;
    found.push(unclosed(source, document, error) ?? describe(source, error, alike));
    const colon =
      error.code === 'BLOCK_AS_IMPLICIT_KEY' && alike.length === 1 && source[error.pos[0] - 1] === ' ';
    if (!(local.has(error.code) || colon) || found.length === most) break;
  }
  return found;
}

const conflict = {
  message: 'git could not merge these lines, and has left those of both sides',
  expected: 'the lines that are right',
  fix: 'choose among them (in published.yaml keep all), and remove the lines that begin with <<<<<<<, ======= and >>>>>>>',
};

/** The quote or bracket before an error that is not closed where its author meant it. The parser misses it lines later. */
function unclosed(source: string, document: Document, { pos, message }: YAMLParseError) {
  let found: { at: number; sign: string } | undefined;
  visit(document, {
    Node(_, node) {
      const [at, end] = node.range ?? [0, 0];
      const sign = source[at] ?? '';
      if (at > pos[0] || at < (found?.at ?? 0)) return;
      if (isScalar(node) && node.type?.startsWith('QUOTE') && isOpen(source.slice(at, end)))
        found = { at, sign };
      if (isCollection(node) && node.flow && message.includes(' end with a ') && pos[0] <= end)
        found = { at, sign };
    },
  });
  if (!found) return undefined;
  const { sign } = found;
  const within = { '"': '; a " within it is written \\"', "'": "; a ' within it is written ''" }[sign] ?? '';
  return {
    at: found.at,
    message: `this ${sign} is not closed`,
    expected: `a ${{ '[': ']', '{': '}' }[sign] ?? sign} in this line, or in lines that are indented below it`,
    fix: `close it${within}`,
  };
}

const isOpen = (text: string): boolean =>
  text.length < 2 || text.at(-1) !== text[0] || /\n(?:[-\s]*- )?[\w-]+:\s/.test(text);

function describe(source: string, error: YAMLParseError, codes: readonly string[]): YamlError {
  const [at] = error.pos;
  const start = source.lastIndexOf('\n', at - 1) + 1;
  const [line = ''] = source.slice(start).split('\n', 1);
  const before = source.slice(start, at);
  if (codes.includes('BLOCK_AS_IMPLICIT_KEY') && codes.length > 1 && before.trim() !== '')
    return tooDeep(source, at);
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY' && before.trim() !== '')
    return { at, message: 'the value has ": ", which ends a name', expected: oneALine, fix: inQuotes };
  const sign = /^\s*(?:- +)*(?:[\w-]+: +)?([*&!%@`|>])/.exec(line)?.[1];
  if (sign !== undefined && before.trim() !== '')
    return {
      at,
      message: `a value begins with ${sign}, which YAML reserves`,
      fix: inQuotes,
    };
  const said = sayings[error.code]?.(line.trim(), source.slice(at));
  if (said) return { at, ...said };
  if (before.trim() === '')
    return {
      at,
      message: 'this line is not indented like the lines above it',
      expected: 'the same indentation for all fields of a level and all items of a list',
      fix: 'indent it like its neighbours',
    };
  if (/[\]}]/.test(source[at]!))
    return {
      at,
      message: `this ${source[at]} closes nothing`,
      expected: oneALine,
      fix: `remove it, or ${inQuotes}`,
    };
  if (/["']\s*$/.test(before))
    return { at, message: 'text follows a closing quote', expected: oneALine, fix: inQuotes };
  return { at, message: error.message.split('\n')[0]!, expected: oneALine, fix: inQuotes };
}

/** A line that is indented below a value as if it belonged to it, and has a name of its own. */
function tooDeep(source: string, at: number): YamlError {
  const line = /\n[ ]*(?=[\w-]+:(?:\s|$))/g;
  line.lastIndex = at;
  const found = line.exec(source);
  return {
    at: found ? line.lastIndex : at,
    message: 'this line is indented below a field that has a value',
    expected: 'the same indentation for all fields of a level',
    fix: 'remove the spaces before it; if it continues the text above, put the whole text in quotes',
  };
}

type Said = Omit<YamlError, 'at'>;

const sayings: Readonly<Record<string, (line: string, text: string) => Said>> = {
  DUPLICATE_KEY: (line) => ({
    message: `the field "${line.replace(/^(?:- +)*|:.*$/g, '')}" occurs a second time`,
    expected: 'each name once',
    fix: 'remove one of the two, or merge them',
  }),
  TAB_AS_INDENT: () => ({
    message: 'this line is indented with a tab',
    expected: 'spaces',
    fix: 'write two spaces for each tab',
  }),
  BAD_DQ_ESCAPE: (_, text) => ({
    message: `${text.slice(0, 2)} is not a valid escape in double quotes`,
    fix: 'use single quotes, in which a backslash is an ordinary character',
  }),
  MULTILINE_IMPLICIT_KEY: (line) => ({
    message: `"${line.slice(0, 40)}" is not a "name: value"`,
    expected: oneALine,
    fix: 'write ": " after the name',
  }),
  MULTIPLE_DOCS: () => ({ message: 'a line "---" begins a second document', fix: 'remove that line' }),
};
