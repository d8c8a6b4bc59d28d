/** Whatever is typed into search is words at most, and takes no time. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hostileText, runs } from './hostile-text.testing.ts';
import { languageNamed } from './named-language.ts';
import { buildPageIndex } from './page-index.ts';
import { highlighted } from './marked.ts';
import { parseQuery as parse } from './query.ts';
import { rank } from './rank.ts';
import { Terms } from './terms.ts';
import { words } from './tokens.ts';

const english = languageNamed('en');
const parseQuery = (typed: string) => parse(typed, english);

/** Nothing of markup, addresses or space is left in a word. */
const markup = /[\s<>"'`&=/\\:;(){}[\]]/;

test('words are letters and digits, whatever the text', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      for (const word of words(text)) {
        assert.notEqual(word, '');
        assert.doesNotMatch(word, markup);
        assert.equal(typeof english.stem(word), 'string');
      }
    }),
    { numRuns: runs },
  );
});

test('a planted error is found: words that keep what they were cut from', () => {
  assert.throws(() =>
    fc.assert(
      fc.property(hostileText, (text) => {
        for (const word of text.toLowerCase().split(/\s+/)) assert.doesNotMatch(word, markup);
      }),
      { numRuns: runs },
    ),
  );
});

test('any query is taken apart into parts that agree', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const query = parseQuery(text);
      assert.equal(new Set(query.words).size, query.words.length);
      for (const word of [...query.words, ...query.excluded]) assert.doesNotMatch(word, markup);
      for (const phrase of query.phrases) assert.notEqual(phrase.trim(), '');
      if (query.unfinished !== undefined) assert.ok(query.words.includes(query.unfinished));
    }),
    { numRuns: runs },
  );
});

const texts = ['What is rye?', 'How does proofing help?', 'Why do crusts crack?'];
const index = buildPageIndex(
  texts.map((title, at) => ({
    url: `/questions/${at}/`,
    title,
    number: String(at),
    answer: title,
    topics: ['a'],
    difficulty: 'advanced',
    aliases: 'constructor __proto__ toString',
    titles: '',
    headings: '',
    body: `${title} Alert script null undefined.`,
  })),
  english,
);
const terms = new Terms(index.shards.length > 1, english);
const leads = texts.map((_, at) => (at === 0 ? undefined : 1));
for (const shard of index.shards) terms.add(shard);

function judge({ hits, stems }: ReturnType<typeof rank>): void {
  const pages = hits.map(({ page }) => page);
  assert.equal(new Set(pages).size, pages.length);
  for (const [at, { page, score }] of hits.entries()) {
    assert.ok(page >= 0 && page < texts.length);
    assert.ok(Number.isFinite(score) && score <= (hits[at - 1]?.score ?? Infinity), `score ${score}`);
  }
  for (const rarity of stems.values()) assert.ok(Number.isFinite(rarity));
}

test('any query ranks pages that there are, each once, best first', () => {
  fc.assert(
    fc.property(hostileText, fc.boolean(), (text, correct) => {
      const ranked = rank(terms, leads, parseQuery(text), correct);
      judge(ranked);
      const { corrections } = ranked;
      if (!correct) assert.deepEqual(corrections, []);
    }),
    { numRuns: runs },
  );
});

test('a planted error is found: pages worst first, and one twice', () => {
  const ranked = rank(terms, leads, parseQuery('rye alert'));
  assert.ok(ranked.hits.length > 1);
  judge(ranked);
  assert.throws(() => judge({ ...ranked, hits: ranked.hits.toReversed() }), /score/);
  assert.throws(() => judge({ ...ranked, hits: [...ranked.hits, ranked.hits.at(-1)!] }));
});

test('marking a text loses nothing of it', () => {
  fc.assert(
    fc.property(hostileText, hostileText, (text, query) => {
      const stems = new Map(words(query).map((word) => [english.stem(word), 1]));
      assert.equal(
        highlighted(text, stems, english)
          .map(({ text }) => text)
          .join(''),
        text,
      );
    }),
    { numRuns: runs },
  );
});

test('no query of a field’s length takes long', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const query = text.repeat(Math.ceil(200 / Math.max(1, text.length))).slice(0, 200);
      // Time of the processor, which other programs do not lengthen; a pattern that runs away takes minutes.
      const started = process.cpuUsage();
      rank(terms, leads, parseQuery(query));
      const { user } = process.cpuUsage(started);
      assert.ok(user < 1e6, `${user} µs`);
    }),
    { numRuns: runs },
  );
});
