import assert from 'node:assert/strict';
import { test } from 'node:test';
import { htmlTree } from '#render/text/html-tree.ts';
import { anchorsOf } from './read-answer.ts';

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
