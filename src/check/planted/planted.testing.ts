/** A small book to plant errors in. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after } from 'node:test';
import { formatProblems } from '#book/problem.ts';
import { readBook } from '../read-book.ts';

export const home = mkdtempSync(join(tmpdir(), 'book-'));
after(() => rmSync(home, { recursive: true, force: true }));

const files: Record<string, string> = {
  'book.yaml':
    'name: B\ntagline: t\ndescription: d\nfiguresNeedSources: true\ntopics:\n  - { slug: optics, title: Optics }\n',
  'references.bib':
    '@online{a2020x,\n  title = {T},\n  author = {A, B},\n  date = {2020},\n  url = {https://example.org/}\n}\n',
  'questions/one/index.mdx': `---
question: What is one?
number: 1
topics: [optics]
shortAnswer: >-
  One is $1$ <Cite of="a2020x" />.
related:
  - to: two
    kind: contrast
    why: Two is more.
sources:
  - key: a2020x
    use: everything
    read: text
    on: 2026-11-26
---
## Heading {#heading}

Text with 1 \\< 2, \\{braces\\}, a | pipe, \\$5, and 12% <Cite of="a2020x" at="table 1" says="12 percent" />.

<Code file="one.py" region="fit" />

<Diagram file="flow.yaml" />
`,
  'questions/one/one.py': '# region fit\nprint(1)\n# endregion fit\n',
  'questions/one/one.out': '1\n',
  'questions/one/flow.yaml':
    'title: T\nalt: A to B.\nnodes:\n  a: { label: A }\n  b: { label: B }\nedges:\n  - [a, b]\n',
  'questions/two/index.mdx':
    '---\nquestion: What is two?\ntopics: [optics]\nshortAnswer: Two.\n---\nSee [one](/questions/one/).\n',
};

let count = 0;
type Edit = readonly [file: string, find: string, put: string];

type More = Readonly<Record<string, string | Buffer>>;

/** The report on a copy of the book in which some texts are replaced or files written; `more` are files as they are. */
export function report(edits: readonly Edit[], more: More = {}): string {
  const { problems } = readBook(plant(edits, more));
  return problems.length === 0 ? '' : formatProblems(problems);
}

/** The folder of such a copy. */
export function plant(edits: readonly Edit[], more: More = {}): string {
  const folder = join(home, String(count++));
  for (const [name, content] of Object.entries({ ...files, ...more })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  for (const [file, find, put] of edits) {
    const path = join(folder, file);
    const content = find === '' ? '' : readFileSync(path, 'utf8');
    assert.ok(find === '' || content.includes(find), `nothing to replace: ${find}`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, find === '' ? put : content.replace(find, () => put));
  }
  return folder;
}

export const one = 'questions/one/index.mdx';
