/** Plants characters that a reader of the source does not see, or does not see as a browser does. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatProblem } from '#book/problem.ts';
import { one, report } from './planted.testing.ts';

const body = 'Text with';

test('bidi overrides, controls and NUL are named with file, line and column', () => {
  for (const [code, name] of [
    ['\u202e', 'U\\+202E'],
    ['\u2066', 'U\\+2066'],
    ['\0', 'U\\+0000'],
    ['\u001b', 'U\\+001B'],
    ['&#x202e;', '&#x202e;'],
    ['&#8238;', '&#8238;'],
    ['\r', 'U\\+000D'],
  ] as const)
    assert.match(
      report([[one, body, `Text ${code} with`]]),
      new RegExp(`index\\.mdx:19:6\\n {2}There is an invisible character here \\(${name}\\)`),
      name,
    );
  assert.match(report([['book.yaml', 'name: B', 'name: "B\\u202E"']]), /book\.yaml:1:9\n.*\\u202E/);
  for (const code of ['\\e', '\\x01', '\\uFFFF', '\\uD800'])
    assert.match(
      report([['book.yaml', 'name: B', `name: "B${code}"`]]),
      /book\.yaml:1:1\n {2}The field "name" is written with an invisible character: "B/,
    );
  assert.equal(report([[one, body, 'Text\r\nwith']]), '');
  assert.match(report([['questions/one/one.py', 'print(1)', 'print(1)\u202e']]), /one\.py:2:9\n/);
  assert.match(report([['questions/one/numbers.ts', '', 'let a;\n\u2067\n']]), /numbers\.ts:2:1\n/);
});

test('what is not UTF-8 is named with its line', () => {
  const latin = Buffer.from('a\nb\nGröße\n', 'latin1');
  for (const file of ['questions/two/notes.md', 'references.bib', 'public/a.txt', 'questions/two/x.rs'])
    assert.match(
      report([], { [file]: latin }),
      new RegExp(`${file.replace('.', '\\.')}:3\\n {2}The file is not UTF-8`),
    );
  const wide = Buffer.from('\ufeff<svg><script>1</script></svg>', 'utf16le');
  assert.match(report([], { 'public/a.svg': wide }), /a\.svg:1\n {2}The file is not UTF-8/);
});

test('names of files, and texts that are too large, are read too', () => {
  assert.match(
    report([], { 'questions/one/a\u202egnp.exe': 'a' }),
    /The name of this file contains an invisible character/,
  );
  assert.match(
    report([], { 'questions/one/a\nb.txt': 'a' }),
    /The name of this file contains an invisible character/,
  );
  assert.match(report([], { 'questions/one/a.txt': Buffer.alloc(21_000_000, 'a') }), /is 21 MB/);
});

test('other scripts, marks of direction, data and pictures are left alone', () => {
  assert.equal(
    report([[one, body, 'שלום\u200f! \u200eمرحبا 你好 👩‍🔬 Text with']], { 'a.bin': Buffer.of(0, 255) }),
    '',
  );
});

test('a message says nothing to a terminal', () => {
  assert.equal(
    formatProblem({ file: 'a', message: '\u001b[31mred\u202e\r' }),
    'a\n  \ufffd[31mred\ufffd\ufffd',
  );
});
