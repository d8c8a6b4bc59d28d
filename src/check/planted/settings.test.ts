/** Plants errors in the settings of a small book, and reads the messages as an author does. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { one, report } from './planted.testing.ts';

const planted: [name: string, edits: [string, string, string][], expected: RegExp[]][] = [
  [
    'a field that a book cannot set',
    [['book.yaml', 'topics:', 'plugins: [x]\ntopics:']],
    [/book\.yaml:5:1\n {2}Unknown field "plugins"/, /one of name, tagline/, /fix: remove it/],
  ],
  [
    'a field of a book that is mistyped',
    [['book.yaml', 'topics:', 'acent: "#0a7068"\ntopics:']],
    [/"acent"[\s\S]*did you mean "accent"\?/],
  ],
  [
    'a script that counts visits without its address',
    [['book.yaml', 'topics:', 'analytics: { data: { domain: a } }\ntopics:']],
    [/"analytics\.script" is missing/, /add a line "script: …"/],
  ],
  [
    'one whose address is not safe',
    [['book.yaml', 'topics:', 'analytics: { script: "http://a.example/x.js" }\ntopics:']],
    [/"analytics\.script" is not an address such as https:.*: "http:\/\/a\.example\/x\.js"/],
  ],
  [
    'a script of another site, in a book that is not trusted',
    [['book.yaml', 'topics:', 'analytics: { script: "https://a.example/x.js" }\ntopics:']],
    [/book\.yaml:5:1\n {2}The script https:\/\/a\.example\/x\.js of another site would run/, /trusted: true/],
  ],
  [
    'a licence that is none',
    [['book.yaml', 'topics:', 'license: CC BY\ntopics:']],
    [/book\.yaml:5:1\n {2}The field "license" is neither an identifier of SPDX such as CC-BY-4\.0/],
  ],
  [
    'an author that is no name',
    [['book.yaml', 'topics:', 'author: { name: Jo }\ntopics:']],
    [/book\.yaml:5:1\n {2}The field "author" is neither a name nor a list of names/],
  ],
  [
    'a repository of which no page that edits is known',
    [['book.yaml', 'topics:', 'repository: https://example.org/me/book\ntopics:']],
    [
      /book\.yaml:5:1\n {2}The field "repository" is not an address such as https:\/\/github\.com.*use "edit"/,
    ],
  ],
  [
    'where files are edited without a place for their path',
    [['book.yaml', 'topics:', 'edit: https://example.org/edit/\ntopics:']],
    [
      /book\.yaml:5:1\n {2}The field "edit" is not an address such as .*\{path\}: "https:\/\/example\.org\/edit\/"/,
    ],
  ],
];
for (const [name, edits, expected] of planted)
  test(`${name} is reported with its place and what to do`, () => {
    const text = report(edits);
    for (const pattern of expected) assert.match(text, pattern);
  });

test('a book that is trusted may count visits', () => {
  const settings = 'trusted: true\nanalytics: { script: "https://a.example/x.js" }\ntopics:';
  assert.equal(report([['book.yaml', 'topics:', settings]]), '');
});

test('a mistake in the settings hides no trust, and gives none', () => {
  const text = "import './numbers.ts';\n\n<Seen />\n\n## Heading";
  const reported = (field: string) =>
    report(
      [
        ['book.yaml', 'name: B', `name: B\nlicenc: x\n${field}`],
        [one, '## Heading', text],
      ],
      { 'components/Seen.astro': '<p />', 'questions/one/numbers.ts': "import 'node:fs';\n" },
    );
  assert.match(reported('trusted: true'), /book\.yaml:2.*\n.*"licenc"[^]*\n\n1 problem in the content$/);
  for (const field of ['', 'trusted: yes', '"trusted": true'])
    assert.match(reported(field), /Seen\.astro:1\n.*is a program[^]*node:fs/, field);
});
