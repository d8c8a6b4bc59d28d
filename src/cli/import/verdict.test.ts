import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode } from './read/decode.ts';
import { nowhere } from './documents.testing.ts';
import { planImport } from './plan/plan.ts';

const pageOf = (document: string): string => {
  const content = decode(Buffer.from(document));
  return planImport([{ file: 'x.md', content }], nowhere).pages[0]?.source ?? '';
};
const choices = '## Which?\n\nA. one\nB. two\nC. three\n';

test('the right choice is read from every way to name it', () => {
  // prettier-ignore
  for (const line of [
    'Answer: B', 'Correct answer: B', '**Correct answer:** b', 'The correct answer is B', 'The right option is (B).', 'Correct: B',
    'Antwort: B', 'Richtige Antwort: B', '**Richtige Antwort: B**', '**Richtige Antwort:** B', 'Richtig: B', 'Richtig ist B.',
    'Korrekte Antwort: b', 'Die richtige Antwort ist B.', 'Die richtige Antwort lautet B.', 'Lösung: B) two', 'Musterlösung: B',
    'Bonne réponse : B', 'Réponse correcte : B', 'La bonne réponse est B.', 'La réponse est la B.', 'Réponse : B',
    'Respuesta correcta: B', 'La respuesta correcta es la B.', 'Respuesta: B', 'Resposta correta: B', 'A resposta correta é B.',
    'Gabarito: B', 'Resposta: letra B', '正确答案：B', '【答案】B', '【正确答案】 B', '正确答案为B', '正确答案是 B。', '参考答案：B。', '答：B', '答案为B', '故选B。',
    '正解：B', '正解は B', '正解はBです。', '答え：B', '正解: B',
  ]) {
    const source = pageOf(`${choices}\n${line}\n`);
    assert.match(source, /^shortAnswer: two$/m, line);
    assert.match(source, /<Choice text="two" right>\n\ntwo\n/, line);
    assert.match(pageOf(`${choices}${line}\n`), /^shortAnswer: two$/m, `${line}, right below the choices`);
  }
});

test('what explains the right choice loses its label', () => {
  // prettier-ignore
  for (const label of [
    'Explanation:', 'Erklärung:', 'Begründung:', '**Erläuterung:**', 'Explication :', 'Explicación:', 'Explicação:', '解析：', '【解析】', '解説：',
  ])
    for (const gap of ['\n', '\n\n'])
      assert.match(
        pageOf(`${choices}\n**Antwort: B**${gap}${label} Because.\n`),
        /^shortAnswer: two$[^]*<Choice text="two" right>\n\nBecause\.\n/m,
        label,
      );
});

test('several right choices are named by what they say', () => {
  for (const line of [
    '答案：AC',
    'Answer: A, C',
    'Richtig sind A und C.',
    '正确答案：A、C',
    'Réponses correctes : A et C',
    '正解：A、C',
    '【答案】AC',
  ])
    assert.match(pageOf(`${choices}\n${line}\n`), /^shortAnswer: one; three$/m, line);
});

test('what begins with a letter names no choice', () => {
  for (const line of [
    'Antwort: Bald.',
    'Antwort A ist falsch.',
    'Answer A is wrong.',
    'Answer: ABBA',
    'Richtig: B-Dur',
  ])
    assert.doesNotMatch(pageOf(`${choices}\n${line}\n`), /right>/, line);
});
