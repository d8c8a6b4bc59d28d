import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleChapter } from '#outputs/ebook/sample-book.testing.ts';
import { answerMarkdown } from '#outputs/markdown/answer-markdown.ts';
import { cardsOf } from '#outputs/practice/cards.ts';
import { answerText } from '#outputs/search/answer-text.ts';
import { readAnswer } from '#outputs/answer/read-answer.ts';
import { samplePage } from '#outputs/answer/sample-page.testing.ts';

/** Classes of what outputs pass on as it is: code, cells, drawings, and what a lab shows. */
const passedOn = /^(?:k|right|plot|wide|narrow|series|note|role-\w+|lab-picture|lab-caption|table|formula)$/;

const outputs = (page: string) => {
  const answer = readAnswer(page, 'questions/light/index.html');
  return {
    markdown: answerMarkdown(answer, 'https://example.org/questions/light/', []),
    cards: cardsOf(answer, 'What is light?', '/questions/light/'),
    ebook: sampleChapter('light', page).xhtml,
    search: answerText(answer),
    anchors: answer.anchors,
  };
};

test('no output changes with the names of styles, and with attributes that scripts use', () => {
  const page = samplePage();
  const renamed = page
    .replace(/ class="([^"]*)"/g, (_, names: string) => {
      const own = names.split(' ').map((name) => (passedOn.test(name) ? name : `of-${name}`));
      return ` class="${own.join(' ')}"`;
    })
    .replace(/ data-(\w+)/g, ' data-of-$1');
  for (const name of ['choice', 'deeper', 'sidenote', 'card', 'note-box', 'quiz', 'short', 'verdict'])
    assert.match(renamed, new RegExp(` class="of-${name}[ "]`));
  assert.deepEqual(outputs(renamed), outputs(page));
});

test('a part that loses its mark is missed', () => {
  const unmarked = samplePage().replace(/ x-part="quiz"/, '');
  assert.notDeepEqual(outputs(unmarked), outputs(samplePage()));
});
