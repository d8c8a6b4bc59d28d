/** Marks of the tools that people keep notes and cards in, none of which is text. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nowhere, sourceFrom } from './documents.testing.ts';
import { folderWith, imported } from './folders.testing.ts';
import { planImport } from './plan/plan.ts';

const one = (name: string, content: string) => imported(`${folderWith({ [name]: content })}/${name}`);

test('text that is marked is set apart; signs of equality and code stay', () => {
  const answer = 'A célula ==é toda== isto, e ==`x`!==. So `==a==`, a==b==c, "==" and "==", x == y == z.';
  const { source } = planImport([sourceFrom(`## What is it?\n\n${answer}\n`)], nowhere).pages[0]!;
  assert.match(source, /A célula _é toda_ isto/);
  assert.match(source, /So `==a==`, a=\\=b=\\=c, "=\\=" and "=\\=", x =\\= y =\\= z\./);
});

test('tags alone below an answer go, and the report says so', () => {
  const plan = planImport(
    [sourceFrom('## What is it?\n\nA cell.\n\nIt is #1.\n\n#biologia #básico\n')],
    nowhere,
  );
  assert.match(plan.pages[0]!.source, /\n---\n\nIt is #1\.\n$/);
  assert.deepEqual(plan.files[0]!.questions[0]!.unsure, ['a line was left out: "#biologia #básico"']);
});

test('sounds of cards are left out and counted, and their formulas and prices stay', async () => {
  const deck = (html: boolean) =>
    `#separator:tab\n#html:${html}\nWhat is E?\t\\(E = \\frac{1}{2}mv^2\\) [sound:a.mp3]\nWhat is F?\tIt costs $5 or $7. [sound:b.mp3]\n`;
  for (const html of [true, false]) {
    const all = await one('deck.txt', deck(html));
    assert.match(all.page('What is E'), /^shortAnswer: \$E = \\frac\{1\}\{2\}mv\^2\$$/m);
    assert.match(all.page('What is F'), /^shortAnswer: It costs \\\$5 or \\\$7\.$/m);
    assert.deepEqual(all.files[0]!.unsure, [
      { line: 1, message: 'the sound "a.mp3" was left out', left: 'sound' },
      { line: 2, message: 'the sound "b.mp3" was left out', left: 'sound' },
    ]);
  }
});

test('prices with letters before their sign are no formula, however many stand in a line', () => {
  const answer = 'De R$ 5 por **TB** a R$ 8 ou **R$ 9**, com US$ 1 = R$ 5; o raio $R$ 5, e $R$.';
  const { source } = planImport([sourceFrom(`## Quanto custa?\n\n${answer}\n`)], nowhere).pages[0]!;
  assert.match(
    source,
    /R\\\$ 5 por \*\*TB\*\* a R\\\$ 8 ou \*\*R\\\$ 9\*\*, com US\\\$ 1 = R\\\$ 5; o raio \$R\$ 5, e \$R\$\./,
  );
});

test('pages of HTML keep their formulas and prices', async () => {
  const all = await one(
    'a.html',
    '<main><h2>What is E?</h2><p>It is \\(E = mv^2\\), for $5 or $7.</p><h2>And?</h2><p>No.</p></main>',
  );
  assert.match(all.page('What is E'), /^shortAnswer: It is \$E = mv\^2\$, for \\\$5 or \\\$7\.$/m);
});
