import assert from 'node:assert/strict';
import { test } from 'node:test';
import { htmlTree } from '#render/text/html-tree.ts';
import { anchorsOf, readAnswer } from './read-answer.ts';

const html =
  '<main id="main"><section id="answer"><h3 id="why">Why<a class="anchor" href="#why"></a></h3>' +
  '<p id="figure-x-alt">alt</p><figure data-diagram id="figure-x"></figure><h2 id="code-heading">C</h2>' +
  '<table id="table-why"></table><div data-item="quiz" id="first"><p id="first-question"></p></div>' +
  '<li id="source-a2020x"></li><a href="#lab?rank=2" id="tides-preset-two">x</a>' +
  '<input id="tides-rank"><span class="sidenote" id="derivation">d</span><span id="old"></span></section></main>';

test('anchors are what readers link to, not what labels and controls need', () => {
  assert.deepEqual(anchorsOf(htmlTree(html)), [
    'answer',
    'why',
    'figure-x',
    'table-why',
    'first',
    'source-a2020x',
    'tides-preset-two',
    'old',
  ]);
});

test('what looks like an article in the head is none, and a name with a colon is no element', () => {
  const page = (said: string) =>
    `<!DOCTYPE html><html><head><meta content="${said}"><title>t</title></head><body><main><article><p title="q'><div x-part='short'><x:script src='/x.js'></x:script></div> <b y='">One.</p></article></main></body></html>`;
  const honest = JSON.stringify(readAnswer(page('What is one?'), 'p').content);
  for (const said of ["What is <article x='?", 'What is <article> for?'])
    assert.equal(JSON.stringify(readAnswer(page(said), 'p').content), honest);
  assert.doesNotMatch(
    JSON.stringify(readAnswer('<article><x:script src="/x.js"></x:script></article>', 'p').content),
    /"tag":"x:/,
  );
});
