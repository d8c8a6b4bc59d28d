/** Plants programs that could do more than compute in a small book. */
import assert from 'node:assert/strict';
import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { formatProblems } from '#book/problem.ts';
import { reachOf } from '../programs/program-reach.ts';
import { readBook } from '../read-book.ts';
import { one, plant, report } from './planted.testing.ts';

const numbers = 'questions/one/numbers.ts';
/** A page that imports a program, and the program. */
const withProgram = (program: string): [string, string, string][] => [
  [one, '## Heading', "import { x } from './numbers.ts';\n\n## Heading"],
  [numbers, '', program],
];

// Kept apart from the word that would make them imports of this file.
const shared = '../../numerics/y.ts';
const outside = '../../../x.ts';

test('what computes is left alone', () => {
  const program = `import type { Progress } from 'grounded/lab/lab.ts';
import { near } from 'grounded/lab/format.ts';
import { y } from '${shared}';
interface Shape<T> { at: T }
class Heap<T> { readonly of: T | undefined; private constructor(of?: T) { this.of = of; } static from = (x: number) => x; }
function* ids({ from = 0, ...rest }: { from?: number }): Generator<number> {
  label: for (const [i, value] of [1, 2].entries()) { if (value > i) continue label; yield from + arguments.length; }
  try { return void rest; } catch (error) { throw new Error(String(error), { cause: error }); }
}
export const x = [...ids({})].map((value) => Math.sqrt(value as number) + y!);
export default { at: x, process: 1, fetch() { return near; } } satisfies Shape<number[]> & object;
var late = hoisted(); function hoisted() { return late ?? new Map([[Heap, undefined]]); }
export { late as eval };
`;
  assert.equal(report([...withProgram(program), ['numerics/y.ts', '', 'export const y = 1;\n']]), '');
});

const refused: [what: string, program: string, message: RegExp][] = [
  ['a module of Node', "import fs from 'node:fs';", /numbers\.ts:1:16\n {2}"node:fs" is a Node module/],
  ['a bare module of Node', "import { exec } from 'child_process';", /a Node module/],
  ['a package', "import zod from 'zod';", /"zod" is a package/],
  [
    'a module of the generator',
    "import { lockLanguage } from 'grounded/lab/locked-language.ts';\nlockLanguage([]);",
    /"grounded\/lab\/locked-language\.ts" is no module of the kit/,
  ],
  [
    'the address of a program',
    "import x from './x.js?url';",
    /"\.\/x\.js\?url" is a program, which would run/,
  ],
  [
    'the address of a style sheet',
    "import x from './x.css?url';",
    /"\.\/x\.css\?url" is a style sheet, which can bring any file/,
  ],
  ['a part of an address', "import x from './x.html#.bin?url';", /cannot be imported/],
  // Bundlers take these for a style sheet, a worker and a program.
  // Bundlers look for it in texts, and run what stands behind it or bring the file that it names.
  [
    'import.meta in a pattern',
    "export const x = /[new URL('/etc/passwd', import.meta.url)]/giu;",
    /"import\.meta"/,
  ],
  [
    'it in a text in codes',
    'export const x = "n\\u0065w URL(1, \\u{69}mport.\\x6deta.url)";',
    /"import\.meta"/,
  ],
  ['it in pieces of a line', 'export const x = "im\\\nport.\\meta";', /"import\.meta"/],
  ['it in a comment', 'export const x = 1; // import.meta.glob(1)', /"import\.meta"/],
  // In the place of these they put addresses, whose slashes end a pattern.
  ['a mark of a bundler in a pattern', 'export const x = /__VITE_ASSET__a1__`/;', /"__VITE_ASSET__a1__"/],
  ['one in a text in codes', 'export const x = "\\u005f\\x5fVITE_ASSET__a1__";', /"__VITE_ASSET__a1__"/],
  ['one as a name', 'export const __vite__x = 1;', /"__vite__x"/],
  ['a second query', "import './x.bin?url?x.css?url';", /cannot be imported/],
  ['a query in escapes', "import './x.bin\\x3furl\\x3fworker&x?url';", /cannot be imported/],
  ['an address that is decoded', "import x from './x.bin%3Furl%3Fx.png?url';", /cannot be imported/],
  ['an address', "import x from 'https://example.org/x.js';", /an address on the network/],
  ['a path of the disk', "import x from '/etc/x.ts';", /a file named by its place on the disk/],
  ['a file outside', `import x from '${outside}';`, /lies outside the book/],
  ['what is exported from outside', "export * from 'node:os';", /a Node module/],
  ['a text as a program', "import x from './one.py';", /cannot be imported/],
  ['a file that is not there', "import x from './none.ts';", /imported file "\.\/none\.ts" does not exist/],
  ['an import while it runs', "export const x = import('node:fs');", /"import\(…\)"/],
  ['import.meta', 'export const x = import.meta.url;', /"import\.meta"/],
  ['the old import', "import fs = require('node:fs');", /"import … ="/],
  ['process', 'export const x = process.env;', /numbers\.ts:1:18\n {2}The program uses "process"/],
  ['globalThis', 'export const x = globalThis["process"];', /"globalThis"/],
  ['fetch in a shorthand', 'export const x = { fetch };', /"fetch"/],
  ['a type of the name', 'import type { process } from "./numbers.ts"; process.exit();', /uses "process"/],
  [
    'a declaration without a value',
    'declare const process: { exit(): void }; process.exit();',
    /uses "process"/,
  ],
  ['one in a block', '{ declare const process: { exit(): void }; process.exit(); }', /uses "process"/],
  [
    'one that is exported',
    'export declare const process: { exit(): void }; process.exit();',
    /uses "process"/,
  ],
  ['a decorator', 'class A { @process.exit x = 1; } export const x = A;', /"a decorator"/],
  [
    'a name of another function',
    'function f(process: number) { return process; } f(1); process;',
    /uses "process"/,
  ],
  ['a name of a block', '{ const process = 1; } export const x = process;', /uses "process"/],
  [
    'a name of the cases of a switch',
    'let x; switch ((x = process)) { case 0: let process; }',
    /uses "process"/,
  ],
  [
    'a name that a body declares, in a default',
    'function f(a = process) { var process; return a; } f();',
    /uses "process"/,
  ],
  ['what prints, and has its streams', 'console.log(1);', /uses "console"/],
  ['a hidden file', "import x from '../../.git/config?url';", /is hidden or installed/],
  ['a package by its path', 'import x from' + " '../../node_modules/x/x.ts';", /is hidden or installed/],
  ['eval', 'export const x = eval("1");', /uses "eval"/],
  ['Function', 'export const x = Function("return process")();', /uses "Function"/],
  [
    'the constructor of a function',
    'export const x = (() => 1).constructor("return 1");',
    /names "constructor"/,
  ],
  ['the same by its text', 'export const x = (() => 1)["constructor"];', /names "constructor"/],
  [
    'the same as another type',
    'export const x = (() => 1)[<any>("constructor" as any)];',
    /names "constructor"/,
  ],
  ['a name of the language, as another type', 'export const x = 1;\n(Math as any) = 1;', /uses "Math"/],
  ['the same in a list', 'export const x = 1;\n[JSON! as any] = [1];', /uses "JSON"/],
  ['the same taken apart', 'const { constructor: f } = () => 1; f();', /names "constructor"/],
  ['a prototype', 'String.prototype.trim = () => "";', /names "prototype"/],
  ['another value for what computes', 'JSON = { parse: () => 1 };', /uses "JSON"/],
  ['what cannot be read', 'export const x = (;', /numbers\.ts:1:\d+\n {2}This cannot be read as TypeScript/],
  ['a slip of the finger', 'export const x = Maht.PI;', /uses "Maht", which nothing defines/],
];
for (const [what, program, message] of refused)
  test(`a program with ${what} is refused with its place`, () => {
    const text = report(withProgram(`${program}\n`));
    assert.match(text, message);
    assert.match(text, /^1 problem /m);
  });

test('what another program imports, and programs of labs, are read too', () => {
  const text = report([
    ...withProgram("export * from './more.ts';\n"),
    ['questions/one/more.ts', '', 'process.exit();\n'],
    ['questions/two/lab/stage.ts', '', 'process.exit();\n'],
    ['questions/two/claims.ts', '', 'process.exit();\n'],
    // Of a question that cannot be read, too.
    ['questions/three/index.mdx', '', 'Text.\n'],
    ['questions/three/lab/stage.ts', '', 'process.exit();\n'],
    ['pages/about/live/core.ts', '', 'process.exit();\n'],
    ['pages/about.mdx', '', '---\ntitle: About\ndescription: d\n---\nText.\n'],
    // Nothing runs it where the book is built.
    ['questions/one/numbers.test.ts', '', "import 'node:fs';\n"],
  ]);
  for (const file of [
    /one\/more\.ts:1:1\n/,
    /two\/lab\/stage\.ts:1:1\n/,
    /two\/claims\.ts:1:1\n/,
    /three\/lab\/stage\.ts:1:1\n/,
    /about\/live\/core\.ts:1:1\n/,
  ])
    assert.match(text, file);
  assert.match(text, /^6 problems /m);
});

const inText: [what: string, text: string, message: RegExp][] = [
  ['an import', "import fs from 'node:fs';\n\nText", /index\.mdx:17\n {2}"node:fs" is a Node module/],
  ...['<Note>', '<div>', '<>'].map((tag): [string, string, RegExp] => [
    `an import within ${tag}`,
    `${tag}\n\nimport NaN from 'data:text/javascript,1//?url'\n\nWords {NaN}.\n\n${tag.replace('<', '</')}`,
    /index\.mdx:19\n {2}This import or export stands within an element/,
  ]),
  ['an export', 'export const x = process.env;\n\nText', /index\.mdx:17\n {2}The program uses "process"/],
  ['braces', 'Text {process.env.HOME}', /index\.mdx:17:\d+\n {2}The program uses "process"/],
  ['braces behind a name', 'Text {Math.max(1, process.pid)}', /uses "process"/],
  ['a property', '<Value of={process.pid} />', /uses "process"/],
  ['spread properties', '<Note {...globalThis}>a</Note>', /uses "globalThis"/],
  ['an element in braces', 'Text {<b>{process.pid}</b>}', /uses "process"/],
  ['braces that give another value', 'Text {(Math = 1)}', /uses "Math"/],
  ['what the page was given', 'Text {props.components}', /"props" is not defined/],
  ['two values in braces', 'Text {"a");("b"}', /hold more than one value/],
  [
    'braces that only a function can have',
    'Text {new.target}',
    /index\.mdx:17:\d+\n {2}The braces \{new\.target\} cannot be read/,
  ],
  ['braces that wait', 'Text {await 1}', /The braces \{await 1\} cannot be read/],
  ['a part in braces', 'Text {Code.name}', /"Code" is not defined/],
  ['an import in braces', "Text {import('node:fs')}", /"import\(…\)"/],
  ['a mark of a bundler', 'Text {[/__VITE_ASSET__a1__`/, `(x)], //`]}', /"__VITE_ASSET__a1__"/],
];
for (const [what, text, message] of inText)
  test(`${what} of a text that reaches beyond the book is refused`, () => {
    assert.match(report([[one, '## Heading {#heading}', text]]), message);
  });

const program = 'process.exit();\n';
const notRead: [what: string, from: string, put: (book: string) => void, message: RegExp][] = [
  [
    'a folder that has the name of data',
    '../../data/x.json',
    (book) => {
      mkdirSync(join(book, 'data/x.json'), { recursive: true });
      writeFileSync(join(book, 'data/x.json/index.js'), program);
    },
    /data\/x\.json" does not exist/,
  ],
  [
    'a link that has the name of data',
    './x.json',
    (book) => {
      writeFileSync(join(book, 'x.js'), program);
      symlinkSync('../../x.js', join(book, 'questions/one/x.json'));
    },
    /x\.json\n {2}This is a symbolic link/,
  ],
  [
    'a program that a linked one imports from its own place',
    './x.ts',
    (book) => {
      mkdirSync(join(book, 'data'));
      writeFileSync(join(book, 'data/x.ts'), "export { y as default } from './y.ts';\n");
      writeFileSync(join(book, 'data/y.ts'), program);
      writeFileSync(join(book, 'questions/one/y.ts'), 'export const y = 1;\n');
      symlinkSync('../../data/x.ts', join(book, 'questions/one/x.ts'));
    },
    /one\/x\.ts\n {2}This is a symbolic link/,
  ],
  [
    'the place of a linked text, from which its imports start,',
    './x.ts',
    (book) => {
      mkdirSync(join(book, 'data'));
      writeFileSync(join(book, 'questions/one/x.ts'), 'export default 1;\n');
      writeFileSync(join(book, 'data/x.ts'), program);
      renameSync(join(book, one), join(book, 'data/text'));
      symlinkSync('../../data/text', join(book, one));
    },
    /one\/index\.mdx\n {2}This is a symbolic link/,
  ],
];
for (const [what, from, put, message] of notRead)
  test(`${what} is what stands there`, () => {
    const book = plant([[one, '## Heading', `import x from '${from}';\n\n{x}\n\n## Heading`]]);
    put(book);
    assert.match(formatProblems(readBook(book).problems), message);
  });

test('the import of an address in a comment is refused, since pages would obey it', () => {
  const head = "import x from './one.py?url'; /*\n";
  for (const hidden of [
    "import y from 'data:text/javascript,process.exit()//?url';\n*/",
    "import y from ' */ // ?url' */ process.exit();",
  ])
    assert.match(
      report([[one, '## Heading', `${head}${hidden}\n\n## Heading`]]),
      /index\.mdx:18\n {2}This line reads like the import of an address/,
    );
  assert.equal(report([[one, '## Heading', "import x from './one.py?url';\n\n## Heading"]]), '');
});

test('a book is trusted in plain words alone', () => {
  for (const hidden of [
    '? "tr\\u0075sted"\n: true',
    'trusted: !!bool "true"',
    '# a\u2028trusted: true\n"trusted": true',
    '"trusted": true',
  ])
    assert.match(
      report([['book.yaml', 'name: B', `name: B\n${hidden}`]]),
      /book\.yaml:\d+:\d+\n {2}The book is to be trusted, but does not say so[^]*expected: trusted: true/,
      hidden,
    );
});

test('a book that is trusted may do all this', () => {
  const trusted: [string, string, string] = ['book.yaml', 'name: B', 'name: B\ntrusted: true'];
  assert.equal(report([trusted, ...withProgram("import 'node:fs';\nprocess.exit();\n")]), '');
  assert.equal(report([trusted, [one, '## Heading {#heading}', '<Value of={process.pid} />']]), '');
});

test('names of elements and components in JSX', () => {
  const names = reachOf('(<a.b href={x}><Part /><c-d e:f="1" /></a.b>)', 'tsx').free.map(({ name }) => name);
  assert.deepEqual([...new Set(names)].sort(), ['Part', 'a', 'x']);
});
