import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderMath } from '#render/text/math.ts';
import { markText } from '#render/text/part-mark.ts';
import { readAnswer } from '../answer/read-answer.ts';
import { samplePage } from '../answer/sample-page.testing.ts';
import { answerText } from './answer-text.ts';

const read = (html: string) => answerText(readAnswer(html, 'questions/one/index.html'));

test('search reads formulas as text and no citation marks', () => {
  const cite = `<sup${markText('citation', { unchecked: false })}><a href="#source-x">1</a></sup>`;
  const html = `<p>Costs ${renderMath('O(n^2)', false)} if<br>${renderMath('a < b', false)}${cite}.</p>`;
  assert.equal(read(`<article>${html}</article>`).content, 'Costs O(n^2) if a < b.');
});

test('blocks end sentences, cells stand apart, and no word is said twice', () => {
  const html = '<h2>Of two</h2><p>So?</p><p>“Yes”</p><table><tr><td>a</td><td>b</td></tr></table>';
  assert.equal(read(`<article>${html}</article>`).content, 'Of two. So? “Yes”. a. b.');
});

test('all that a reader can read is there, with the places of what is looked for', () => {
  const { content, anchors } = read(samplePage());
  for (const said of [
    'Both ways.',
    'import ray',
    'In vacuum. Yes.',
    'Careful. Bright.',
    'A photograph',
    'light waves',
  ])
    assert.ok(content.includes(said), said);
  for (const left of ['Maxwell 1', 'Copy', 'Verdict', 'Simplified.', 'quoted', 'Our calculation', 'Defaults'])
    assert.ok(!content.includes(left), left);
  const words = content.split(' ');
  const places = anchors.map(
    ({ kind, id, location }) => `${kind} ${id}: ${words.slice(location, location + 2).join(' ')}`,
  );
  assert.deepEqual(places, [
    'heading short-answer-heading: Short answer.',
    'heading colour: Colour of',
    'heading light-title: Try. Set',
    'heading in-three-minutes: In three',
    'misconception ether: “It needs',
    'question speed: How fast?',
    'question medium: Where? In',
    'aside also-asked: Also asked',
    'heading sources-heading: Sources. Maxwell.',
  ]);
});
