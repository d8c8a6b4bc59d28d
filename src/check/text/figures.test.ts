import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMdx } from '#render/text/mdx-tree.ts';
import { figureProblems, unsourcedFigures } from './figures.ts';

const found = (source: string) => unsourcedFigures(parseMdx(source, 'x').tree!).map(({ figure }) => figure);

test('a figure without a source is found', () => {
  assert.deepEqual(found('It is 66% faster and needs 48 GB.'), ['66%', '48 GB']);
  assert.deepEqual(found('A model with 65 billion parameters in 8 KiB.'), ['65 billion', '8 KiB']);
  assert.deepEqual(found('It gives 0.71, on 12,000 inputs.'), ['0.71', '12,000']);
  assert.deepEqual(found('One step. It is 2× faster. Then <Cite of="a" />.'), ['2×']);
  assert.deepEqual(found('- about 30% more\n- fine'), ['30%']);
});

test('a mark in the sentence, the row or the head of the table covers it', () => {
  assert.deepEqual(found('It is 66% faster <Cite of="a" says="66 percent" />. Good.'), []);
  assert.deepEqual(found('It is <Derived how="2/3">67% of it</Derived>.'), []);
  assert.deepEqual(found('It is <Value of={f(2)} unit="GB" />.'), []);
  assert.deepEqual(
    found('| a | b |\n| --- | --- |\n| x | 12% |\n| y | 13% <Cite of="a" says="b is 13" /> |'),
    ['12%'],
  );
  assert.deepEqual(found('| a | b <Cite of="a" says="12% of b" /> |\n| --- | --- |\n| x | 12% |'), []);
});

test('a small number is a figure before what the book counts', () => {
  const tree = parseMdx('It needs 8 GPUs, 3 A/B tests and 5 days; GPUs come in 2 sizes.', 'x').tree!;
  const of = (units: string[]) => unsourcedFigures(tree, units).map(({ figure }) => figure);
  assert.deepEqual(of([]), ['5 days']);
  assert.deepEqual(of(['GPU', 'GPUs', 'A/B tests']), ['8 GPUs', '3 A/B tests', '5 days']);
});

test('formats, years, places, code and formulas are no figures', () => {
  assert.deepEqual(
    found('In 2026, section 4.1 and table 12.5 name a 4-bit base, `x = 1.5`, $r = 16.5$ and 8 steps.'),
    [],
  );
});

test('a figure beside a source must stand in its quotation', () => {
  assert.deepEqual(found('It is 66% faster <Cite of="a" />.'), ['66%']);
  assert.deepEqual(found('It is 66% faster <Cite of="a" says="65% faster" />.'), ['66%']);
  assert.deepEqual(
    found('Of 48 GB it takes 66% <Cite of="a" says="48GB" /> <Cite of="b" says="66 %" />.'),
    [],
  );
  assert.deepEqual(found('It takes 48 GB <Cite of="a" says="48 of them" />, 3× <Cite of="b" />.'), ['3×']);
  assert.deepEqual(found('It is 66% faster <Cite of="a" unchecked={false} />.'), ['66%']);
  assert.deepEqual(found('It is 66% faster <Cite of="a" unchecked />. It takes 1.5 h <Cite of="a" />.'), [
    '1.5',
  ]);
  assert.deepEqual(found('<Derived how="2/3">67%</Derived> of 48 GB <Cite of="a" says="32 GB" />.'), [
    '48 GB',
  ]);
  assert.deepEqual(found('| a <Cite of="a" says="12%" /> |\n| --- |\n| 12% |\n| 13% |'), ['13%']);
  const [problem] = figureProblems(
    parseMdx('\nIt is 66% <Cite of="a" says="65%" />.', 'x').tree!,
    'x.mdx',
    1,
  );
  assert.equal(problem!.line, 2);
  assert.match(
    problem!.message,
    /"66%" does not appear in any quotation of its sentence, "It is 66% \.": “65%”/,
  );
});
