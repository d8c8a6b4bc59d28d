import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { partProps } from '#book/parts/part-props.ts';
import { formatProblems } from '#book/problem.ts';
import { checkPrograms } from '#check/programs/check-programs.ts';
import { programsWithOutput } from '#check/programs/recorded-outputs.ts';
import { report } from '#check/planted/planted.testing.ts';
import { readBook } from '#check/read-book.ts';
import { commands, usageOf, type CommandName } from '../command-line/commands.ts';
import { helpText } from './help-text.ts';
import { endings } from '../import/read/files.ts';

const help = (...args: string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, 'help.ts'), ...args], { encoding: 'utf8' });
const topics = readdirSync('docs/questions').sort();

test('the book about books is right, and so is what its programs print', async () => {
  const { problems, records } = readBook('docs');
  assert.equal(formatProblems(problems), '0 problems in the content');
  assert.deepEqual(
    records.map(({ slug }) => slug),
    topics,
  );
  const programs = programsWithOutput('docs');
  assert.ok(programs.length > 0);
  for await (const [program, outcome] of checkPrograms(programs))
    assert.ok(outcome === undefined || 'missing' in outcome, program);
});

test('the least question of the help builds', () => {
  const [, text] = /^```mdx title="index\.mdx"\n([^]*?)^```$/m.exec(
    readFileSync('docs/questions/question/index.mdx', 'utf8'),
  )!;
  assert.equal(report([], { 'questions/blue/index.mdx': text! }), '');
});

test('every part has an example in the help, and stands in the book that the tests build', () => {
  for (const folder of ['docs', 'e2e/fixtures/book']) {
    const { records, pages } = readBook(folder);
    const shown = new Set([...records, ...pages].flatMap(({ parts }) => parts));
    const missing = Object.keys(partProps).filter((part) => !shown.has(part));
    assert.deepEqual(missing, [], `${folder} lacks parts`);
  }
});

test('the help of a command explains each option that it takes', () => {
  for (const [name, { options }] of Object.entries(commands))
    for (const option of Object.keys(options))
      assert.match(usageOf(name as CommandName), new RegExp(`^  --${option} .*[a-z]`, 'm'));
});

test('every format that the import reads is named by the command and in the help', () => {
  const texts = [usageOf('import'), readFileSync('docs/questions/import/index.mdx', 'utf8')];
  for (const [kind, ends] of Object.entries(endings))
    for (const text of texts)
      assert.match(text, new RegExp(`\\b(?:${kind}|${ends.replaceAll(' ', '|')})\\b`, 'i'));
});

test('help lists all topics, each by its question', () => {
  const { stdout, status } = help();
  assert.equal(status, 0);
  const listed = [...stdout.matchAll(/^ {2}(\S+) +(\S.*\?)$/gm)].map(([, topic]) => topic!);
  assert.deepEqual(listed.toSorted(), topics);
});

test('help prints a topic with its examples and the files that it shows, and nothing that only a page needs', () => {
  const { stdout } = help('diagram');
  assert.match(stdout, /^# diagram: How do I draw a diagram\?\n\nWrite its boxes/);
  const [flow] = globSync('docs/questions/diagram/flow.yaml');
  assert.ok(stdout.includes(`\n\`\`\`yaml flow.yaml\n${readFileSync(flow!, 'utf8')}\`\`\`\n`));
  assert.ok(stdout.includes('\n```mdx index.mdx\n<Diagram file="flow.yaml" />\n```\n'));
  assert.match(help('plot').stdout, /\nimport \{ shares, through \} from '\.\/numbers\.ts';\n\n<Plot/);
  assert.match(help('code').stdout, /^# region focal$/m);
  for (const topic of topics) {
    const { text } = helpText(`docs/questions/${topic}/index.mdx`);
    const prose = text.replace(/^```[^]*?^```$/gm, '').replace(/`[^`\n]*`/g, '');
    assert.doesNotMatch(prose, /<\w|\{#|\]\(|\/questions\/|^import .*;$/m, topic);
    assert.equal((text.match(/^```/gm) ?? []).length % 2, 0, topic);
  }
});

test('a topic that does not exist is reported with the nearest', () => {
  const { stderr, status } = help('diagrm');
  assert.equal(status, 1);
  assert.match(stderr, /There is no help on "diagrm"\. Did you mean diagram\?/);
});
