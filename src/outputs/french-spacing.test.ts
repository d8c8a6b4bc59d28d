import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withFrenchSpacing } from './french-spacing.ts';
import { minifiedHtml } from './minified-html.ts';

test('a line of French does not begin with a sign, nor of code or another language is anything changed', () => {
  const html =
    '<h1 title="a ?">Pourquoi « <i>cela</i> » : oui ; <b>et</b> ?</h1><p><code>a ? b : <i>c</i> ;</code> !</p>';
  assert.equal(withFrenchSpacing(html, false), html);
  assert.equal(minifiedHtml(html), html);
  assert.equal(
    withFrenchSpacing(html, true).replaceAll('\u00a0', '_').replaceAll('\u202f', '~'),
    '<h1 title="a ?">Pourquoi «_<i>cela</i>_»_: oui~; <b>et</b>~?</h1><p><code>a ? b : <i>c</i> ;</code>~!</p>',
  );
});
