import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageNamed } from './named-language.ts';
import { highlighted } from './marked.ts';
import { bestSentence, bestPassages, parsePage, type Anchor } from './passages.ts';

const english = languageNamed('en');
const stem = (word: string) => english.stem(word);

const parts: [kind: Anchor['kind'], id: string, text: string, body: string][] = [
  ['heading', 'short-answer-heading', 'Short answer', 'Rye rises in two thin layers.'],
  [
    'heading',
    'resting',
    'What resting saves',
    'Bubbles of the dough are not kept. Effort falls, and kneading time falls with it.',
  ],
  ['question', 'gas', '', 'What makes gas? Yeast eats salt and starch.'],
  ['heading', 'lab', 'Lab', 'Open the oven and watch the crust brown.'],
  ['heading', 'misconceptions-heading', 'Misconceptions', ''],
  ['misconception', 'faster', '', 'Spelt is faster than rye. It is slower per loaf.'],
  ['aside', 'also-asked', '', 'Also asked as: faster resting · effort'],
  ['heading', 'sources-heading', 'Sources', '1 Effort, Journal of Bubbles.'],
];
let content = '';
const anchors: Anchor[] = parts.map(([kind, id, text, body]) => {
  const location = content === '' ? 0 : content.trim().split(/\s+/).length;
  content += ` ${kind === 'heading' ? `${text} ` : ''}${body}`;
  return { kind, id, text, location };
});
content = content.trim();
const best = (...stems: string[]) =>
  bestPassages(parsePage(content, anchors, english), new Map(stems.map((word) => [stem(word), 1])), 3);
const text = (parts: { text: string }[]) => parts.map((part) => part.text).join('');

test('the section that covers most comes first, by its own id, with its words marked', () => {
  const [first] = best('bubble', 'effort');
  assert.equal(first!.id, 'resting');
  assert.equal(first!.title, 'What resting saves');
  assert.deepEqual(
    first!.excerpt.filter(({ match }) => match).map((part) => part.text),
    ['Bubbles', 'Effort'],
  );
  assert.ok(!text(first!.excerpt).startsWith('What resting saves'), 'the title is not repeated');
});

test('a misconception is labelled and titled by its statement', () => {
  const [first] = best('faster');
  assert.deepEqual([first!.id, first!.misconception], ['faster', true]);
  assert.equal(first!.title, 'Spelt is faster than rye.');
});

test('a misconception is titled without the quotation marks that any language has', () => {
  for (const claim of [
    '“Rye is fast.”',
    '„Rye is fast.“',
    '«Rye is fast.»',
    '« Rye is fast. »',
    '‘Rye is fast.’',
  ]) {
    const anchors: Anchor[] = [{ kind: 'misconception', id: 'fast', text: '', location: 0 }];
    const [found] = bestPassages(
      parsePage(`${claim} It is slow.`, anchors, english),
      new Map([['rye', 1]]),
      1,
    );
    assert.equal(found!.title, 'Rye is fast.');
  }
});

test('aliases and sources are no sections to link to', () => {
  assert.ok(
    best('effort', 'journal', 'faster').every(({ id }) => !['also-asked-as', 'sources'].includes(id)),
  );
  assert.deepEqual(best('unheard'), []);
});

test('words are marked as data', () => {
  assert.deepEqual(highlighted('low-fat <b>toasters</b>', new Map([['toast', 1]]), english), [
    { text: 'low-fat <b>', match: false },
    { text: 'toasters', match: true },
    { text: '</b>', match: false },
  ]);
});

test('the sentence that has most of what is asked is the answer; a misconception or a label never is', () => {
  const answer = (...asked: string[]) =>
    bestSentence(parsePage(content, anchors, english), new Map(asked.map((word) => [stem(word), 1])));
  const found = answer('kneading', 'effort')!;
  assert.equal(found.id, 'resting');
  assert.equal(text(found.excerpt), 'Effort falls, and kneading time falls with it.');
  assert.deepEqual(
    found.excerpt.filter(({ match }) => match).map((part) => part.text),
    ['Effort', 'kneading'],
  );
  assert.equal(answer('spelt', 'faster'), undefined, 'a misconception');
  assert.equal(answer('yeast', 'salt'), undefined, 'a choice of a quiz');
  assert.equal(answer('oven', 'crust'), undefined, 'what a lab asks for');
  assert.equal(answer('journal'), undefined, 'a source');
  assert.equal(answer('kneading', 'unheard', 'unknown'), undefined, 'too little of the query');
  assert.equal(answer('kneading', 'time'), undefined, 'mentioned by a sentence about effort');
});

test('the subject of a sentence is looked for no further than its end', () => {
  const long = `Loaf It is what it was and will be. ${'— '.repeat(20_000)}Rye rises.`;
  const page = parsePage(long, [{ kind: 'heading', id: 'loaf', text: 'Loaf', location: 0 }], english);
  assert.equal(bestSentence(page, new Map([[stem('rye'), 1]])), undefined);
});

test('a text without spaces is read as the index has divided it', () => {
  const zh = languageNamed('zh');
  const texts: [kind: Anchor['kind'] | undefined, id: string, text: string, words: string][] = [
    ['heading', 'steps', '冲泡的步骤', '冲|泡|的|步骤|. '],
    [undefined, '', '', '先用|热水|暖|杯|，|再把|水|倒掉|。|普|洱|要|用|沸水|泡|，|水温|越高|越香|。'],
    ['heading', 'misconceptions-heading', '误解', '误解|. '],
    ['misconception', 'hotter', '', '“|水越烫|，|茶|越|香|。|” |沸水|会|烫熟|嫩芽|。'],
  ];
  const all: string[] = [];
  const places: Anchor[] = texts.flatMap(([kind, id, text, words]) => {
    const location = all.length;
    all.push(...words.split('|'));
    return kind === undefined ? [] : [{ kind, id, text, location }];
  });
  const page = parsePage(all.join('\u200b'), places, zh);
  const asked = (...words: string[]) => new Map(words.map((word) => [word, 1]));
  const [first] = bestPassages(page, asked('普洱', '水温'), 3);
  assert.equal(first!.id, 'steps');
  // 普洱 was divided, and is found across the words.
  assert.deepEqual(
    first!.excerpt.filter(({ match }) => match).map((part) => part.text),
    ['普洱', '水温'],
  );
  assert.ok(text(first!.excerpt).includes('先用热水暖杯，再把水倒掉。'), 'no spaces between the words');
  assert.ok(!text(first!.excerpt).includes('步骤'), 'the title is not repeated');
  const answer = bestSentence(page, asked('普洱', '水温', '沸水'))!;
  assert.equal(text(answer.excerpt), '普洱要用沸水泡，水温越高越香。');
  const [wrong] = bestPassages(page, asked('越烫', '香'), 3);
  assert.deepEqual([wrong!.id, wrong!.title, wrong!.misconception], ['hotter', '水越烫，茶越香。', true]);
});
