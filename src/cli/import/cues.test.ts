import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  answerLabel,
  endsAsQuestion,
  isAnswerLabel,
  isPlaceholder,
  questionMarker,
  readsAsQuestion,
} from './markdown/cues.ts';

const rest = (text: string) => text.slice(questionMarker(text)?.length ?? 0);

test('numbers and markers of questions', () => {
  // prettier-ignore
  for (const text of [
    '4. What?', '4) What?', '(4) What?', '4: What?', '#4 What?', '4 - What?', 'Q4: What?', 'Q4. What?',
    'q 4) What?', 'Question 4: What?', 'Question #4 – What?', 'Frage 4: What?', 'Pregunta 4. What?',
    'Вопрос 4: What?', '问题4：What?', 'Q: 4. What?', '4、What?', '（4）What?', '4．What?', '4：What?',
    '第4题：What?', '第4問：What?', '4. 问：What?', '4. Frage: What?', '4. Q: What?',
  ]) {
    assert.equal(rest(text), 'What?', text);
    assert.equal(questionMarker(text)!.number, 4, text);
  }
  assert.deepEqual(questionMarker('Q: What?'), { length: 3, explicit: true });
  for (const text of ['Q) What?', 'Qs1: What?', 'Q - What?', 'В - What?', 'F: What?'])
    assert.equal(rest(text), 'What?', text);
  assert.equal(rest('问：什么？'), '什么？');
  for (const text of ['十、什么？', '（二十）什么？', '三十五、什么？', '【答案】'])
    assert.equal(rest(text), text.startsWith('【') ? text : '什么？', text);
  assert.equal(rest('Question 4'), '');
});

test('texts that only look like a marker', () => {
  // prettier-ignore
  for (const text of [
    '4 bits are enough?', '2026-01-01 was when?', 'Quality: what is it?', 'Questions remain', 'P: x', 'V - x', 'Q - x',
    '3.1415 is what?', '1：50 是什么？', '3、4 哪个大？', '三是什么？', '十分、是什么？', '第三个问题？', '一（二）、三？',
  ])
    assert.equal(rest(text), text);
});

test('labels of answers', () => {
  // prettier-ignore
  for (const text of [
    'Answer: yes', 'A: yes', 'Ans: yes', 'A4: yes', 'Answer 4. yes', 'Short answer: yes', 'Réponse : yes',
    'Antwort: yes', 'Ответ: yes', 'А: yes', '答案：yes', 'Solution - yes', '参考答案：yes', '解析：yes', 'Lösung: yes', 'Solución: yes',
  ])
    assert.equal(text.slice(answerLabel(text)), 'yes', text);
  for (const text of ['Answers vary.', 'A model', 'A. Lyon', 'Solutions are many'])
    assert.equal(answerLabel(text), 0, text);
  for (const text of ['Answer', 'Show answer', 'Click to reveal', 'Solution', 'Click here to see the answer'])
    assert.ok(isAnswerLabel(text), text);
  assert.ok(!isAnswerLabel('Answer: yes'));
});

test('questions and tasks in several languages', () => {
  for (const text of ['What is it?', 'is it “this”?', '什么是潮汐？', 'ما هو الرمز؟', 'What is $x$? '])
    assert.ok(endsAsQuestion(text), text);
  for (const text of ['Explain the tides.', 'Please describe X', 'Erkläre das.', 'Warum ist es so'])
    assert.ok(readsAsQuestion(text), text);
  // prettier-ignore
  for (const text of ['Gezeiten', 'Wogen', 'Die Flut', 'Les marées', 'Mareas', 'Marés', 'Море', '潮汐', '什', '区别对待', '総論', 'Θάλασσα'])
    assert.ok(!readsAsQuestion(text), text);
  for (const text of ['Tides', 'Whatever happens', 'Islands', 'Summary'])
    assert.ok(!readsAsQuestion(text), text);
});

test('placeholders are no answers', () => {
  for (const text of [
    'TODO',
    'todo:',
    '…',
    '...',
    '-',
    'N/A',
    'Coming soon!',
    '_No answer yet_',
    'TBD',
    '',
    '待补充',
    '略',
    'Folgt noch',
    'À compléter',
    '準備中',
  ])
    assert.ok(isPlaceholder(text), text);
  for (const text of ['No.', 'None of them.', '42', '∞', 'Yes', 'Pending requests wait.'])
    assert.ok(!isPlaceholder(text), text);
});
