/** Folders as tools for notes and documentation keep them. */
import assert from 'node:assert/strict';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { addDocuments } from './add-documents.ts';
import { formatReport } from './report/format-report.ts';
import { folderWith, imported, smallestPng } from './folders.testing.ts';
import { readPaths } from './questions/read-paths.ts';

const idea = 'It rests on one idea, which is told here.\n';

/** Each line of each file that was read stands in exactly one part. */
const everyLineOnce = ({ files }: Awaited<ReturnType<typeof imported>>): void => {
  for (const { file, lines, parts } of files) {
    const covered = parts.flatMap(({ from, to }) =>
      Array.from({ length: to - from + 1 }, (_, at) => from + at),
    );
    assert.deepEqual(
      covered,
      Array.from({ length: lines }, (_, at) => at + 1),
      file,
    );
  }
};

test('a vault of Obsidian: titles in names, links by name, callouts, pictures anywhere, tags', async () => {
  const vault = folderWith({
    '.obsidian/app.json': '{}',
    '.trash/Why is this gone.md': idea,
    'What is a tide.md':
      '---\ntags: [sea]\n---\n#sea #moon\n\nIt follows [[Why does the moon pull the sea|the pull]], see [[Nowhere]].\n\n' +
      '> [!warning]- Not the wind\n> Waves are [[What is a tide|another matter]].\n\n![[Tide table.png|300]]\n\n```\n[[code]]\n```\n',
    'Physics/Why does the moon pull the sea.md': `# Why does the moon pull the sea?\n\n${idea}\n## Part\n\n[Back](../What%20is%20a%20tide.md#top)\n\n![Two bulges](../files/bulge%20(1).png)\n`,
    'Physics/Gravity.md': 'A force between masses.\n',
    'Physics/How strong is it.md': '# Strong\n\n%%hidden%%\n\n> [!note] \n> A body.\n\n**Very**.\n',
    'files/Tide table.png': smallestPng,
    'files/bulge (1).png': smallestPng,
    'Daily/2026-01-01.pdf': '%PDF-1.7',
  });
  const all = await imported(vault);
  everyLineOnce(all);
  assert.equal(all.pages.length, 3);
  const tide = all.page('What is a tide');
  assert.match(tide, /^question: What is a tide\?$/m);
  assert.match(tide, /^# Imported from What is a tide\.md, line 1, asked as: What is a tide\?$/m);
  assert.match(
    tide,
    new RegExp(
      `^(?:shortAnswer: )?It follows \\[the pull\\]\\(/questions/${all.slug('Why does the moon')}/\\), see Nowhere\\.$`,
      'm',
    ),
  );
  assert.match(
    tide,
    /^<Note kind="warning" title="Not the wind">\n\nWaves are another matter\.\n\n<\/Note>$/m,
  );
  assert.match(tide, /^!\[Tide table\]\(\.\/Tide-table\.png\)$/m);
  assert.match(tide, /^\[\[code\]\]$/m);
  assert.doesNotMatch(tide, /#sea/);
  assert.deepEqual(all.pictures('What is a tide'), ['Tide-table.png']);
  const { questions } = all.report('What is a tide.md');
  assert.ok(questions[0]!.unsure.some((note) => /is described by "Tide table" alone/.test(note)));
  assert.match(
    all.page('Why does the moon'),
    new RegExp(`^\\[Back\\]\\(/questions/${all.slug('What is a tide')}/\\)$`, 'm'),
  );
  assert.match(all.page('Why does the moon'), /^topics: \[physics\]$/m);
  assert.match(all.page('Why does the moon'), /^!\[Two bulges\]\(\.\/bulge-1\.png\)$/m);
  assert.match(all.page('How strong'), /## Strong\n\n<Note>\n\nA body\.\n\n<\/Note>\n\n\*\*Very\*\*\.\n$/);
  assert.deepEqual(all.folders[0], {
    folder: vault,
    notes: 3,
    lists: 0,
    leftOut: [
      {
        file: 'Daily/2026-01-01.pdf',
        reason: 'A file of the kind .pdf cannot be read. Export it as Markdown.',
      },
      { file: 'Physics/Gravity.md', reason: 'nothing in it reads as a question' },
    ],
  });
  assert.match(all.bookFile!, /^name: Notes\n[^]*description: Questions and answers from Notes\.$/m);
});

test('links by name are links without the folder of Obsidian, if one names what is there', async () => {
  const notes = {
    'What is an arc.md': `${idea}\nSee [[Why is it round|the round one]] and [[Nowhere]].\n\n![[dot.png]]\n`,
    'Why is it round.md': `${idea}\n`,
    'dot.png': smallestPng,
  };
  const all = await imported(folderWith(notes));
  everyLineOnce(all);
  assert.deepEqual([all.folders.length, all.folders[0]!.notes], [1, 2]);
  const page = all.page('What is an arc');
  assert.match(page, /See \[the round one\]\(\/questions\/[^)]*round\/\) and Nowhere\./);
  assert.match(page, /^!\[dot\.png\]\(\.\/dot\.png\)$/m);
  assert.deepEqual(all.pictures('What is an arc'), ['dot.png']);
  const pictured = { 'Why.md': `# Why so?\n\n${idea}\n![[dot.png|300]]\n`, 'dot.png': smallestPng };
  assert.deepEqual((await imported(folderWith(pictured))).pictures('Why so'), ['dot.png']);
  const signs = `# Why so?\n\n${idea}\nIt is [[Why]](https://a.example) and [[gone]].\n`;
  const kept = await imported(folderWith({ 'Why.md': `# Why?\n\n${idea}`, 'So.md': signs }));
  assert.match(kept.page('Why so'), /It is .*\\\[\\\[gone]]/);
});

test('pages of Notion: ids in names, properties that are no answer', async () => {
  const [a, b] = ['0123456789abcdef0123456789abcdef', 'fedcba9876543210fedcba9876543210'];
  const all = await imported(
    folderWith({
      [`What is a heap ${a}.md`]: `# What is a heap?\n\nCreated: January 3, 2026 10:11 AM\nTags: memory, basics\nLast edited: January 4, 2026\nLevel: Hard\n\nA tree in an array. See [the stack](Why%20a%20stack%20${b}.md).\n\n<aside>\n💡 Often asked.\n\n</aside>\n`,
      [`Why a stack ${b}.md`]: '# Why a stack?\n\nTags: memory\n\nNote: last in, first out.\nIt is simple.\n',
      [`Who asks ${a}.md`]: '# Who asks?\n\nCreated: January 3, 2026\nTags: memory\n',
    }),
  );
  everyLineOnce(all);
  assert.match(all.page('What is a heap'), /\nshortAnswer: A tree in an array\. See .*stack.*\.\n/);
  assert.match(all.page('What is a heap'), /\[the stack\]\(\/questions\/[^)]*stack\/\)/);
  assert.match(all.page('What is a heap'), /💡 Often asked\./);
  assert.doesNotMatch(all.page('What is a heap'), /Created|Tags|Last edited|Level/);
  assert.match(all.page('Why a stack'), /Note: last in, first out\./);
  const { unsure } = all.report(`heap ${a}.md`).questions[0]!;
  assert.ok(unsure.includes('a line was left out: "Tags: memory, basics"'));
  assert.equal(all.report(`Who asks ${a}.md`).questions[0]!.status, 'unanswered');
});

test('Starlight and Docusaurus: titles in front matter, asides, components, tabs, imports', async () => {
  const all = await imported(
    folderWith({
      'guides/01-why-cache.mdx':
        "---\ntitle: Why does a cache help?\ndescription: d\nsidebar:\n  order: 2\n---\nimport { Tabs, TabItem } from '@astrojs/starlight/components';\n\n" +
        ':::note[Read this]\nIt is *near*.\n:::\n\n<Tabs>\n  <TabItem label="npm">\n    ```sh\n    npm i\n    ```\n  </TabItem>\n  <TabItem label="yarn">Use yarn.</TabItem>\n</Tabs>\n\n' +
        '![Time over size](plot.png)\n\n{/* hidden */}\n\nIt has {1 + 1} levels.<br/>And <b>speed</b>.\n\n<details>\n<summary>Proof</summary>\n\nShort.\n\n</details>\n\n<table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table>\n',
      'guides/plot.png': smallestPng,
      'guides/what-is-a-miss.md':
        '---\ntitle: "What is a miss?"\n---\n\n::: tip Count it\nWith a counter.\n:::\n\n```md\n::: tip\n:::\n```\n\n:::caution\nNever closed.\n',
      'guides/broken.mdx': '---\ntitle: Why is {this} broken?\n---\n\nA <b> that {never ends.\n',
      'guides/index.md': '---\ntitle: Guides\n---\nWelcome.\n',
      'faq.md': '---\ntitle: FAQ\n---\n\n## Is it fast?\n\nYes.\n\n## Is it free?\n\nYes, too.\n',
      'package.json': '{ "name": "docs" }',
      'note.md': '---\ntitle: Notes\n---\n\n:::tip[Did you know?]\nYes.\n:::\n\n## What it is\n\nThis.\n',
    }),
  );
  everyLineOnce(all);
  const page = all.page('Why does a cache');
  assert.match(page, /\n<Note title="Read this">\n\nIt is _near_\.\n\n<\/Note>\n/);
  assert.match(page, /\n\*\*npm\*\*\n\n```sh\nnpm i\n```\n\n\*\*yarn\*\*\n\nUse yarn\.\n/);
  assert.match(page, /\n!\[Time over size\]\(\.\/plot\.png\)\n/);
  assert.match(page, /\nIt has \\\{1 \+ 1\\\} levels\.\\\nAnd \*\*speed\*\*\.\n/);
  assert.match(page, /\n\*\*Proof\*\*\n\nShort\.\n/);
  assert.match(page, /\| a +\| b +\|/);
  assert.doesNotMatch(page, /hidden|import|Tab/);
  const { unsure } = all.report('01-why-cache.mdx');
  assert.deepEqual(
    unsure.find(({ message }) => message.startsWith('imports')),
    { line: 7, message: 'imports and exports were left out' },
  );
  assert.ok(unsure.some(({ message }) => message === 'only the text of the component <TabItem> was kept'));
  const miss = all.page('What is a miss');
  assert.match(miss, /\n<Note title="Count it">\n\nWith a counter\.\n\n<\/Note>\n/);
  assert.match(miss, /\n```md\n::: tip\n:::\n```\n/);
  assert.match(miss, /\n\*\*caution\*\*\n\nNever closed\.\n$/);
  assert.equal(all.report('broken.mdx').counts.taken, 1);
  assert.equal(all.report('faq.md').counts.taken, 2);
  const { notes, lists, leftOut } = all.folders[0]!;
  assert.deepEqual(
    { notes, lists, files: leftOut.map(({ file }) => file) },
    { notes: 3, lists: 1, files: ['package.json', 'guides/index.md', 'note.md'] },
  );
});

test('a question that holds questions is a list where they are many, and one answer where they are parts of it', async () => {
  const list = (count: number) =>
    Array.from({ length: count }, (_, at) => `## Why ${at}?\n\nSo ${at}.\n`).join('\n');
  const all = await imported(
    folderWith({
      'a/What should you know.md': list(9),
      'a/What is left.md': `${idea}\n## Why not more?\n\n${idea}\n## Parts\n\n- one\n`,
      'a/Why this one.md': idea,
      'a/README.md': '# All about it\n\nText.\n',
      'a/CONTRIBUTING.md': list(3),
      'a/first.md': `---\nquestion: It fails with 404\n---\n\n${list(6)}`,
      'b/Numbers.md': '# Numbers\n\n1. **Why ten?** Fingers.\n2. **Why two?** Switches.\n',
    }),
  );
  everyLineOnce(all);
  assert.equal(all.report('What should you know.md').counts.taken, 9);
  assert.equal(all.report('What is left.md').counts.taken, 1);
  assert.match(all.page('What is left'), /\n## Why not more\?\n/);
  assert.equal(all.report('Numbers.md').counts.taken, 2);
  assert.match(all.page('It fails with 404'), /\n## Why 5\?\n/);
  assert.deepEqual(all.folders[0]!.leftOut, [
    { file: 'a/CONTRIBUTING.md', reason: 'it is about the folder, by its name' },
    { file: 'a/README.md', reason: 'nothing in it reads as a question' },
  ]);
});

test('notes beside many that ask are questions, too; so are those that name question and answer', async () => {
  const all = await imported(
    folderWith({
      'a/What is ebb.md': idea,
      'a/Why is it so.md': idea,
      'a/How deep is it.md': idea,
      'a/Ebb and flood.md': '# Ebb and flood\n\nBoth.\n',
      'a/README.md': '# Tides\n\nText.\n',
      'b/one.md': '# Note\n\nguid: 1\n\n## Front\nWhat is high water?\n\n## Back\nThe highest.\n',
    }),
  );
  everyLineOnce(all);
  assert.match(all.page('Ebb and flood'), /^question: Ebb and flood$/m);
  assert.match(all.page('What is high water'), /^shortAnswer: The highest\.$/m);
  assert.deepEqual(
    all.folders[0]!.leftOut.map(({ file }) => file),
    ['a/README.md'],
  );
});

test('a folder becomes a book that keeps what its author writes when it is imported again', async () => {
  const vault = folderWith({
    'Sea/What is a tide.md': `See [[What is ebb]].\n\n![Two bulges](a/b.png)\n\n![Again](b.png)\n\n![Other](../b.png)\n`,
    'Sea/What is ebb.md': idea,
    'Sea/a/b.png': smallestPng,
    'b.png': Buffer.concat([smallestPng, Buffer.from('x')]),
  });
  const into = join(folderWith({}), 'book');
  const run = async () => {
    const { sources, folders } = await readPaths([{ shown: 'Notes', path: vault }]);
    return addDocuments(sources, into, { today: '2026-11-26', folders });
  };
  const first = await run();
  assert.deepEqual(first.error, undefined);
  assert.deepEqual(
    first.written.map((file) => file.split('book/').at(-1)),
    [
      'book.yaml',
      'questions/what-is-a-tide/index.mdx',
      'questions/what-is-a-tide/b.png',
      'questions/what-is-a-tide/b-2.png',
      'questions/what-is-ebb/index.mdx',
    ],
  );
  const page = join(into, 'questions/what-is-a-tide/index.mdx');
  const source = readFileSync(page, 'utf8');
  assert.match(source, /^topics: \[sea\]$/m);
  assert.match(
    source,
    /!\[Two bulges\]\(\.\/b\.png\)\n\n!\[Again\]\(\.\/b-2\.png\)\n\n!\[Other\]\(\.\/b-2\.png\)/,
  );
  writeFileSync(page, source.replace('Two bulges', 'Mine'));
  const second = await run();
  assert.deepEqual([second.counts.existing, second.written], [2, []]);
  assert.match(readFileSync(page, 'utf8'), /!\[Mine\]/);
  const text = formatReport(first);
  assert.match(text, /^Notes: read 2 files as one question each, 0 files as a list of questions$/m);
});

test('pictures outside the folder, links out of it and other kinds stay where they are', async () => {
  const secret = folderWith({ 'secret.png': smallestPng, 'q.md': '# Why?\n\nx\n' }, 'outside');
  const folder = folderWith({
    'why.md':
      '# Why so?\n\nText ![a](../outside/secret.png) ![b](linked.png) ![c](/etc/x.png) ![d](x.bmp) ![e](gone.png) ![f](file:///etc/p.png) ![g](.hidden/g.png) ![h](key.png)\n',
    'x.bmp': 'BM',
    'key.png': '-----BEGIN PRIVATE KEY-----',
    '.hidden/g.png': smallestPng,
  });
  symlinkSync(join(secret, 'secret.png'), join(folder, 'linked.png'));
  symlinkSync(secret, join(folder, 'out'));
  const all = await imported(folder);
  assert.deepEqual(
    all.pages.map(({ pictures }) => pictures),
    [[]],
  );
  const { unsure } = all.report('why.md').questions[0]!;
  for (const reason of [
    /secret\.png.*(?:outside|no such file)/,
    /linked\.png.*outside/,
    /etc\/x\.png.*not a path/,
    /x\.bmp.*pages show/,
    /key\.png.*is no picture/,
    /gone\.png.*no such file/,
    /file:.*not a path/,
    /g\.png.*hidden/,
  ])
    assert.ok(
      unsure.some((note) => reason.test(note)),
      String(reason),
    );
  assert.deepEqual(
    all.folders[0]!.leftOut.map(({ file, reason }) => `${file}: ${reason}`),
    ['linked.png: it is a link, and links are not followed', 'out: it is a link, and links are not followed'],
  );
});
