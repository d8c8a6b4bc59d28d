import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markText } from '#render/text/part-mark.ts';
import { samplePage } from '../answer/sample-page.testing.ts';
import { sampleChapter, sampleTools } from './sample-book.testing.ts';
import { xmlError } from './well-formed.testing.ts';

const chapter = (text?: string) => sampleChapter('light', samplePage(text));
const { xhtml } = chapter();

test('parts for the site only are left out: controls, programs, links to aim at, margins', () => {
  assert.doesNotMatch(
    xhtml,
    /<(?:button|form|input|nav|script|details|summary)|data-|tabindex|loading=|class="anchor|Play|Next|“quoted”|>how</,
  );
  assert.equal(xmlError(xhtml), undefined);
});

test('folded parts are unfolded: question, then answer; choices, then which is right and why', () => {
  assert.match(
    xhtml,
    /<section id="speed" class="follow-up"><p class="asked">How fast\?<\/p><p>Very\.<\/p><\/section>/,
  );
  assert.match(
    xhtml,
    /<section id="_7-deep" class="deeper"><p class="deeper-title"><b>Going deeper:<\/b> More<\/p><p>Deep\.<\/p>/,
  );
  assert.match(
    xhtml,
    /<ol class="choices" type="A"><li>In vacuum<\/li><li>In ether<\/li><\/ol><ul class="whys"><li><p><b>A\. Right\.<\/b> Yes\.<\/p><\/li><li><p><b>B\. Wrong\.<\/b> No\.<\/p><\/li><\/ul>/,
  );
  assert.match(xhtml, /<p class="use">Used for: waves\.<\/p>/);
});

test('a lab is its picture and the address where it can be set', () => {
  assert.match(xhtml, /<h3 id="light-title">Try<\/h3><p>Set it\.<\/p>/);
  assert.match(xhtml, /<p class="lab-caption">Bars<\/p><div class="canvas"><svg/);
  assert.match(xhtml, /<a href="https:\/\/book\.example\/questions\/light\/#light-title">book\.example/);
});

test('pictures keep their words, have styles without variables, and names of their own', () => {
  assert.match(xhtml, /viewBox="0 0 10 10"/);
  const tools = sampleTools();
  const drawn = sampleChapter('light', samplePage(), tools).xhtml;
  assert.match(drawn, /aria-describedby="description"><desc id="description">Both ways\.<\/desc>/);
  assert.match(
    drawn,
    /<pattern id="hatch-2" [^>]*patternUnits="userSpaceOnUse"|<pattern id="hatch" [^>]*patternUnits/,
  );
  const patterns = [...drawn.matchAll(/<pattern id="([^"]+)"/g)].map(([, id]) => id);
  const fills = [...drawn.matchAll(/fill="url\(#([^)]+)\)"/g)].map(([, id]) => id);
  assert.equal(new Set(patterns).size, 2);
  assert.deepEqual(fills, patterns);
  assert.match(tools.styles.css(), /\.d\d+\{[^}]*stroke:#b3261e/);
  assert.doesNotMatch(tools.styles.css(), /var\(|light-dark|color-mix/);
});

test('a picture that e-readers may not know is a link, one without words is left out', () => {
  assert.deepEqual(chapter().pictures, ['/assets/a.png']);
  assert.match(
    xhtml,
    /<img src="\/assets\/a\.png" alt="light"\/><a href="\/assets\/b\.webp">A photograph<\/a>/,
  );
  assert.doesNotMatch(
    sampleChapter('x', '<article><img src="/assets/a.png" alt=""></article>').xhtml,
    /<img/,
  );
});

test('marks of one source stand once, how figures follow is listed at the end', () => {
  assert.match(
    xhtml,
    /A wave<sup class="cite"><a href="#source-maxwell" aria-label="Source 1">1<\/a><\/sup><sup>, <\/sup><sup class="cite"><a href="#derivation" epub:type="noteref" role="doc-noteref">=1<\/a><\/sup>/,
  );
  assert.match(
    xhtml,
    /<h2 id="derivations">How this was calculated<\/h2><ol><li id="derivation">Our calculation: 1 \+ 1<\/li><\/ol>/,
  );
});

test('its parts are its headings, its places those that it has', () => {
  const { parts, place } = chapter();
  assert.deepEqual(
    parts.map(({ id, title }) => `${id} ${title}`),
    [
      'short-answer-heading Short answer',
      'colour Colour of light',
      'in-three-minutes In three minutes',
      'sources-heading Sources',
      'derivations How this was calculated',
    ],
  );
  const places = ['figure-old', 'light-stage', 'speed', '7-deep', 'gone'].map(place);
  assert.deepEqual(places, ['light-stage', 'light-stage', 'speed', '_7-deep', undefined]);
});

test('a footnote has a mark that leads to it', () => {
  const mark = `<sup${markText('footnote', { name: 'a', said: 'Why.' })}><a href="#footnote-a">a</a></sup>`;
  const list = `<section><ol${markText('footnotes')} type="a"><li id="footnote-a"><p>Why.</p></li></ol></section>`;
  const { xhtml } = sampleChapter('x', `<article><p>So${mark}.</p>${list}</article>`);
  assert.match(xhtml, /So<sup class="cite"><a href="#footnote-a" epub:type="noteref" role="doc-noteref">a</);
  assert.match(xhtml, /<ol class="footnotes" type="a"><li id="footnote-a"><p>Why\.<\/p><\/li><\/ol>/);
});
