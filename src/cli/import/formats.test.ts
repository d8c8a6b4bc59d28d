/** Files that are no Markdown: pages, documents of Word, tables, lists of objects, and what is not read. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { folderWith, imported, smallestPng } from './folders.testing.ts';

const one = (name: string, content: string | Uint8Array) =>
  imported(`${folderWith({ [name]: content })}/${name}`);
const wordings = ({ files }: Awaited<ReturnType<typeof imported>>) =>
  files[0]!.questions.map(({ line, status, question }) => `${line} ${status} ${question}`);
const refusal = async (name: string, content: string | Uint8Array) =>
  (await one(name, content)).files[0]!.error ?? 'none';

test('a page of HTML: headings, details, terms, formulas; what leads through the site is left out', async () => {
  const all = await one(
    'faq.html',
    `<!doctype html><html><head><title>Tides</title><script>alert(1)</script></head><body>
<nav><ul><li><a href="#a">What is a tide?</a></li></ul></nav>
<main><h1>Tides</h1><p>Welcome.</p>
<div class="q"><h2 id="a"><button>What is a tide?</button></h2><div><p>It is H<sub>2</sub>O that <b>moves</b>. <span class="katex"><math><semantics><mi>h</mi><annotation encoding="application/x-tex">h = \\frac{1}{2}</annotation></semantics></math><span class="katex-html">h=½</span></span></p>
<pre><code class="language-python">a &lt; b</code></pre><svg><text>x</text></svg><img src="high.png" alt="High water"></div></div>
<h2>Terms</h2>
<dl><dt>What is an ebb?</dt><dd>Falling water.</dd><dt>What is a flood?</dt><dd>Rising water.</dd></dl>
</main><footer>Footer</footer></body></html>`,
  );
  assert.deepEqual(wordings(all), [
    '3 taken What is a tide?',
    '8 taken What is an ebb?',
    '8 taken What is a flood?',
  ]);
  const tide = all.page('What is a tide');
  assert.match(tide, /^# Imported from faq\.html, block 3, asked as/m);
  assert.match(
    tide,
    /It is H₂O that \*\*moves\*\*\. \$h = \\frac\{1\}\{2\}\$\n[^]*\n```python\na < b\n```\n/,
  );
  const details = await one(
    'a.htm',
    '<details><summary><p>Why twice a day?</p></summary><p>Two bulges &#xE000;.</p></details><details><summary>Why now?</summary>So.</details>',
  );
  assert.deepEqual(wordings(details), ['1 taken Why twice a day?', '4 taken Why now?']);
  assert.match(details.page('Why twice'), /Two bulges \.\n/);
  const between = await one(
    'b.html',
    '<h1>FAQ</h1><h2>What is ebb?</h2><p>Falling.</p><details><summary>Why now?</summary><p>So.</p></details><details><summary>And then?</summary><p>Rising.</p></details>' +
      '<h2>What is flood?</h2><p>Rising.</p><details><summary>Really?</summary><p>Yes.</p></details><p>It is.</p><blockquote><p>Sea.</p><footer>A sailor</footer></blockquote><footer>© Port</footer>',
  );
  assert.deepEqual(wordings(between), ['2 taken What is ebb?', '10 taken What is flood?']);
  assert.match(
    between.page('What is flood'),
    /\*\*Really\?\*\*\n\nYes\.\n\nIt is\.\n\n> Sea\.\n>\n> A sailor\n$/,
  );
  assert.match(all.bookFile!, /^name: Tides$/m);
  const [report] = all.files;
  assert.equal(report!.unit, 'block');
  assert.ok(report!.unsure.some(({ message }) => message.endsWith('1 <svg>')));
  assert.ok(
    report!.questions[0]!.unsure.some((note) => /"high\.png" was left out: there is no such file/.test(note)),
  );
  assert.equal(report!.parts.at(-1)!.to, report!.lines);
});

/** A document of Word with this body. */
const docx = (body: string, more: Record<string, Uint8Array> = {}): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    '_rels/.rels': strToU8(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    'word/_rels/document.xml.rels': strToU8(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="p1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/image1.png"/></Relationships>',
    ),
    'word/styles.xml': strToU8(
      '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style></w:styles>',
    ),
    'word/media/image1.png': smallestPng,
    'word/document.xml': strToU8(
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>${body}</w:body></w:document>`,
    ),
    ...more,
  });
const run = (text: string, bold = false) =>
  `<w:r>${bold ? '<w:rPr><w:b/></w:rPr>' : ''}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (text: string, style = '') =>
  `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}${text.startsWith('<') ? text : run(text)}</w:p>`;
const drawing =
  '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="Two bulges"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="p1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>';

test('a document of Word: headings, bold questions, pictures that come along, formulas that are reported', async () => {
  const headings = await one(
    'sea.docx',
    docx(
      p('The sea', 'T') +
        p('What is a tide?', 'H1') +
        p('Water that moves.') +
        p(drawing) +
        p('Why twice?', 'H1') +
        p('Two bulges.') +
        '<w:p><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p>',
    ),
  );
  assert.deepEqual(wordings(headings), ['2 taken What is a tide?', '5 taken Why twice?']);
  assert.match(headings.page('What is a tide'), /\n!\[Two bulges\]\(\.\/picture-1\.png\)\n$/);
  assert.deepEqual(headings.pictures('What is a tide'), ['picture-1.png']);
  assert.deepEqual(Buffer.from(headings.pages[0]!.pictures[0]!.from as Uint8Array), smallestPng);
  assert.match(headings.files[0]!.repairs[0]!.message, /^formulas of Word's editor are missing: 1/);
  assert.match(headings.bookFile!, /^name: The sea$/m);
  const bold = await one(
    'bold.docx',
    docx(p(run('1. What is ebb?', true)) + p('Falling.') + p(run('2. What is flood?', true)) + p('Rising.')),
  );
  assert.deepEqual(wordings(bold), ['1 taken What is ebb?', '3 taken What is flood?']);
});

test('a table: columns by their names in any order, quotation marks, choices, what is not taken', async () => {
  const all = await one(
    'cards.csv',
    '\ufeffid;Category;Question;Answer\n1;Sea;"What is\na tide?";"Water that ""moves"";\n\n- twice\n- a day"\n2;Sky;What is **rain**?;\n3;;;nothing\n4;Sky;What is snow?;"<b>Frozen</b> water<br>that falls"\n',
  );
  assert.deepEqual(wordings(all), [
    '2 taken What is a tide?',
    '3 unanswered What is rain?',
    '5 taken What is snow?',
  ]);
  assert.match(all.page('What is a tide'), /Water that "moves";['\s\S]*\n- twice\n- a day\n$/);
  assert.match(all.page('What is snow'), /\*\*Frozen\*\* water\\\n\s*that falls\n/);
  const { unsure, parts, lines } = all.files[0]!;
  assert.deepEqual(unsure, [{ message: 'nothing was taken from "id"' }]);
  assert.equal(lines, 5);
  assert.deepEqual(
    parts.map(({ from, to, kind }) => `${from}-${to} ${kind}`),
    ['1-1 heading', '2-2 taken', '3-3 unanswered', '4-4 text', '5-5 taken'],
  );
  assert.match(all.bookFile!, /title: Sea\n[^]*title: Sky\n/);
  const quiz = await one(
    'quiz.tsv',
    'Question\tA\tB\tC\tCorrect Answer\tExplanation\nWhich is wet?\tSand\tWater\tFire\tB\tIt is liquid.\nWhich is hot?\tIce\tWater\tFire\tFire\t\n',
  );
  assert.equal(quiz.files[0]!.counts.taken, 2);
  assert.match(quiz.page('Which is wet'), /Sand[^]*<Choice text="Water" right>\n\nIt is liquid\./);
  for (const [head, name] of [
    ['问题,回答,主题', '海'],
    ['問題,答え,トピック', '海'],
    ['Frage,Antwort,Thema', 'Meer'],
    ['question,réponse,thème', 'Mer'],
    ['pregunta,respuesta,tema', 'Mar'],
    ['pergunta,resposta,assunto', 'Mar'],
    ['question,answer,category', 'Sea'],
  ])
    assert.match(
      (await one('x.csv', `${head}\nAa bb?,Cc dd.,${name}\n`)).bookFile!,
      new RegExp(`title: ${name}$`, 'm'),
    );
  const anki = await one('deck.csv', '"What is ebb?","Falling."\n"What is flood?","Rising."\n');
  assert.deepEqual(wordings(anki), ['1 taken What is ebb?', '2 taken What is flood?']);
});

test('a list of objects: in lists, by line, with choices', async () => {
  const nested = await one(
    'q.json',
    JSON.stringify({
      topics: [
        { title: 'Sea', questions: [{ q: 'What is a tide?', a: 'Water.', id: 7 }] },
        { title: 'Sky', questions: [{ q: 'What is rain?', a: ['Water', 'that falls'] }] },
      ],
    }),
  );
  assert.deepEqual(wordings(nested), ['1 taken What is a tide?', '2 taken What is rain?']);
  assert.match(nested.page('What is rain'), /^topics: \[sky\]$/m);
  const lines = await one(
    'q.jsonl',
    '{"question":"What is ebb?","answer":"Falling."}\n{"question":"What is flood?","answer":""}\n',
  );
  assert.deepEqual(wordings(lines), ['1 taken What is ebb?', '2 unanswered What is flood?']);
  const quiz = await one(
    'quiz.json',
    '[{"question":"Which is wet?","options":["Sand","Water"],"answer":"Water","explanation":"It flows."}]',
  );
  assert.match(quiz.page('Which is wet'), /Sand[^]*Water[^]*It flows\./);
});

test('line ends of Windows, choices that say whether they are right', async () => {
  const sea = '{"Sea":[{"question":"What is a tide?","answer":"Water.\\r\\nIt moves."}]}';
  const parts = await one('q.json', sea);
  assert.match(parts.page('What is a tide'), /^topics: \[questions\]\nshortAnswer: Water\. It moves\.$/m);
  const quiz = await one(
    'quiz.json',
    '[{"question":"Which is wet?","answers":[{"text":"Sand","correct":false},{"text":"Water","correct":true}]}]',
  );
  assert.match(quiz.page('Which is wet'), /<Choice text="Sand">[^]*<Choice text="Water" right>/);
});

test('notes of Anki as text, with and without what it says of them', async () => {
  const notes = await one(
    'notes.txt',
    '#separator:tab\n#html:true\n#notetype column:1\n#deck column:2\n#tags column:5\n' +
      'Basic\tSky::Sea\tWhat is <b>ebb</b>?\tFalling &amp; low<br>water.\t\nBasic\tSky::Sea\tQuestion 2\t"It is ""high""."\tx y\n',
  );
  assert.deepEqual(wordings(notes), ['1 taken What is ebb?', '2 taken Question 2']);
  assert.match(notes.page('What is ebb'), /^topics: \[sea\]$/m);
  assert.match(notes.page('What is ebb'), /Falling & low\\\n {2}water\.$/m);
  assert.match(notes.page('Question 2'), /^shortAnswer: It is "high"\.$/m);
  const cloze = await one(
    'cloze.txt',
    '#separator:tab\nThe {{c1::moon}} pulls the {{c2::sea::what?}}.\tAt once.\n',
  );
  assert.deepEqual(wordings(cloze), ['1 taken The […] pulls the [what?].']);
  assert.match(cloze.page('The'), /^shortAnswer: moon; sea$[^]*\nAt once\.\n$/m);
  const bare = await one('bare.txt', 'Name two seas \t Red and Black.\nWhat is flood?\tRising.\n');
  assert.deepEqual(wordings(bare), ['1 taken Name two seas', '2 taken What is flood?']);
});

test('a bold label of HTML keeps its space', async () => {
  const all = await one(
    'faq.md',
    '<h2>1. What is ebb?</h2>\n\n<div><strong>Short: </strong>falling.</div>\n',
  );
  assert.match(all.page('What is ebb'), /^shortAnswer: "?\*\*Short:\*\* falling\./m);
});

test('other kinds are named, and errors have their place', async () => {
  const cases: [name: string, content: string | Uint8Array, message: RegExp][] = [
    ['a.pdf', '%PDF-1.7', /^A file of the kind \.pdf cannot be read\. Export it as Markdown\.$/],
    ['scan', '%PDF-1.7', /\.pdf/],
    ['a.odt', 'PK', /\.odt cannot/],
    ['a.xlsx', 'PK', /\.xlsx.*Export it as CSV/],
    ['a.png', smallestPng, /\.png/],
    ['a.zip', 'PK\u0003\u0004', /\.zip.*Unpack it and import the folder/],
    ['a.docx', 'no zip', /not a Word document/],
    ['b.docx', zipSync({ 'x.xml': strToU8('<x/>') }), /no word\/document\.xml/],
    ['c.docx', docx('<w:p>'), /not a Word document/],
    [
      'a.csv',
      'Name,Tags\nx,y\n',
      /^Nothing in it is called question; its fields are "Name", "Tags"|called answer; its fields are "Name", "Tags"/,
    ],
    ['b.csv', 'question,answer\na?,"b\nc?,d\n', /^Line \d: Quote Not Closed: .*opening quote/],
    ['a.json', '[\n{"question": ]', /^It is not valid JSON: .*, in line 2\.$/],
    ['b.json', '[1, 2]', /^It contains no objects/],
    ['c.json', '[{"x":1}]', /called question; its fields are "x"/],
    ['a.html', '<script>1</script>', /contains no text/],
  ];
  for (const [name, content, message] of cases) assert.match(await refusal(name, content), message, name);
});

test('files made to break an import are refused', async () => {
  assert.match(
    await refusal('deep.html', '<div>'.repeat(100_000)),
    /are nested \d+ levels deep; at most 400/,
  );
  assert.match(
    await refusal('deep.json', `${'['.repeat(100_000)}${']'.repeat(100_000)}`),
    /nested too deeply/,
  );
  assert.match(
    await refusal(
      'deep.docx',
      docx(`${'<w:tbl><w:tr><w:tc>'.repeat(9000)}${'</w:tc></w:tr></w:tbl>'.repeat(9000)}`),
    ),
    /too deeply|levels deep/,
  );
  const bomb = docx(p('x'), { 'word/bomb.xml': new Uint8Array(41_000_000) });
  assert.ok(bomb.length < 100_000);
  assert.match(await refusal('bomb.docx', bomb), /^Unpacked, it takes up \d+ MB; at most 40 MB of text/);
  const lying = docx(p('x'.repeat(2_000_000)));
  // The size that the directory at the end gives for word/document.xml.
  const at = Buffer.from(lying).lastIndexOf('word/document.xml') - 46;
  Buffer.from(lying.buffer).writeUInt32LE(10, at + 24);
  assert.match(await refusal('lying.docx', lying), /not a Word document|cannot be read/);
  const jsx = `${'<A>\n'.repeat(20_000)}${'</A>\n'.repeat(20_000)}`;
  assert.equal((await one('deep.mdx', jsx)).pages.length, 0);
  const emphasis = `## Why?\n\n${'*a '.repeat(20_000)}${'b*'.repeat(20_000)}`;
  assert.match(await refusal('deep.md', emphasis), /nested too deeply/);
  const among = await imported(folderWith({ 'deep.md': emphasis, 'Why so.md': 'So.' }));
  assert.match(among.folders[0]!.leftOut[0]!.reason, /nested too deep/);
  const colons = Array.from({ length: 3000 }, (_, at) => `${':'.repeat(3 + at)}note`);
  const began = process.threadCpuUsage();
  await one(
    'colons.md',
    [...colons.toReversed(), ...colons.map((line) => line.replace('note', ''))].join('\n'),
  );
  const { user, system } = process.threadCpuUsage(began);
  assert.ok(user + system < 20e6);
  const wide = `question,answer\n${'a?,"'}${'x'.repeat(1_100_000)}"\n`;
  assert.match(await refusal('wide.csv', wide), /^Line \d+: Max Record Size: .*1000000/);
});
