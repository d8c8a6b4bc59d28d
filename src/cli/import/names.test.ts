/** Names of notes and pictures as people write them: with question marks, accents and letters of any script. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { folderWith, imported, smallestPng } from './folders.testing.ts';

const cell = 'A célula é a unidade da vida.\n';

test('a link leads to a note whose name ends in a question mark, and to a part of it', async () => {
  const all = await imported(
    folderWith({
      '.obsidian/app.json': '{}',
      'O que é um tecido?.md': 'Um conjunto de células. Veja [[O que é uma célula?#Partes|as partes]].\n',
      ['O que é uma célula?.md'.normalize('NFD')]:
        `${cell}\nCompare com [[O que é um tecido?|tecidos]] e [[Outra?]].\n`,
      'Why is it not so.md': `${cell}\n[So](O%20que%20%C3%A9%20um%20tecido%3F.md), or [so](O%20que%20%C3%A9%20um%20tecido?.md?raw=1).\n`,
    }),
  );
  const [tissue, whole] = [all.slug('O que é um tecido'), all.slug('O que é uma célula')];
  assert.match(all.page('O que é um tecido'), new RegExp(`\\[as partes\\]\\(/questions/${whole}/\\)`));
  const page = all.page('O que é uma célula');
  assert.match(page, new RegExp(`\\[tecidos\\]\\(/questions/${tissue}/\\) e Outra\\?`));
  assert.match(all.page('Why is it not'), new RegExp(`^\\[So\\]\\(/questions/${tissue}/\\)`, 'm'));
});

test('a picture is described by its name with every letter of it, and copied under one of plain letters', async () => {
  const pictured = ['Célula vegetal', 'Straße_2', 'Œuf'].map((name) => [`${name}.png`, smallestPng] as const);
  const decomposed = ['Ação.png'.normalize('NFD'), smallestPng] as const;
  const note =
    '![[Célula vegetal.png|300]]\n\n![](Straße_2.png)\n\n![](%C5%92uf.png)\n\n![[Ação.png|300]]\n\n![[Ou?.png|30]]\n';
  const all = await imported(
    folderWith({
      '.obsidian/app.json': '{}',
      'O que é isto.md': `${cell}\n${note}`,
      'Ou?.png': smallestPng,
      ...Object.fromEntries([...pictured, decomposed]),
    }),
  );
  const page = all.page('O que é isto');
  assert.match(page, /^!\[Célula vegetal\]\(\.\/Celula-vegetal\.png\)$/m);
  assert.match(page, /^!\[Straße 2\]\(\.\/Strasse_2\.png\)$/m);
  assert.match(page, /^!\[Œuf\]\(\.\/Oeuf\.png\)$/m);
  assert.match(page, /^!\[Ação\]\(\.\/Acao\.png\)$/m);
  assert.match(page, /^!\[Ou\?\]\(\.\/Ou\.png\)$/m);
});
