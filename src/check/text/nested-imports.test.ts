/** What becomes an import of a page's module is what the check has read, wherever it stands in a text. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mdxToJs } from 'satteri';
import { commonMarkdown } from '#render/text/common-markdown.ts';
import { features } from '#render/text/mdx-tree.ts';
import { reachOf } from '../programs/program-reach.ts';
import { checkText } from './text.ts';

const line = "import NaN from 'data:text/javascript,1//?url'";
/** Each begins and ends blocks of its own. */
const around: readonly (readonly [before: string, after: string])[] = [
  ...['Note', 'div', '', 'details', 'CodeTabs'].map((tag) => [`<${tag}>\n\n`, `\n\n</${tag}>`] as const),
  ...[
    '- ',
    '> ',
    '1. ',
    '    ',
    '| a |\n| --- |\n',
    '[^1]: ',
    'Term\n: ',
    '## A\n',
    '{/* a */}\n\n',
    '\u2028',
  ].map((before) => [before, ''] as const),
  ...[':::note\n', '> [!NOTE]\n> ', '```js\n'].map((before) => [before, '\n:::'] as const),
  ...['$$\n', '<!-- a -->\n', '---\n', '%%a%%\n', '**a**\n\n', '<b>a</b>\n\n'].map(
    (before) => [before, ''] as const,
  ),
];

test('each import of the module that a text becomes is one that the check reports', () => {
  let became = 0;
  for (const [before, after] of around)
    for (const [outer, end] of [['', ''], ...around.slice(0, 4)] as const) {
      const text = `Words.\n\n${outer}${before}${line}${after}${end}\n\nWords {NaN}.\n`;
      let code: string;
      try {
        code = String((mdxToJs(commonMarkdown(text), { features }) as { code?: string }).code ?? '');
      } catch {
        continue;
      }
      if (!reachOf(code, 'tsx').imports.some(({ from }) => from.startsWith('data:'))) continue;
      became += 1;
      const { imports, problems } = checkText(text, 'index.mdx', '.');
      assert.ok(imports.length > 0 || problems.some(({ message }) => /import/.test(message)), text);
    }
  assert.ok(became > 10, String(became));
});
