import { existsSync, readFileSync } from 'node:fs';
import { isMap, isNode, Lexer, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'astro/zod';
import { slugPattern } from '#book/addresses.ts';
import { didYouMean, type Problem } from '#book/problem.ts';
import { shownPath } from '#project/shown-path.ts';
import { checkedBy, expectation, type SchemaIssue } from './schema-issues.ts';
import { yamlErrors, type YamlError } from './yaml-errors.ts';

type FieldPlace = Pick<Problem, 'file' | 'line' | 'column'>;
export type LocateField = (path: readonly (string | number)[]) => FieldPlace;

/**
 * Parses YAML and checks it with a schema.
 *
 * @param offset  Lines before the YAML in its file (1 for front matter).
 * @param others  Values of fields that it leaves out.
 * @returns the data, or `undefined` and the problems; and where each field stands.
 */
export function checkedYaml<S extends z.ZodType>(
  source: string,
  schema: S,
  file: string,
  offset = 0,
  others: object = {},
): { data: z.output<S> | undefined; problems: Problem[]; locate: LocateField } {
  const lineCounter = new LineCounter();
  const nested = lineTooDeep(source);
  if (nested !== undefined)
    return {
      data: undefined,
      problems: [
        {
          file,
          line: nested + offset,
          message: `The lists and maps of this YAML are nested more than ${mostNested} levels deep.`,
          expected: 'a few levels',
          fix: 'check that every bracket is closed',
        },
      ],
      locate: () => ({ file }),
    };
  const document = parseDocument(source, { lineCounter, prettyErrors: false });
  const place = (position: number): FieldPlace => {
    const { line, col } = lineCounter.linePos(position);
    return { file, line: line + offset, column: col };
  };
  const locate: LocateField = (path) => place(offsetOf(document, path));
  const without = (problems: Problem[]) => ({ data: undefined, problems, locate });
  if (document.errors.length > 0)
    return without(
      yamlErrors(source, document).map(({ at, message, ...rest }) => ({
        ...place(at),
        message: `This is not valid YAML: ${message}.`,
        ...rest,
      })),
    );
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: mostAliases }) ?? {};
    if (isMap(document.contents)) value = { ...others, ...(value as object) };
  } catch (error) {
    const { at, ...said } = aliasError(source, (error as Error).message);
    return without([{ ...place(at), ...said }]);
  }
  const result = checkedBy(schema, value);
  if (result.success) return { data: result.data as z.output<S>, problems: [], locate };
  return without(result.error.issues.flatMap((issue) => problemsOf(issue, value, { schema, locate })));
}

/** The same of a file; one that does not exist has no data and no problems. */
export function readYaml<S extends z.ZodType>(path: string, schema: S): ReturnType<typeof checkedYaml<S>> {
  const file = shownPath(path);
  if (existsSync(path)) return checkedYaml(readFileSync(path, 'utf8'), schema, file);
  return { data: undefined, problems: [], locate: () => ({ file }) };
}

/** Bounds of YAML that anyone may have written. */
const mostAliases = 100;
const mostNested = 100;

/** The alias that cannot be written out: it names nothing, or has aliases of aliases, which grow to any size. */
function aliasError(source: string, error: string): YamlError {
  const unknown = /Unresolved alias.*: (.+)/.exec(error)?.[1];
  if (unknown !== undefined)
    return {
      at: source.indexOf(`*${unknown}`),
      message: 'This is not valid YAML: a value begins with *, which YAML reserves.',
      fix: 'put the value in quotes, or after ">-" on lines of its own',
    };
  return {
    at: /(?<=^|[\s[{,])\*[\w-]/.exec(source)?.index ?? 0,
    message: `The aliases (*name) of this YAML expand to more than ${mostAliases} values.`,
    expected: 'values written out, or few aliases',
    fix: 'write them out',
  };
}

/** The line, from 1, in which YAML is nested too deep, by its brackets or its indentation; before it is parsed. */
function lineTooDeep(source: string): number | undefined {
  // No more brackets are open than there are, and most texts have few; which of them are parts of words is asked of others alone.
  const lexemes = source.split(/[[{]/).length > mostNested ? new Lexer().lex(source) : [];
  let [open, line] = [0, 1];
  for (const lexeme of lexemes) {
    open += Number(lexeme === '[' || lexeme === '{') - Number(lexeme === ']' || lexeme === '}');
    if (open > mostNested) return line;
    line += lexeme.split('\n').length - 1;
  }
  for (const [at, line] of source.split('\n').entries()) {
    const steps = line.match(/^\s*(?:[-?]\s+)+/)?.[0].match(/[-?]/g)?.length ?? 0;
    if (steps > mostNested || line.search(/\S/) > 4 * mostNested) return at + 1;
  }
  return undefined;
}

function problemsOf(
  issue: SchemaIssue,
  value: unknown,
  { schema, locate }: { schema: z.ZodType; locate: LocateField },
): Problem[] {
  const path = issue.path as (string | number)[];
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(schema, path);
    return issue.keys.map((key) => ({
      ...locate([...path, key]),
      message: `Unknown field "${[...path, key].join('.')}".`,
      expected: known.length > 0 ? `one of ${known.join(', ')}` : undefined,
      fix: didYouMean(key, known, 'remove it or correct its name'),
    }));
  }
  if (issue.code === 'invalid_key')
    return [
      {
        ...locate(path),
        message: `The name "${path.at(-1)}" in "${path.slice(0, -1).join('.')}" ${issue.issues[0]!.message}.`,
        fix: 'correct the name',
      },
    ];
  const found = valueAt(value, path);
  const name = path.join('.') || 'the document';
  return [
    {
      ...locate(path),
      message:
        found === undefined
          ? `The field "${name}" is missing.`
          : `The field "${name}" ${shown(found, issue.message)}`,
      expected: expectation(issue),
      fix: found === undefined ? `add a line "${path.at(-1)}: …"` : 'change the value',
    },
  ];
}

function shown(found: unknown, message: string): string {
  if (message) return `${message}${typeof found === 'string' && found ? `: "${found}"` : '.'}`;
  return `is ${JSON.stringify(found)?.slice(0, 80)}.`;
}

function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      inner === null || typeof inner !== 'object' ? undefined : (inner as Record<string, unknown>)[key],
    value,
  );
}

function offsetOf(document: Document, path: readonly (string | number)[]): number {
  for (let length = path.length; length > 0; length--) {
    const parent = document.getIn(path.slice(0, length - 1), true);
    if (isMap(parent)) {
      const pair = parent.items.find(
        (item) =>
          String(isNode(item.key) ? (item.key as { value?: unknown }).value : item.key) ===
          String(path[length - 1]),
      );
      if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0];
    }
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

/** The field names of the object at a path of the schema, through arrays, defaults and optional fields. */
function knownKeys(schema: unknown, path: readonly (string | number)[]): string[] {
  type Def = {
    type: string;
    shape?: Record<string, unknown>;
    innerType?: unknown;
    element?: unknown;
    in?: unknown;
    out?: unknown;
    valueType?: unknown;
  };
  const def = (schema as { def?: Def }).def;
  if (!def) return [];
  if (def.innerType) return knownKeys(def.innerType, path);
  if (def.in) return [...knownKeys(def.in, path), ...knownKeys(def.out, path)];
  if (def.shape)
    return path.length === 0 ? Object.keys(def.shape) : knownKeys(def.shape[String(path[0])], path.slice(1));
  if (def.element) return knownKeys(def.element, path.slice(1));
  if (def.valueType) return knownKeys(def.valueType, path.slice(1));
  return [];
}

/** Problems of a name that becomes an address. */
export function slugProblems(slug: string, what: 'folder' | 'file', file: string): Problem[] {
  if (slugPattern.test(slug)) return [];
  return [
    {
      file,
      message: `The ${what} name "${slug}" is not a valid slug.`,
      expected: 'lower-case letters and digits, words joined by "-"; it becomes the address',
      fix: `rename the ${what}`,
    },
  ];
}

/** A text without front matter. `fields`: what would stand there. */
export const frontMatterMissing = (file: string, fields: string): Problem => ({
  file,
  line: 1,
  message: 'The front matter is missing or not closed.',
  expected: `a line "---", fields such as ${fields}, and a line "---"`,
  fix: 'add it at the top of the file',
});
