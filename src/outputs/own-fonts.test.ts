import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { contentDir } from '#project/site.ts';
import { shownPath } from '#project/shown-path.ts';
import { soundFonts } from './own-fonts.ts';

test('fonts are made unless something is wrong with them, or with the settings that name them', () => {
  const fonts = { text: { file: 'fonts/a.woff2', bold: 'fonts/b.woff2', serif: false, license: 'OFL-1.1' } };
  const made = (...wrong: string[]) =>
    soundFonts(
      fonts,
      wrong.map((path) => ({ file: shownPath(join(contentDir, path)), message: 'm' })),
    );
  assert.equal(made(), fonts);
  assert.equal(made('questions/one/index.mdx', 'fonts/abc', 'fonts/a.woff'), fonts);
  for (const wrong of ['book.yaml', 'fonts/a.woff2', 'fonts/b.woff2', 'fonts'])
    assert.equal(made('pages/a.mdx', wrong), undefined, wrong);
});
