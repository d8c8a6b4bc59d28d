/** Small marks in documents found on the web: anchors between answers, breaks and dashes before titles. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { folderWith, imported } from './folders.testing.ts';

const one = (name: string, content: string) => imported(`${folderWith({ [name]: content })}/${name}`);

test('anchors that lead nowhere, between the answers of a page, take no answer with them', async () => {
  const asked = ['ebb', 'flood', 'tide', 'wave'].map(
    (name) =>
      `<a name="${name}"></a>\n<h2><a href="#toc-${name}">What is a ${name}?</a></h2><p>It moves.</p>`,
  );
  const { pages } = await one('faq.html', `<body><h1>FAQ</h1>${asked.join('\n')}</body>`);
  assert.equal(pages.length, 4);
});

test('a break before a title is no part of it', async () => {
  const folds = ['What is ebb?', 'Why is flood?', 'Who rows?'].map(
    (title, at) => `<details><summary> <br> ${at + 1}. ${title} </summary>\n\nSo.\n\n</details>\n`,
  );
  assert.ok((await one('b.md', folds.join('\n'))).page('What is ebb'));
});

test('what stands between a title and the heading of its answer is what a note asks, and no short answer', async () => {
  const note = (title: string) =>
    `# ${title}\n\nA boat lies still. When does it sail?\n\n## Answer guide\n\n- At high tide.\n`;
  const all = await imported(
    folderWith({ 'a.md': note('Sail at high tide'), 'b.md': note('Explain the tides') }),
  );
  assert.match(all.page('A boat lies still'), /^shortAnswer: .*At high tide/m);
  assert.match(all.page('Explain the tides'), /^shortAnswer: .*At high tide/m);
  assert.match(
    (await one('c.md', '## What is ebb?\n\nWhere to?\n\nIt falls.\n')).page('What'),
    /^shortAnswer: It falls\.$/m,
  );
});

test('a heading without text ends an answer, and names nothing', async () => {
  const text =
    '## Ebb and its times\n\nIt falls.\n\n##\n\nSeas are wide.\n\n## Flood and its times\n\nIt rises.\n\n## Tides\n\nBoth.\n';
  const all = await one('a.md', text);
  assert.deepEqual(
    all.files[0]!.questions.map(({ question }) => question),
    ['Ebb and its times', 'Flood and its times', 'Tides'],
  );
  assert.doesNotMatch(all.page('Ebb'), /wide/);
});

test('a table that asks is the answer where it stands in a fold or right below a question', async () => {
  const table = '| What | Ebb |\n| --- | --- |\n| Falls? | Yes |\n| Rises? | No |\n';
  const below = `## What is ebb?\n\n${table}\n## What is flood?\n\nIt rises.\n`;
  assert.equal((await one('a.md', below)).pages.length, 2);
  const fold = `<details><summary>What is ebb?</summary>\n\nIt falls.\n\n${table}\n</details>\n`;
  assert.equal((await one('b.md', fold + fold.replace('ebb', 'flood'))).pages.length, 2);
});

test('bare paragraphs above lists with one bold item ask, and the item is right', async () => {
  const quiz = (asked: string) => `${asked}\n\n\`\`\`\nebb\n\`\`\`\n\n- Up\n- **_Down_**\n`;
  const text = `${quiz('Water moves')}\n${quiz('Sand moves')}\n${quiz('Wind moves')}\nMore to come.\n`;
  const all = await one('a.md', text);
  assert.equal(all.pages.length, 3);
  assert.match(all.page('Wind moves'), /^shortAnswer: Down$/m);
  assert.match(all.page('Wind moves'), /<Choice text="Down" right>/);
  assert.doesNotMatch(all.page('Wind moves'), /More/);
  const few = await one('b.md', text.replaceAll('- Up', '- **Up**'));
  assert.equal(few.pages.length, 0);
});

test('a heading right above a fold with a number names a part, and the fold asks', async () => {
  const fold = (at: number, title: string) =>
    `### ${title} in short\n\n<details>\n---\n<summary> ${at}. ${title} </summary>\n\nIt moves.\n\n</details>\n`;
  const all = await one(
    'a.md',
    [fold(1, 'What is ebb?'), fold(2, 'Ebb and flood'), fold(3, 'Who rows?')].join('\n'),
  );
  assert.deepEqual(
    all.files[0]!.questions.map(({ question }) => question),
    ['What is ebb?', 'Ebb and flood', 'Who rows?'],
  );
});

test('questions in slanted type are marked as such, so that those without an answer take none from others', async () => {
  const asked = ['ebb', 'flood', 'tide', 'wave', 'swell'].map((name) => `*What is ${name}?*\n`);
  const { pages, page } = await one('a.md', `${asked[0]}\nLow water.\n\n${asked.slice(1).join('\n')}`);
  assert.equal(pages.length, 1);
  assert.match(page('What is ebb'), /^shortAnswer: Low water\.$/m);
});

test('neither the title of all questions nor a part that is named as a footer is a question', async () => {
  const { pages } = await one(
    'faq.html',
    `<body><h2>Frequently asked <span>questions.</span></h2><ul><li><a href="#a">For all</a></li></ul>
      <h3>What is ebb?</h3><p>Low water.</p><h3>What is flood?</h3><p>High water.</p>
      <div class="section footer-section"><h4>Follow us</h4><p>Leave your address.</p></div></body>`,
  );
  assert.deepEqual(
    pages.map(({ slug }) => slug),
    ['what-is-ebb', 'what-is-flood'],
  );
});

test('a long name of a field is read as soon as a short one', async () => {
  const name = `${'quer'.repeat(20_000)}1`;
  const { pages } = await one('a.json', JSON.stringify([{ question: 'Why?', answer: 'So.', [name]: 'x' }]));
  assert.equal(pages.length, 1);
});

test('where nearly all bold lines ask, one of a few words is a title, too', async () => {
  const asked = [
    'What is ebb?',
    'Why is flood?',
    'Who rows?',
    'Where is it?',
    'Does it float?',
    'It is slow',
  ];
  const all = await one('a.md', asked.map((title) => `**${title}**\nIt moves.\n`).join('\n'));
  assert.equal(all.pages.length, 6);
  assert.match(all.page('It is slow'), /^shortAnswer: It moves\.$/m);
  const fewer = await one(
    'b.md',
    asked
      .slice(3)
      .map((title) => `**${title}**\nIt moves.\n`)
      .join('\n'),
  );
  assert.equal(fewer.pages.length, 2);
});

test('a text with a rule before each question has one below each rule, whatever its answers count', async () => {
  const rule = '-'.repeat(60);
  const entries = ['What is ebb?', 'The boat does not move', 'Why is flood?', 'I cannot row'].map(
    (title) => `${title}\n\n  1. Look at the moon.\n  2. Wait.\n  3. Try again.\n`,
  );
  const all = await one(
    'faq.txt',
    `Tides\n=====\n\n${entries.map((entry) => `${rule}\n${entry}`).join('\n')}`,
  );
  assert.equal(all.pages.length, 4);
  assert.match(all.page('I cannot row'), /Wait\./);
});

test('terms that all ask are questions below another one; terms that do not are part of its answer', async () => {
  const html = (terms: string) =>
    `<main><h1>FAQ</h1><h3>Which cards do you take?</h3><p>All of them.</p><h3>How do I return it?</h3><p>By post.</p><dl>${terms}</dl><h3>Who pays?</h3><p>We do.</p></main>`;
  const asked =
    '<div><dt>Do you send a bill?</dt><dd>Yes, always.</dd></div><dt>By mail?</dt><dd><p>Yes.</p></dd>';
  const file = (terms: string) => imported(`${folderWith({ 'faq.html': html(terms) })}/faq.html`);
  const all = await file(asked);
  assert.equal(all.pages.length, 5);
  assert.match(all.page('How do I return'), /shortAnswer: By post\.\n---\n$/);
  assert.match(all.page('Do you send'), /shortAnswer: Yes, always\.\n---\n$/);
  assert.match(all.page('Who pays'), /shortAnswer: We do\.\n---\n$/);
  const mostly = (name: string) =>
    `<dl><dt>Is ${name} sent?</dt><dd>Yes.</dd><dt>Price of ${name}</dt><dd>Low.</dd></dl>`;
  const { pages } = await one('b.html', `<h1>FAQ</h1>${mostly('a bill')}${mostly('a book')}`);
  assert.equal(pages.length, 4);
  const told = await file('<dt>Post</dt><dd>A letter.</dd><dt>Why?</dt><dd>So.</dd>');
  assert.equal(told.pages.length, 3);
  assert.match(told.page('How do I return'), /- Post\n\n {2}A letter\.\n- Why\?/);
});
