import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { authorList, publication, shortLabel } from './reference-text.ts';
import { parseReferences } from './references.ts';

const folder = mkdtempSync(join(tmpdir(), 'references-'));
after(() => rmSync(folder, { recursive: true }));

const good = `@inproceedings{jegou2011pq,
  title = {Product Quantization for {NN} Search},
  author = {Jégou, Hervé and Douze, Matthijs and Schmid, Cordelia},
  booktitle = {TPAMI},
  date = {2011},
  doi = {10.1109/TPAMI.2010.57}
}
`;

test('an entry becomes a reference with a link', () => {
  const { references, problems } = parseReferences(good, 'x.bib');
  assert.deepEqual(problems, []);
  const [reference] = references;
  assert.equal(reference!.title, 'Product Quantization for NN Search');
  assert.equal(reference!.url, 'https://doi.org/10.1109/TPAMI.2010.57');
  assert.equal(shortLabel(reference!), 'Jégou, Douze and Schmid 2011');
  assert.equal(authorList(reference!), 'Jégou, H.; Douze, M.; Schmid, C.');
  assert.equal(reference!.line, 1);
});

test('texts that double one another are refused before they are read', () => {
  const doubled = Array.from({ length: 40 }, (_, at) => `@string{a${at + 1} = a${at} # a${at}}`).join('\n');
  const { problems } = parseReferences(`${good}\n@string{a0 = "C#"}\n${doubled}`, 'x.bib');
  assert.deepEqual(
    problems.map(({ line, message }) => [line, /more than 10 texts of @string/i.test(message)]),
    [[9, true]],
  );
});

test('a key may have any sign that BibTeX allows', () => {
  const { references, problems } = parseReferences(
    `${good}${good.replaceAll('jegou2011pq', 'jegou:2011-pq+x')}`,
    'x.bib',
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(
    references.map(({ key, line }) => [key, line]),
    [
      ['jegou2011pq', 1],
      ['jegou:2011-pq+x', 8],
    ],
  );
});

test('an arXiv preprint has its number as venue, and "and others" is kept', () => {
  const { references, problems } = parseReferences(
    '@online{a2024b, title={T}, author={Author, An and others}, date={2024-02}, eprint={2402.00001}, eprinttype={arxiv}}',
    'x.bib',
  );
  assert.deepEqual(problems, []);
  assert.equal(references[0]!.venue, 'arXiv:2402.00001');
  assert.equal(references[0]!.url, 'https://arxiv.org/abs/2402.00001');
  assert.equal(shortLabel(references[0]!), 'Author et al. 2024');
});

test('what is missing is named, with the line of the entry', () => {
  const { references, problems } = parseReferences(
    `${good}\n@online{nodate,\n  title = {T},\n  author = {A, B}\n}\n`,
    'x.bib',
  );
  assert.equal(references.length, 1);
  assert.equal(problems[0]!.line, 9);
  assert.match(problems[0]!.message, /"nodate" has no date, no url, doi, isbn or publisher/);
});

test('a date or an address that cannot be read is one problem, which says how it is written', () => {
  for (const [field, expected] of [
    ['date = {2025-13-45}, url = {https://example.org}', 'date = {YYYY}, {YYYY-MM} or {YYYY-MM-DD}'],
    ['date = {2025}, url = {https://exa mple.org/ }', 'url = {https://…}'],
  ] as const) {
    const { references, problems, keys } = parseReferences(
      `@online{a, title = {T}, author = {A, B}, ${field}}`,
      'x.bib',
    );
    assert.deepEqual(
      problems.map((problem) => problem.expected),
      [expected],
      field,
    );
    assert.ok(references.length === 0 && keys.has('a'));
  }
});

test('a printed work needs no link, and then has its ISBN; its invalid neighbour is a key all the same', () => {
  const printed = (fields: string) =>
    parseReferences(`@book{b, title={T}, author={A, B}, date={2001}${fields}}`, 'x.bib');
  const { references, problems } = printed(', publisher={P}, address={Paris}, isbn={978-3-16-148410-0}');
  assert.deepEqual(problems, []);
  assert.equal(references[0]!.url, undefined);
  assert.equal(publication(references[0]!), 'Paris: P, 2001, ISBN 978-3-16-148410-0.');
  assert.deepEqual(printed(', isbn={978-3-16-148410-0}').problems, []);
  assert.match(printed('').problems[0]!.message, /no url, doi, isbn or publisher/);
  assert.match(
    printed(', publisher={P}, url={www.example.org}').problems[0]!.message,
    /the url is not a complete address \(entry "b"\)/,
  );
  assert.deepEqual([...printed('').keys], ['b']);
});

test('a key that occurs twice and an unclosed entry are found', () => {
  assert.match(parseReferences(good + good, 'x.bib').problems[0]!.message, /twice/);
  assert.notEqual(parseReferences('@online{a, title={T}, author={B, C\n', 'x.bib').problems.length, 0);
  for (const [wrong, line, said] of [
    ['@online{a,\n date = {2020-99-99}\n}\n', 9, /a date is not one/],
    ['@online{a,\n crossref = {b}\n}\n', 9, /names no entry/],
    [`@online{a,\n title = {${'{'.repeat(9)}}\n}\n`, 11, /is not closed/],
  ] as const) {
    const [problem] = parseReferences(`${good}\n${wrong}`, 'x.bib').problems;
    assert.match(problem!.message, said);
    assert.equal(problem!.line, line, wrong);
  }
});

const book = (fields: string) =>
  `@book{b, title={T}, author={王, 小明 and Müller, Eva and {OpenAI}}, date={2021-03}, url={https://example.org/}, ${fields}}`;

test('a book has its edition and its publishers, a paper also the volume that it is in', () => {
  const rendered = (source: string) => publication(parseReferences(source, 'x.bib').references[0]!);
  assert.equal(rendered(book('edition={2}, publisher={Pearson}')), '2nd edition, Pearson, 2021-03.');
  for (const [edition, shown] of Object.entries({ '23.': '23rd edition', '11th': '11th edition' }))
    assert.equal(rendered(book(`edition={${edition}}`)), `${shown}, 2021-03.`);
  assert.equal(rendered(book('edition={Third}, publisher={A and B}')), '3rd edition, A; B, 2021-03.');
  assert.equal(rendered(book('edition={revised ed.}')), 'revised ed., 2021-03.');
  assert.equal(rendered(book('edition={2nd, revised}')), '2nd, revised edition, 2021-03.');
  assert.equal(rendered(book('edition={6. Aufl.}')), '6. Aufl., 2021-03.');
  assert.equal(rendered(book('organization={NASA}')), 'NASA, 2021-03.');
  const paper = good.replace('date =', 'publisher = {IEEE}, date =');
  assert.equal(rendered(paper), 'TPAMI, IEEE, 2011.');
  const article = paper.replace('booktitle', 'journaltitle');
  const within = (fields: string) => rendered(article.replace('date =', `${fields}, date =`));
  assert.equal(rendered(article), 'TPAMI, 2011.');
  assert.equal(within('volume={39}, number={3}, pages={251--260, 270}'), 'TPAMI, 39(3), 251–260, 270, 2011.');
  assert.equal(within('volume={39}, pages={251}'), 'TPAMI, 39, 251, 2011.');
  assert.equal(within('volume={39}'), 'TPAMI, 39, 2011.');
  assert.equal(within('pages={251}'), 'TPAMI, p. 251, 2011.');
});

test('given names that are joined stay joined', () => {
  const [reference] = parseReferences(
    good.replace('Jégou, Hervé', 'Belitz, Hans-Dieter Émile'),
    'x.bib',
  ).references;
  assert.equal(authorList(reference!, 1), 'Belitz, H.-D. É. et al.');
});

/** Texts in a book of the language: label, authors, details after the title; then a label with others, and an article. */
function saidIn(language: string): string[] {
  writeFileSync(join(folder, 'book.yaml'), `language: ${language}\n`);
  const source = book('edition={2}, publisher={Pearson}');
  const article =
    '@article{c, title={茶}, author={陆, 羽 and 沈, 冬梅}, journal={J}, volume={39}, number={3}, pages={251--260}, date={2019-06-02}, doi={10.1/x}}';
  const printed =
    '@book{d, title={茶经}, author={A, B}, publisher={中华书局}, address={北京}, edition={6., rev.}, date={2008}}';
  const program = `
    const { authorList, publication, shortLabel, workTitle } = await import('#book/sources/reference-text.ts');
    const { parseReferences } = await import('#book/sources/references.ts');
    const [one, article, printed] = parseReferences(${JSON.stringify(source + article + printed)}, 'x.bib').references;
    const more = { ...one, othersOmitted: true };
    console.log(JSON.stringify([shortLabel(one), authorList(one), publication(one), shortLabel(more),
      shortLabel(article), workTitle(article), publication(article), workTitle(printed), publication(printed)]));`;
  const env = { ...process.env, CONTENT_DIR: folder };
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', program], { env, encoding: 'utf8' });
  return JSON.parse(run.stdout) as string[];
}

test('authors, editions, dates and what stands between them are as in the language of the book', () => {
  const said = (names: string, list: string, behind: string, more: string) => [
    `${names} 2021`,
    list,
    behind,
    `王小明${more} 2021`,
  ];
  const listed = '王小明; Müller, E.; OpenAI';
  const expected = {
    en: [
      ...said('王小明, Müller and OpenAI', listed, '2nd edition, Pearson, 2021-03.', ' et al.'),
      ...['陆羽 and 沈冬梅 2019', '茶', 'J, 39(3), 251–260, 2019-06-02.'],
      ...['茶经', '6., rev. edition, 北京: 中华书局, 2008.'],
    ],
    de: [
      ...said('王小明, Müller und OpenAI', listed, '2. Auflage, Pearson, März 2021.', ' u.\u00a0a.'),
      ...['陆羽 und 沈冬梅 2019', '茶', 'J, 39(3), S.\u00a0251–260, 2. Juni 2019.'],
      ...['茶经', '6., rev. Auflage, 北京: 中华书局, 2008.'],
    ],
    fr: [
      ...said(
        '王小明, Müller et OpenAI',
        listed.replaceAll(';', '\u202f;'),
        '2e édition, Pearson, mars 2021.',
        ' et al.',
      ),
      ...['陆羽 et 沈冬梅 2019', '茶', 'J, 39(3), p.\u00a0251–260, 2 juin 2019.'],
      ...['茶经', 'édition 6., rev., 北京\u00a0: 中华书局, 2008.'],
    ],
    zh: [
      ...said('王小明、Müller、OpenAI', '王小明、Müller, E.、OpenAI', '第 2 版，Pearson，2021年3月。', '等'),
      ...['陆羽、沈冬梅 2019', '茶', 'J，39(3)：251–260，2019年6月2日。'],
      ...['《茶经》', '6., rev.版，北京：中华书局，2008。'],
    ],
    ja: [
      ...said('王小明、Müller、OpenAI', '王小明、Müller, E.、OpenAI', '第2版、Pearson、2021年3月。', 'ほか'),
      ...['陆羽、沈冬梅 2019', '茶', 'J、39(3)、251–260頁、2019年6月2日。'],
      ...['『茶经』', '6., rev.版、北京：中华书局、2008。'],
    ],
  };
  for (const [language, all] of Object.entries(expected)) assert.deepEqual(saidIn(language), all, language);
});
