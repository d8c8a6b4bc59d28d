import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markText } from '#render/text/part-mark.ts';
import { readAnswer } from '../answer/read-answer.ts';
import { cardFiles, cardList } from './card-files.ts';
import { cardsOf } from './cards.ts';

const claim = (more = '') =>
  `<div${markText('misconception')} id="ether"><p><b>Wrong:</b> <span${markText('claim')}>“It needs ether.”</span> <a href="#ether"></a></p>${more}<p>It does not.</p></div>`;
const choice = (text: string, right: boolean, why = '') =>
  `<details${markText('choice', { right })}><summary><span>${text}</span></summary><div><p${markText('page-only')}>Verdict</p>${why}</div></details>`;
const page = `<article data-question="3"><div><h1>What is light?</h1>
<section id="short-answer"><h2>Short answer</h2><div${markText('short')}><p>A wave<sup${markText('citation', { unchecked: false })}><a href="#source-maxwell">1</a></sup><span${markText('page-only')}>1 Maxwell</span>
of <math${markText('formula', { tex: 'E' })}><mi>E</mi></math>, <a href="#colour">see</a>.</p></div></section></div>
<div><h2 id="in-three-minutes">In three minutes<a href="#x"></a></h2><ol><li>One <b>point</b></li><li>Another</li></ol>
<h2 id="colour">Colour</h2><ol><li>No point</li></ol>
${claim()}
<details${markText('follow-up')} id="speed"><summary><span>How <em>fast</em>?</span></summary><div><p>Very.</p><a href="#speed"></a></div></details>
<details${markText('deeper')} id="deep"><summary>More</summary><p>More.</p></details>
<div${markText('quiz')} id="medium" role="group"><p${markText('question')}><span id="medium-question">Where?</span><a href="#medium"></a></p><pre data-x="1"><code>a</code></pre>
${choice('In vacuum', true, '<p>Yes.</p>')}
${choice('In ether', false)}</div></div></article>`;

const cards = (html: string) =>
  cardsOf(readAnswer(html, 'questions/light/index.html'), 'What is light?', '/base/questions/light/');
const unstated = (html: string) => cards(html).map(({ state: _, ...card }) => card);

test('an article has a card for its short answer and for each part that asks', () => {
  assert.deepEqual(unstated(page), [
    {
      kind: 'short-answer',
      id: 'short-answer',
      asked: ['What is light?'],
      answer: [
        [
          'p',
          {},
          'A wave\nof ',
          ['math', { 'data-tex': 'E' }, ['mi', {}, 'E']],
          ', ',
          ['a', { href: '/base/questions/light/#colour' }, 'see'],
          '.',
        ],
      ],
      more: [],
      points: [['One ', ['b', {}, 'point']], ['Another']],
    },
    {
      kind: 'misconception',
      id: 'ether',
      asked: ['“It needs ether.”'],
      answer: [['p', {}, 'It does not.']],
      more: [],
      points: [],
    },
    {
      kind: 'follow-up',
      id: 'speed',
      asked: ['How ', ['em', {}, 'fast'], '?'],
      answer: [['p', {}, 'Very.']],
      more: [],
      points: [],
    },
    {
      kind: 'quiz',
      id: 'medium',
      asked: ['Where?'],
      shown: [['pre', {}, ['code', {}, 'a']]],
      choices: [
        { text: ['In vacuum'], right: true, why: [['p', {}, 'Yes.']] },
        { text: ['In ether'], right: false, why: [] },
      ],
    },
  ]);
});

test('the state of a card changes with what it asks or answers, and with nothing else', () => {
  const states = (html: string) => cards(html).map(({ state }) => state);
  const before = states(page);
  assert.ok(before.every((state) => /^[0-9a-f]{8}$/.test(state)));
  const changed = (html: string) => states(html).flatMap((state, at) => (state === before[at] ? [] : [at]));
  assert.deepEqual(changed(page.replace('It does not.', 'It does not need any.')), [1]);
  assert.deepEqual(changed(page.replace(choice('In ether', false), choice('In ether', true))), [3]);
  assert.deepEqual(changed(page.replace('No point', 'Still none')), []);
});

test('points may be paragraphs', () => {
  const spoken = page.replace(/<ol><li>One.*?<\/ol>/, '<p>One <b>point</b></p><p>Another</p>');
  assert.deepEqual(unstated(spoken)[0], unstated(page)[0]);
});

test('an article without parts that ask has its short answer alone', () => {
  const short = `<article><h1>Why?</h1><div${markText('short')}>So.</div></article>`;
  assert.deepEqual(unstated(short), [
    {
      kind: 'short-answer',
      id: 'short-answer',
      asked: ['What is light?'],
      answer: ['So.'],
      more: [],
      points: [],
    },
  ]);
});

test('files list all cards and hold those of each question, formulas without their source', () => {
  const own = { slug: 'light', number: 3, question: 'What is light?', cards: cards(page) };
  const record = {
    slug: 'light',
    version: '12345678',
    data: { topics: ['optics'], difficulty: 'advanced' as const, formerly: ['ray'], moved: {} },
  };
  const book = { topics: ['optics', 'unused'].map((slug) => ({ slug, title: slug, formerly: [] })) };
  const list = cardList(book, [{ ...own, ...record }], '/nowhere');
  assert.deepEqual(list.topics, [{ slug: 'optics', title: 'optics' }]);
  const { cards: listed, ...question } = list.questions[0]!;
  assert.deepEqual(question, {
    slug: 'light',
    number: 3,
    question: 'What is light?',
    topics: ['optics'],
    difficulty: 'advanced',
    version: '12345678',
    picture: false,
    formerly: ['ray'],
  });
  assert.deepEqual(
    listed.map(([id, kind]) => `${id} ${kind}`),
    ['short-answer short-answer', 'ether misconception', 'speed follow-up', 'medium quiz'],
  );
  const files = new Map(cardFiles([own], list));
  assert.deepEqual([...files.keys()], ['practice/cards.json', 'practice/cards/light.json']);
  assert.doesNotMatch(files.get('practice/cards/light.json')!, /data-tex/);
  assert.match(files.get('practice/cards/light.json')!, /\["mi",\{\},"E"\]/);
});

test('a misconception with a right statement asks for that one', () => {
  const right = `<p><b>Correct:</b> <span${markText('instead')}>It needs <em>nothing</em>.</span></p>`;
  const [, card] = cards(page.replace(claim(), claim(right)));
  const { state, ...unstated } = card!;
  assert.deepEqual(unstated, {
    kind: 'misconception',
    id: 'ether',
    asked: ['“It needs ether.”'],
    answer: [['p', {}, 'It needs ', ['em', {}, 'nothing'], '.']],
    more: [['p', {}, 'It does not.']],
    points: [],
  });
  assert.notEqual(state, cards(page)[1]!.state);
});

test('a figure is said in its words, with its caption', () => {
  const figure = `<figure${markText('figure', { title: 'Rays.', alternative: 'Rays bend.' })} id="f"><div${markText('drawing')}><svg aria-label="Rays"></svg></div><figcaption><b>Rays.</b></figcaption></figure>`;
  const [, , followUp] = unstated(page.replace('<p>Very.</p>', figure));
  assert.deepEqual((followUp as { answer: unknown }).answer, [
    ['figure', {}, ['p', { class: 'alternative' }, 'Rays bend.'], ['figcaption', {}, ['b', {}, 'Rays.']]],
  ]);
});

test('a drawing is said in words, once', () => {
  const drawn = page.replace(
    '<p>Very.</p>',
    `<figure><svg aria-label="A ray"><path></path></svg><svg aria-label="A ray"><path></path></svg><ul${markText('legend')}><li>ray</li></ul></figure>`,
  );
  const [, , followUp] = unstated(drawn);
  assert.deepEqual((followUp as { answer: unknown }).answer, [['figure', {}, 'A ray']]);
});

test('a card says what a footnote of its text says', () => {
  const mark = `<sup${markText('footnote', { name: 'a', said: 'In a vacuum.' })}><a href="#footnote-a">a</a></sup>`;
  const [, , card] = unstated(page.replace('<p>Very.', `<p>Very.${mark}`));
  assert.deepEqual(card!.kind === 'follow-up' && card!.answer, [['p', {}, 'Very. (In a vacuum.)']]);
});
