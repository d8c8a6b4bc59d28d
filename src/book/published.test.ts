import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  anchorsOf,
  lostAddresses,
  readPublished,
  withAddresses,
  writePublished,
  type Site,
} from './published.ts';

const page = (inside: string, number = 1) =>
  `<main id="main"><article data-question="${number}" class="a">${inside}</article><p id="announcer"></p></main>`;
const html = page(
  '<section id="answer"><h3 id="why">Why<a class="anchor" href="#why"></a></h3>' +
    '<p id="figure-x-alt">alt</p><figure data-diagram id="figure-x"></figure><h2 id="code-heading">C</h2>' +
    '<table id="table-why"></table><div data-item="quiz" id="first"><p id="first-question"></p></div>' +
    '<li id="source-a2020x"></li><a data-preset href="#lab?rank=2" id="low-rank-preset-two">x</a>' +
    '<input id="low-rank-rank"><span class="sidenote" id="derivation">d</span></section>',
);
const site = (pages: Record<string, { slug: string; html: string }>, topics: string[] = []): Site => ({
  question: (slug) => pages[slug],
  topic: (slug) => topics.includes(slug),
});

test('anchors are what readers link to, not what labels and controls need', () => {
  assert.deepEqual(anchorsOf(html), [
    'answer',
    'why',
    'figure-x',
    'table-why',
    'first',
    'source-a2020x',
    'low-rank-preset-two',
  ]);
});

test('the list only grows, is sorted, and survives being written and read', () => {
  const first = withAddresses({ topics: ['b'], questions: {} }, ['a'], [{ slug: 'one', html }]);
  const second = withAddresses(first, [], [{ slug: 'one', html: page('<h3 id="new">n</h3>', 1) }]);
  assert.deepEqual(second.topics, ['a', 'b']);
  assert.ok(second.questions['one']!.anchors.includes('why'));
  assert.ok(second.questions['one']!.anchors.includes('new'));
  assert.deepEqual(readPublished(writePublished(second)), second);
});

test('what is lost is told with its remedy; what has moved is not lost', () => {
  const published = withAddresses({ topics: [], questions: {} }, ['t'], [{ slug: 'one', html }]);
  const lost = (pages: Parameters<typeof site>[0], topics = ['t']) =>
    lostAddresses(published, site(pages, topics), 'published.yaml').map(
      ({ message, fix }) => `${message} ${fix}`,
    );
  assert.deepEqual(lost({ one: { slug: 'one', html } }), []);
  assert.match(
    lost({ one: { slug: 'one', html } }, [])[0]!,
    /topic \/topics\/t\/ was published.*formerly: \[t\]/,
  );
  assert.match(lost({})[0]!, /\/questions\/one\/ was published.*formerly: \[one\]/);
  assert.match(
    lost({ one: { slug: 'one', html: html.replace('id="why"', 'id="whys"') } })[0]!,
    /#why was published and is no more.*\{#why\}.*"why: whys" to "moved"/,
  );
  const landed = html.replace('id="why">', 'id="whys"><span class="landing" id="why"></span>');
  assert.deepEqual(lost({ one: { slug: 'two', html: landed } }), []);
  assert.match(
    lost({ one: { slug: 'one', html: html.replace('question="1"', 'question="2"') } })[0]!,
    /number 1 and is now 2/,
  );
});
