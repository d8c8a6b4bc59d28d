import assert from 'node:assert/strict';
import { test } from 'node:test';
import { authorList, parseReferences, shortLabel } from './references.ts';

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
  assert.match(problems[0]!.message, /"nodate" has no date, no url/);
});

test('a key that occurs twice and an unclosed entry are found', () => {
  assert.match(parseReferences(good + good, 'x.bib').problems[0]!.message, /twice/);
  assert.notEqual(parseReferences('@online{a, title={T}, author={B, C\n', 'x.bib').problems.length, 0);
});
