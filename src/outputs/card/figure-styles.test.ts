import assert from 'node:assert/strict';
import { test } from 'node:test';
import { styledRoot } from './figure-styles.ts';

const plot = styledRoot('svg', 'plot narrow');

test('an element has what the rules for it and for its ancestors say', () => {
  const wrong = plot.child('g', 'series role-wrong').child('path', '');
  assert.equal(wrong.style.get('stroke'), '#b3261e');
  assert.equal(wrong.style.get('stroke-dasharray'), '8 3 2 3');
  assert.equal(plot.child('path', '').style.get('stroke'), undefined);
});

test('the more specific rule holds, then the later one', () => {
  const label = plot.child('text', 'note start series-label role-frozen');
  assert.equal(label.style.get('fill'), '#1f6a94');
  assert.equal(label.style.get('font-size'), '12.5px');
  assert.equal(label.style.get('text-anchor'), 'start');
});

test('children are no descendants further down, and what is excluded is', () => {
  const edge = styledRoot('svg', '').child('g', 'edge dashed');
  assert.equal(edge.child('path', '').style.get('stroke-dasharray'), '5 4');
  assert.equal(edge.child('path', 'tip').style.get('stroke-dasharray'), undefined);
  assert.equal(edge.child('g', '').child('path', '').style.get('stroke-dasharray'), undefined);
});

test('variables fall back and come down from an ancestor; colours are mixed', () => {
  const edge = styledRoot('svg', '').child('g', 'edge');
  assert.equal(edge.child('path', '').style.get('stroke'), '#8b8778');
  const note = styledRoot('svg', '').child('g', 'node role-trainable').child('text', 'note');
  assert.equal(note.style.get('fill'), '#7e410b');
});

test('a variable that no rule defines is named', () => {
  assert.throws(
    () => styledRoot('svg', '').child('g', 'node').child('rect', ''),
    /uses --fill-color, which the styles of figures do not define.*tokens\.css/,
  );
});
